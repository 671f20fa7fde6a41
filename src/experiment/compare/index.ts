// Which scenario is better, and is the difference more than chance?
export {
  type CompareOptions,
  type Comparison,
  type Contender,
  compare,
  type Finding,
  type OutputDifference,
  type ProbabilityDifference,
} from "./compare.js";
export { holm } from "./holm.js";
export { type PairedProbabilities, pairedProbabilities } from "./mcnemar.js";
export { type PairedDifference, pairedDifference } from "./paired.js";
export { nameOnSide, sideBySide, sidesOf } from "./side-by-side.js";
