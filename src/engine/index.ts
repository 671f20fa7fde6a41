/** The simulation kernel: events, processes, resources, statistics and random streams. */

export { Batcher, type BatcherOptions } from "./batcher.js";
export { type BreakdownOptions, Breakdowns } from "./breakdowns.js";
export { CapacitySchedule, type CapacityScheduleOptions, type CapacityStep } from "./capacity-schedule.js";
export { Claim, type PreemptionPolicy, type RequestOptions } from "./claim.js";
export { Condition } from "./condition.js";
export { allOf, anyOf, type ValuesOf, within } from "./conditions.js";
export {
  DeadlockError,
  Interrupt,
  LivelockError,
  Preempted,
  ProcessError,
  ProcessKilled,
  SimulationError,
  type Waiting,
} from "./errors.js";
export { SimEvent, type Wait } from "./event.js";
export { type EventHandle, EventList } from "./event-list.js";
export { Gate } from "./gate.js";
export type { Clock, EventKind } from "./kernel.js";
export { Level, type LevelOptions } from "./level.js";
export { Priority } from "./priority.js";
export { Process, type ProcessBody, type ProcessOptions } from "./process.js";
export { QueueStatistics } from "./queue-statistics.js";
export * from "./random/index.js";
export { Recurrence } from "./recurrence.js";
export { Resource, type ResourceOptions } from "./resource.js";
export { Simulation, type SimulationOptions } from "./simulation.js";
export * from "./statistics/index.js";
export { Store, type StoreOptions } from "./store.js";
export { Ticket } from "./ticket.js";
export {
  TraceMismatch,
  type TraceObserver,
  type TraceRecord,
  TraceVerifier,
  traceHeader,
  traceLine,
  writeTrace,
} from "./trace.js";
