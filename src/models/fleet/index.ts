/** Vehicles and their crews, escort teams, overwatch. */
export { Fleet } from "./fleet.js";
export type * from "./options.js";
export { modes } from "./options.js";
export { Overwatch } from "./overwatch.js";
export { TeamPool } from "./team-pool.js";
export { Vehicle } from "./vehicle.js";
