/** Sites: origins, staging points, destinations. */
export { Destination } from "./destination.js";
export { Gate } from "./gate.js";
export type * from "./options.js";
export { Origin } from "./origin.js";
export { Platform } from "./platform.js";
export { Staging } from "./staging.js";
