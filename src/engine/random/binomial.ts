import { type Inverse, momentInverse, tableInverse } from "./counts.js";
import type { Law } from "./law.js";
import { checkProbability, checkWhole } from "./parameters.js";
import type { Sampler, UniformSource } from "./stream.js";

/** Parameters of the binomial law. */
export interface BinomialParameters {
  /** Number of trials, a whole number of at least 0. */
  readonly trials: number;
  /** Chance of success in each, from 0 to 1. */
  readonly probability: number;
}

/**
 * How many of n trials succeed. Mean n p, variance n p (1 - p). Inversion of one uniform, by a table up to a
 * variance of 10,000 and by the moments above.
 */
export function binomial(source: UniformSource, parameters: BinomialParameters): Sampler {
  check(parameters);
  const { uniform } = source;
  const inverse = binomialInverse(parameters.trials, parameters.probability);
  return () => inverse(uniform());
}

function binomialInverse(n: number, p: number): Inverse {
  if (p === 0) return () => 0;
  if (p === 1) return () => n;
  const odds = p / (1 - p);
  const variance = n * p * (1 - p);
  if (variance <= 1e4) {
    return tableInverse(Math.min(n, Math.floor((n + 1) * p)), (k) => ((n - k) / (k + 1)) * odds);
  }
  return momentInverse(n * p, variance, (1 - 2 * p) / Math.sqrt(variance), 1 / variance - 6 / n);
}

/** @internal */
export const binomialLaw: Law<BinomialParameters> = {
  sampler: binomial,
  mean(parameters) {
    check(parameters);
    return parameters.trials * parameters.probability;
  },
  variance(parameters) {
    check(parameters);
    return parameters.trials * parameters.probability * (1 - parameters.probability);
  },
};

function check({ trials, probability }: BinomialParameters): void {
  checkWhole("binomial", "trials", trials, 0);
  checkProbability("binomial", "probability", probability);
}
