/** Routes and their legs, border posts, weather. */
export { Border } from "./border.js";
export type * from "./options.js";
export { Route } from "./route.js";
export { Weather } from "./weather.js";
