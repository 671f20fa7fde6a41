import type { Law } from "./law.js";
import { checkNormal, type NormalParameters } from "./normal.js";
import { badParameter, checkFinite } from "./parameters.js";
import { IncompleteGamma } from "./special/incomplete-gamma.js";
import { normalQuantile } from "./special/normal.js";
import { HALF_STEP, type Sampler, type UniformSource } from "./stream.js";

/** Parameters of the normal law cut off below: mean and standard deviation are those before the cut. */
export interface TruncatedNormalParameters extends NormalParameters {
  /** Least value; default 0. */
  readonly minimum?: number;
}

/**
 * A normal quantity of which only values above `minimum` count. With a = (minimum - mean) / sd and
 * h = phi(a) / (1 - Phi(a)): mean mean + sd h, variance sd^2 (1 + a h - h^2) (Johnson, Kotz and
 * Balakrishnan 1994, 10.1). Inversion of one uniform, counted from the upper tail so that no digits are lost.
 */
export function truncatedNormal(source: UniformSource, parameters: TruncatedNormalParameters): Sampler {
  const { mean, deviation, share } = resolve(parameters);
  const { uniform } = source;
  return () => mean - deviation * normalQuantile(share * (1 - HALF_STEP - uniform()));
}

/** @internal */
export const truncatedNormalLaw: Law<TruncatedNormalParameters> = {
  sampler: truncatedNormal,
  mean(parameters) {
    const { mean, deviation, hazard } = resolve(parameters);
    return mean + deviation * hazard;
  },
  variance(parameters) {
    const { deviation, cut, hazard } = resolve(parameters);
    return deviation * deviation * (1 + cut * hazard - hazard * hazard);
  },
  scale: ({ mean, standardDeviation, minimum = 0 }, factor) => ({
    mean: mean * factor,
    standardDeviation: standardDeviation * factor,
    minimum: minimum * factor,
  }),
};

const half = new IncompleteGamma(0.5);

/** A cut so many deviations below the mean cuts nothing off that a number can show; nothing is asked for further out. */
const NO_CUT = -40;

/** The share of the standard normal law above x. */
function upperTail(x: number): number {
  const beyond = half.upper((x * x) / 2) / 2;
  return x < 0 ? 1 - beyond : beyond;
}

function resolve(parameters: TruncatedNormalParameters): {
  mean: number;
  deviation: number;
  /** The cut, in standard deviations from the mean. */
  cut: number;
  /** What is left of the law above the cut. */
  share: number;
  /** Density over share at the cut. */
  hazard: number;
} {
  checkNormal("truncatedNormal", parameters);
  const { mean, standardDeviation: deviation, minimum = 0 } = parameters;
  checkFinite("truncatedNormal", "minimum", minimum);
  const cut = Math.max(NO_CUT, (minimum - mean) / deviation);
  if (cut > 35) {
    throw badParameter(
      "truncatedNormal",
      "minimum",
      minimum,
      "at most 35 standard deviations above the mean",
    );
  }
  const share = upperTail(cut);
  return { mean, deviation, cut, share, hazard: Math.exp((-cut * cut) / 2) / Math.sqrt(2 * Math.PI) / share };
}
