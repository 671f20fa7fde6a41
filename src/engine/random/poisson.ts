import { type Inverse, momentInverse, tableInverse } from "./counts.js";
import type { Law } from "./law.js";
import { checkNonNegative } from "./parameters.js";
import type { Sampler, UniformSource } from "./stream.js";

/** Parameters of the Poisson law. */
export interface PoissonParameters {
  /** Mean count, at least 0. */
  readonly mean: number;
}

/**
 * How many independent rare events happen: P(k) = exp(-mean) mean^k / k!. Mean and variance `mean`. Inversion
 * of one uniform, by a table up to a mean of 10,000 and by the moments above.
 */
export function poisson(source: UniformSource, { mean }: PoissonParameters): Sampler {
  checkNonNegative("poisson", "mean", mean);
  const { uniform } = source;
  const inverse = poissonInverse(mean);
  return () => inverse(uniform());
}

/** @internal Inverse of the Poisson law of a mean that was checked. */
export function poissonInverse(mean: number): Inverse {
  if (mean <= 1e4) return tableInverse(Math.floor(mean), (k) => mean / (k + 1));
  return momentInverse(mean, mean, 1 / Math.sqrt(mean), 1 / mean);
}

/** @internal */
export const poissonLaw: Law<PoissonParameters> = { sampler: poisson, mean: moment, variance: moment };

function moment({ mean }: PoissonParameters): number {
  checkNonNegative("poisson", "mean", mean);
  return mean;
}
