// Which levers buy the most for the least.
export type { LeverChoice } from "./levers.js";
export { type Candidate, type Goals, type OptimiseOptions, type Optimum, optimise } from "./optimise.js";
export { paretoFront } from "./pareto.js";
export { Selection, type SelectionOptions } from "./selection.js";
