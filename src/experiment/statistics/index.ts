// Estimates and intervals from independent replications.
export { quantileSorted } from "../../engine/index.js";
export { defaultConfidence, type Interval } from "./interval.js";
export {
  betaQuantile,
  binomialQuantile,
  chiSquareProbability,
  chiSquareQuantile,
  normalHalfWidth,
  normalProbability,
  signTestProbability,
  studentProbability,
  studentQuantile,
} from "./laws.js";
export { estimateMean, halfWidth, type MeanEstimate } from "./mean.js";
export { clopperPearsonInterval, proportionInterval, wilsonInterval } from "./proportion.js";
export { quantileRanks, type RankInterval } from "./quantile.js";
export { type BatchMeans, batchMeans, warmUpLength } from "./steady-state.js";
