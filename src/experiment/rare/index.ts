// Probabilities too small to count.
export { pilotRounds, type RareOptions, type RareResult, rareEvent, smallestPilot } from "./importance.js";
export { rareScenarioEvent, type ScenarioEvent, type ScenarioRareOptions } from "./scenario.js";
export {
  multilevelSplitting,
  type SplittingEstimate,
  type SplittingOptions,
  type SplittingProcess,
} from "./splitting.js";
export { hazardWeight, type RareEstimate, weightedProbability } from "./weighted.js";
