// Where to look: points in the space of inputs.
export { type Factor, type Inputs, inputsAt, quantileOf } from "./factor.js";
export { grid } from "./grid.js";
export { latinHypercube, shuffled } from "./latin-hypercube.js";
export { sobolPoints } from "./sobol-sequence.js";
