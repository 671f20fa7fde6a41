/** Collectors of what happens in a simulation. */
export { Tally } from "./tally.js";
export { TimeWeighted } from "./time-weighted.js";
