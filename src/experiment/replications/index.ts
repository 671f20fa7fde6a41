// Running replications and reducing them in order.
export { type Collected, Collector } from "./collector.js";
export { madeInTurn, type PointsOptions, runPoints, type Variants } from "./points.js";
export {
  type Batch,
  localPool,
  type Replicate,
  type ReplicationPool,
  runTask,
  type Seed,
  type Task,
  type WholeBatch,
} from "./pool.js";
export {
  type Progress,
  type RunOptions,
  type RunResult,
  runReplications,
  type StoppingRule,
} from "./run.js";
export { type Job, type Numbered, type StreamOptions, streamReplications } from "./stream.js";
