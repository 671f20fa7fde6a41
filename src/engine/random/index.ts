/** Random numbers: named streams, the laws drawn from them, and processes of events in time. */
export { type BetaParameters, beta } from "./beta.js";
export { type BinomialParameters, binomial } from "./binomial.js";
export { type ConstantParameters, constant } from "./constant.js";
export { type DiscreteParameters, discrete } from "./discrete.js";
export {
  type Distribution,
  type DistributionKind,
  type MixtureParameters,
  meanOf,
  mixture,
  type ParametersOf,
  sampler,
  scaleDistribution,
  varianceOf,
} from "./distribution.js";
export { type EmpiricalParameters, empirical } from "./empirical.js";
export { type ErlangParameters, erlang } from "./erlang.js";
export { type ExponentialParameters, exponential } from "./exponential.js";
export { type GammaParameters, gamma } from "./gamma.js";
export { type GeometricParameters, geometric } from "./geometric.js";
export { Hawkes, type HawkesParameters } from "./hawkes.js";
export { logUniform } from "./log-uniform.js";
export { type LognormalParameters, lognormal } from "./lognormal.js";
export { type NegativeBinomialParameters, negativeBinomial } from "./negative-binomial.js";
export {
  type NextArrival,
  type NonHomogeneousPoissonParameters,
  nonHomogeneousPoisson,
} from "./non-homogeneous-poisson.js";
export { type NormalParameters, normal } from "./normal.js";
export { pert } from "./pert.js";
export { type PoissonParameters, poisson } from "./poisson.js";
export { type PowerLawParameters, powerLaw } from "./power-law.js";
export { IncompleteBeta } from "./special/incomplete-beta.js";
export { IncompleteGamma } from "./special/incomplete-gamma.js";
export { normalQuantile } from "./special/normal.js";
export { deriveStream, RandomStream, type Sampler, type UniformSource } from "./stream.js";
export { type TriangularParameters, triangular } from "./triangular.js";
export { type TruncatedNormalParameters, truncatedNormal } from "./truncated-normal.js";
export { type UniformParameters, uniform } from "./uniform.js";
export { type WeibullParameters, weibull } from "./weibull.js";
