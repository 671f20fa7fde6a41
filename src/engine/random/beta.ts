import type { Law } from "./law.js";
import { badParameter, checkAtLeast, checkFinite, checkWidth } from "./parameters.js";
import { IncompleteBeta } from "./special/incomplete-beta.js";
import { HALF_STEP, type Sampler, type UniformSource } from "./stream.js";

/** Parameters of the beta law. */
export interface BetaParameters {
  /** First shape, above 0 (from 1e-300) and at most 1e10. */
  readonly alpha: number;
  /** Second shape, as the first. */
  readonly beta: number;
  /** Least value, in the unit of what is drawn; default 0. */
  readonly low?: number;
  /** Greatest value, at least `low`; default 1. */
  readonly high?: number;
}

/**
 * A share, or another quantity between two ends. With s = alpha + beta: mean low + (high - low) alpha / s,
 * variance (high - low)^2 alpha beta / (s^2 (s + 1)). Inversion of one uniform through the incomplete beta
 * function (one or two microseconds), not rejection, which uses a varying number of uniforms (Devroye 1986, IX.4).
 */
export function beta(source: UniformSource, parameters: BetaParameters): Sampler {
  const { alpha, beta, low, width } = resolve(parameters);
  return betaSampler(source, alpha, beta, low, width);
}

/** @internal The beta law with parameters that were checked. */
export function betaSampler(
  { uniform }: UniformSource,
  alpha: number,
  beta: number,
  low: number,
  width: number,
): Sampler {
  const law = new IncompleteBeta(alpha, beta);
  return () => low + width * law.quantile(uniform() + HALF_STEP);
}

/** @internal */
export const betaLaw: Law<BetaParameters> = {
  sampler: beta,
  mean(parameters) {
    const { alpha, beta, low, width } = resolve(parameters);
    return low + (width * alpha) / (alpha + beta);
  },
  variance(parameters) {
    const { alpha, beta, width } = resolve(parameters);
    const sum = alpha + beta;
    return (width * width * alpha * beta) / (sum * sum * (sum + 1));
  },
  scale: ({ alpha, beta, low = 0, high = 1 }, factor) => ({
    alpha,
    beta,
    low: low * factor,
    high: high * factor,
  }),
};

/** Shapes beyond these leave no spread, or nothing but the two ends, that the incomplete beta function could tell. */
const [LEAST_SHAPE, GREATEST_SHAPE] = [1e-300, 1e10];

function checkShape(parameter: string, shape: number): void {
  if (!(shape >= LEAST_SHAPE && shape <= GREATEST_SHAPE)) {
    throw badParameter("beta", parameter, shape, `a number from ${LEAST_SHAPE} to ${GREATEST_SHAPE}`);
  }
}

function resolve({ alpha, beta, low = 0, high = 1 }: BetaParameters): {
  alpha: number;
  beta: number;
  low: number;
  width: number;
} {
  checkShape("alpha", alpha);
  checkShape("beta", beta);
  checkFinite("beta", "low", low);
  checkAtLeast("beta", "high", high, low, "low");
  checkWidth("beta", low, high);
  return { alpha, beta, low, width: high - low };
}
