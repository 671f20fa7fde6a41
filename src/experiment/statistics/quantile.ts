// Quantiles of a sample of replications, with the uncertainty that the sample leaves.
import { defaultConfidence } from "./interval.js";
import { binomialQuantile } from "./laws.js";

/**
 * Type-7 quantile (Hyndman and Fan 1996, The American Statistician 50:361; the default of R and NumPy):
 * linear between the order statistics around rank 1 + (n - 1) p. Infinite values may stand at the end of the
 * sample: a quantile that touches them is infinite.
 *
 * @param sorted ascending, at least one value
 * @param p 0 to 1
 */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  const n = sorted.length;
  if (n === 0) throw new RangeError("a quantile needs at least one value");
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile's probability lies in 0 to 1, not ${p}`);
  const exact = (n - 1) * p;
  const whole = Math.round(exact);
  const rank = Math.abs(exact - whole) < 4 * Number.EPSILON * n ? whole : exact; // rounding noise is no fraction
  const index = Math.floor(rank);
  const weight = rank - index;
  const low = sorted[index] as number;
  if (weight === 0) return low;
  const high = sorted[index + 1] as number;
  return low === high ? low : low + weight * (high - low);
}

/** Ranks, from 1, of the order statistics that bracket a quantile; null where n cannot support that end. */
export interface RankInterval {
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * The order statistics that hold the true p-quantile with at least the given confidence, whatever the law
 * (David and Nagaraja 2003, Order Statistics, section 7.1): with B ~ Binomial(n, p) values below it, the
 * largest l with P(B < l) <= α/2 and the smallest u with P(B < u) >= 1 - α/2. n = 100, p = 0.9: 84 and 96.
 *
 * @param n size of the sample
 * @param p strictly between 0 and 1
 */
export function quantileRanks(n: number, p: number, confidence = defaultConfidence): RankInterval {
  if (n < 1) return { lower: null, upper: null };
  const tail = (1 - confidence) / 2;
  const lower = binomialQuantile(tail, n, p);
  const upper = binomialQuantile(1 - tail, n, p) + 1;
  return { lower: lower < 1 ? null : lower, upper: upper > n ? null : upper };
}
