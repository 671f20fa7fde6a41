import { normalQuantile } from "./special/normal.js";
import { HALF_STEP } from "./stream.js";

/** Gives the value of a law at a uniform in [0, 1); larger uniforms give no smaller values. */
export type Inverse = (u: number) => number;

/**
 * The first index whose cumulated weight is above u; the last when none is.
 *
 * @param cumulated rising numbers
 */
export function searchCumulated(cumulated: Float64Array, u: number): number {
  let low = 0;
  let high = cumulated.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cumulated[middle] ?? 1) > u) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Inverse of a law on whole numbers with a single peak, from a table of its cumulated probabilities: the
 * weights are found from the peak outwards by their ratios, so that nothing overflows, down to where
 * a uniform cannot reach, and then divided by their sum.
 *
 * @param peak the likeliest value
 * @param ratio probability of k + 1 over probability of k
 */
export function tableInverse(peak: number, ratio: (k: number) => number): Inverse {
  const negligible = 1e-18;
  const below: number[] = [];
  for (let k = peak, weight = 1; k > 0; k--) {
    weight /= ratio(k - 1);
    if (!(weight > negligible)) break;
    below.push(weight);
  }
  const weights = below.reverse();
  const first = peak - weights.length;
  for (let k = peak, weight = 1; weight > negligible; k++) {
    weights.push(weight);
    weight *= ratio(k);
  }
  const cumulated = new Float64Array(weights.length);
  let sum = 0;
  for (const [index, weight] of weights.entries()) {
    sum += weight;
    cumulated[index] = sum;
  }
  for (let index = 0; index < cumulated.length; index++) cumulated[index] = (cumulated[index] ?? 0) / sum;
  return (u) => first + searchCumulated(cumulated, u);
}

/**
 * Inverse of a law on whole numbers with a large variance, from its first four moments: Cornish and Fisher
 * 1937 (Hill and Davis 1968, Ann. Math. Statist. 39, 1264) with Sheppard's correction for the step of 1. At a
 * variance of 10,000 the distribution function is right to about 1e-7.
 */
export function momentInverse(mean: number, variance: number, skewness: number, excess: number): Inverse {
  const deviation = Math.sqrt(variance - 1 / 12);
  return (u) => {
    const z = normalQuantile(u + HALF_STEP);
    const skewed = ((z * z - 1) * skewness) / 6;
    const peaked = (z * (z * z - 3) * excess) / 24 - (z * (2 * z * z - 5) * skewness * skewness) / 36;
    return Math.floor(mean + deviation * (z + skewed + peaked) + 0.5);
  };
}
