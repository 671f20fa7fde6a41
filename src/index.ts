/** Discrete-event simulation, and what is built on it for planning transfers of people in custody or care. */
export * from "./engine/index.js";
