/** Convoys: how they form, when they may depart, how they travel. */
export { Convoy } from "./convoy.js";
export { ConvoyNeeds } from "./convoy-needs.js";
export { ConvoyService } from "./convoy-service.js";
export type { DepartureRecord } from "./decision.js";
export { Dispatcher } from "./dispatcher.js";
export { type HoldReason, holdReasons } from "./hold-clock.js";
export * from "./options.js";
