/** Phases of a transfer: what starts, paces, stops and clears them. */
export * from "./options.js";
export { Phases } from "./phases.js";
