/** The simulation kernel: events, processes, resources, statistics and random streams. */
export { Claim, type PreemptionPolicy, type RequestOptions } from "./claim.js";
export { allOf, anyOf, within } from "./conditions.js";
export {
  DeadlockError,
  Interrupt,
  LivelockError,
  ProcessError,
  ProcessKilled,
  SimulationError,
  type Waiting,
} from "./errors.js";
export { SimEvent, type Wait } from "./event.js";
export { type EventHandle, EventList } from "./event-list.js";
export type { Clock } from "./kernel.js";
export { Priority } from "./priority.js";
export { Process, type ProcessBody, type ProcessOptions } from "./process.js";
export { QueueStatistics } from "./queue-statistics.js";
export * from "./random/index.js";
export { Recurrence } from "./recurrence.js";
export { Resource, type ResourceOptions } from "./resource.js";
export { Simulation, type SimulationOptions, type TraceRecord } from "./simulation.js";
export * from "./statistics/index.js";
