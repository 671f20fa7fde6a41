import type { Law } from "./law.js";
import { checkPositive } from "./parameters.js";
import { HALF_STEP, type Sampler, type UniformSource } from "./stream.js";

/** Parameters of the exponential law. */
export interface ExponentialParameters {
  /** Mean, above 0, in the unit of what is drawn (the rate is 1 / mean). */
  readonly mean: number;
}

/**
 * The time to an event that is as likely in each moment as in any other. Density exp(-x / mean) / mean on
 * x > 0; mean `mean`, variance mean^2. Inversion of one uniform (Devroye 1986, II.2): values rise with it.
 */
export function exponential(source: UniformSource, { mean }: ExponentialParameters): Sampler {
  checkPositive("exponential", "mean", mean);
  const { uniform } = source;
  return () => -mean * Math.log(1 - HALF_STEP - uniform());
}

/** @internal */
export const exponentialLaw: Law<ExponentialParameters> = {
  sampler: exponential,
  mean({ mean }) {
    checkPositive("exponential", "mean", mean);
    return mean;
  },
  variance({ mean }) {
    checkPositive("exponential", "mean", mean);
    return mean * mean;
  },
  scale: ({ mean }, factor) => ({ mean: mean * factor }),
};
