// Experiments: from one replication to figures one can decide on. Plain data in, plain data out; runs in a
// browser. The thread pool and the journal, which need Node, are in ./node/index.js.
export * from "./compare/index.js";
export * from "./design/index.js";
export { ExperimentError, ReplicationError } from "./errors.js";
export * from "./forecast/index.js";
export { type Journey, journey, type Move } from "./journey.js";
export { checkMeasures, estimateMeasure, type MeasureEstimate, measureValues } from "./measure.js";
export { type FilledPart, mergeParts } from "./merge.js";
export * from "./optimise/index.js";
export {
  type PrecisionOfDifference,
  type PrecisionOptions,
  PrecisionRule,
  type PrecisionVerdict,
} from "./precision.js";
export * from "./rare/index.js";
export { replicate, replicateEach, replicateSubject, type Subject } from "./replicate.js";
export * from "./replications/index.js";
export { type ReplicationRow, Rows } from "./rows.js";
export { drawnInputs, inputSetter, type ScenarioInput, scenarioInputs } from "./scenario-inputs.js";
export * from "./sensitivity/index.js";
export {
  checkSameRun,
  type Identity,
  orderParts,
  type Part,
  parseShard,
  type Range,
  type Shard,
  shardRange,
} from "./shards.js";
export { type StageSummary, Stages } from "./stages.js";
export * from "./statistics/index.js";
export { quantileEstimate, summarise, summariseIndicator, summariseOutput } from "./summarise.js";
export {
  type Bounded,
  beyondHorizon,
  type OutputSummary,
  type ProbabilitySummary,
  type QuantileEstimate,
  type QuantileName,
  type Summary,
  summaryQuantiles,
} from "./summary.js";
export { type Setting, type SweepRow, sweepTable } from "./sweep.js";
export { type Axis, sweepSettings } from "./sweep-settings.js";
export { type Bands, bandQuantiles, type SeriesBand, Timeline } from "./timeline.js";
