/** Random numbers: named streams and the laws drawn from them. */
export { type ConstantParameters, constant } from "./constant.js";
export {
  type Distribution,
  type DistributionKind,
  meanOf,
  type ParametersOf,
  sampler,
  varianceOf,
} from "./distribution.js";
export { type ExponentialParameters, exponential } from "./exponential.js";
export { type LognormalParameters, lognormal } from "./lognormal.js";
export { deriveStream, RandomStream, type Sampler, type UniformSource } from "./stream.js";
export { type TriangularParameters, triangular } from "./triangular.js";
export { type UniformParameters, uniform } from "./uniform.js";
