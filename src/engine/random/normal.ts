import type { Law } from "./law.js";
import { checkFinite, checkPositive } from "./parameters.js";
import { normalQuantile } from "./special/normal.js";
import { HALF_STEP, type Sampler, type UniformSource } from "./stream.js";

/** Parameters of the normal law. */
export interface NormalParameters {
  /** Mean, any finite number, in the unit of what is drawn. */
  readonly mean: number;
  /** Standard deviation, above 0, in the same unit. */
  readonly standardDeviation: number;
}

/**
 * The normal law: mean `mean`, variance standardDeviation^2. It can be negative: for a duration take the
 * truncated one, or another law. Inversion of one uniform (Wichura 1988, AS 241).
 */
export function normal(source: UniformSource, parameters: NormalParameters): Sampler {
  checkNormal("normal", parameters);
  const { mean, standardDeviation } = parameters;
  const { uniform } = source;
  return () => mean + standardDeviation * normalQuantile(uniform() + HALF_STEP);
}

/** @internal */
export const normalLaw: Law<NormalParameters> = {
  sampler: normal,
  mean(parameters) {
    checkNormal("normal", parameters);
    return parameters.mean;
  },
  variance(parameters) {
    checkNormal("normal", parameters);
    return parameters.standardDeviation ** 2;
  },
  scale: ({ mean, standardDeviation }, factor) => ({
    mean: mean * factor,
    standardDeviation: standardDeviation * factor,
  }),
};

/** @internal Refuses what is no mean and no standard deviation. */
export function checkNormal(law: string, { mean, standardDeviation }: NormalParameters): void {
  checkFinite(law, "mean", mean);
  checkPositive(law, "standardDeviation", standardDeviation);
}
