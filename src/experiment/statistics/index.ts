// Estimates and intervals from independent replications.
export { defaultConfidence, type Interval } from "./interval.js";
export {
  betaQuantile,
  binomialQuantile,
  chiSquareProbability,
  chiSquareQuantile,
  normalProbability,
  normalQuantile,
  signTestProbability,
  studentProbability,
  studentQuantile,
} from "./laws.js";
export { estimateMean, halfWidth, type MeanEstimate } from "./mean.js";
export { clopperPearsonInterval, proportionInterval, wilsonInterval } from "./proportion.js";
export { quantileRanks, quantileSorted, type RankInterval } from "./quantile.js";
