import type { Law } from "./law.js";
import { badParameter, checkAtLeast, checkPositive, checkRatio, LARGEST_CV } from "./parameters.js";
import { normalQuantile } from "./special/normal.js";
import { HALF_STEP, type Sampler, type UniformSource } from "./stream.js";

/** Parameters of the lognormal law, in one of the two ways people know them. */
export type LognormalParameters =
  | {
      /** The value that half of the draws stay below; above 0, in the unit of what is drawn. */
      readonly median: number;
      /** The value that nine in ten stay below; at least the median. */
      readonly p90: number;
    }
  | {
      /** Mean, above 0, in the unit of what is drawn. */
      readonly mean: number;
      /** Coefficient of variation (standard deviation over mean), above 0. */
      readonly cv: number;
    };

/**
 * A positive quantity whose logarithm is normal (mu, sigma): many service and travel times. Mean
 * exp(mu + sigma^2 / 2), variance mean^2 (exp(sigma^2) - 1). From median and p90: mu = ln median, sigma =
 * ln(p90 / median) / z(0.9); from mean and cv: sigma^2 = ln(1 + cv^2), mu = ln mean - sigma^2 / 2
 * (Law 2015, 8.3.3). Inversion of one uniform through the normal quantile.
 */
export function lognormal(source: UniformSource, parameters: LognormalParameters): Sampler {
  const { mu, sigma } = logScale(parameters);
  const { uniform } = source;
  return () => Math.exp(mu + sigma * normalQuantile(uniform() + HALF_STEP));
}

/** @internal */
export const lognormalLaw: Law<LognormalParameters> = {
  sampler: lognormal,
  mean(parameters) {
    const { mu, sigma } = logScale(parameters);
    return Math.exp(mu + (sigma * sigma) / 2);
  },
  variance(parameters) {
    const { mu, sigma } = logScale(parameters);
    const spread = sigma * sigma;
    // So wide that 1 does not count beside exp(spread), which may be beyond all numbers where the product is not.
    if (spread > WIDE) return Math.exp(2 * mu + 2 * spread);
    return Math.exp(2 * mu + spread) * Math.expm1(spread);
  },
  scale: (parameters, factor) =>
    "median" in parameters
      ? { median: parameters.median * factor, p90: parameters.p90 * factor }
      : { mean: parameters.mean * factor, cv: parameters.cv },
};

/** From this variance of the logarithm on, exp of it is beyond what a number can say, or nearly. */
const WIDE = 700;

const z90 = normalQuantile(0.9);

function logScale(parameters: LognormalParameters): { mu: number; sigma: number } {
  if ("median" in parameters) {
    const { median, p90 } = parameters;
    checkPositive("lognormal", "median", median);
    checkAtLeast("lognormal", "p90", p90, median, "median");
    checkRatio("lognormal", "p90", p90, median, "median");
    return { mu: Math.log(median), sigma: Math.log(p90 / median) / z90 };
  }
  if ("mean" in parameters) {
    const { mean, cv } = parameters;
    checkPositive("lognormal", "mean", mean);
    checkPositive("lognormal", "cv", cv);
    if (cv > LARGEST_CV) throw badParameter("lognormal", "cv", cv, `at most ${LARGEST_CV}`);
    const variance = Math.log1p(cv * cv);
    return { mu: Math.log(mean) - variance / 2, sigma: Math.sqrt(variance) };
  }
  throw badParameter("lognormal", "median", undefined, "given with p90, or mean with cv in their place");
}
