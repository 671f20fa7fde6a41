// Probabilities too small to count.
export { type RareOptions, type RareResult, rareEvent } from "./importance.js";
export { rareScenarioEvent, type ScenarioEvent, type ScenarioRareOptions } from "./scenario.js";
export {
  multilevelSplitting,
  type SplittingEstimate,
  type SplittingOptions,
  type SplittingProcess,
} from "./splitting.js";
export { hazardWeight, type RareEstimate, weightedProbability } from "./weighted.js";
