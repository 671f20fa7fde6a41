import { gammaSampler } from "./gamma.js";
import type { Law } from "./law.js";
import { checkPositive, checkRatio } from "./parameters.js";
import { poissonInverse } from "./poisson.js";
import type { Sampler, UniformSource } from "./stream.js";

/** Parameters of the negative binomial law. */
export interface NegativeBinomialParameters {
  /** Mean count, above 0. */
  readonly mean: number;
  /** Dispersion r, above 0: the smaller, the more spread; as it grows the law becomes Poisson. */
  readonly dispersion: number;
}

/**
 * Counts more spread than Poisson ones, and the failures before the r-th success of trials with chance
 * r / (r + mean). Mean `mean`, variance mean + mean^2 / dispersion. Two uniforms: a Poisson count whose mean
 * is a gamma variable (Devroye 1986, X.4.7), both by inversion, so that values rise with each of them.
 */
export function negativeBinomial(source: UniformSource, parameters: NegativeBinomialParameters): Sampler {
  check(parameters);
  const { mean, dispersion } = parameters;
  const { uniform } = source;
  const rate = gammaSampler(source, dispersion, mean / dispersion);
  return () => poissonInverse(rate())(uniform());
}

/** @internal */
export const negativeBinomialLaw: Law<NegativeBinomialParameters> = {
  sampler: negativeBinomial,
  mean(parameters) {
    check(parameters);
    return parameters.mean;
  },
  variance(parameters) {
    check(parameters);
    return parameters.mean + parameters.mean ** 2 / parameters.dispersion;
  },
};

function check({ mean, dispersion }: NegativeBinomialParameters): void {
  checkPositive("negativeBinomial", "mean", mean);
  checkPositive("negativeBinomial", "dispersion", dispersion);
  checkRatio("negativeBinomial", "mean", mean, dispersion, "dispersion");
}
