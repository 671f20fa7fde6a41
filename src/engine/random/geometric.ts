import type { Law } from "./law.js";
import { badParameter } from "./parameters.js";
import { HALF_STEP, type Sampler, type UniformSource } from "./stream.js";

/** Parameters of the geometric law. */
export interface GeometricParameters {
  /** Chance of success in each trial, above 0, at most 1. */
  readonly probability: number;
}

/**
 * How many trials fail before the first that succeeds: 0, 1, 2, … With p the probability: mean (1 - p) / p,
 * variance (1 - p) / p^2. Inversion of one uniform (Devroye 1986, X.2).
 */
export function geometric(source: UniformSource, parameters: GeometricParameters): Sampler {
  check(parameters);
  const { uniform } = source;
  const logFailure = Math.log1p(-parameters.probability);
  return () => Math.floor(Math.log(1 - HALF_STEP - uniform()) / logFailure);
}

/** @internal */
export const geometricLaw: Law<GeometricParameters> = {
  sampler: geometric,
  mean(parameters) {
    check(parameters);
    return (1 - parameters.probability) / parameters.probability;
  },
  variance(parameters) {
    check(parameters);
    return (1 - parameters.probability) / parameters.probability ** 2;
  },
};

function check({ probability }: GeometricParameters): void {
  if (!(probability > 0 && probability <= 1)) {
    throw badParameter("geometric", "probability", probability, "a number above 0 and at most 1");
  }
}
