// The uncertainty that a sample of replications leaves in its quantiles.
import { defaultConfidence } from "./interval.js";
import { binomialQuantile } from "./laws.js";

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
  // From the other end: the values above the quantile are Binomial(n, 1 - p), and P(B < l) = P(n - B > n - l).
  const lower = n - binomialQuantile(1 - tail, n, 1 - p);
  const upper = binomialQuantile(1 - tail, n, p) + 1;
  return { lower: lower < 1 ? null : lower, upper: upper > n ? null : upper };
}
