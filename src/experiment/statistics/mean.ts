// The mean of independent replications and how far it may be from the truth.
import { mean as meanOf, sampleVariance } from "simple-statistics";
import type { Tally } from "../../engine/index.js";
import { defaultConfidence, type Interval } from "./interval.js";
import { studentQuantile } from "./laws.js";

/** A mean with its spread. */
export interface MeanEstimate {
  /** Number of values. */
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation (divisor n - 1); null for one value. */
  readonly sd: number | null;
  /** Student-t interval of the mean; null for one value. */
  readonly interval: Interval | null;
}

/**
 * Mean, standard deviation and Student-t interval: mean ± t(1 - α/2; n - 1) · sd / √n (Law 2015, Simulation
 * Modeling and Analysis, eq. 4.12). Sums run in the order given, so equal values in equal order give equal
 * bits. Throws for an empty sample.
 *
 * @param values independent, identically distributed
 */
export function estimateMean(values: readonly number[], confidence = defaultConfidence): MeanEstimate {
  const n = values.length;
  if (n === 0) throw new RangeError("a mean needs at least one value");
  const first = values[0] as number;
  // The sum of equal values is rounded: their mean would be a last digit off, and they would seem to vary.
  if (values.every((value) => value === first)) return meanEstimate(n, first, 0, confidence);
  const sample = values as number[]; // simple-statistics does not declare that it leaves its input alone
  return meanEstimate(n, meanOf(sample), Math.sqrt(sampleVariance(sample)), confidence);
}

/**
 * As `estimateMean`, of values that came one by one and are not kept. Throws when there were none. The mean is their sum
 * over their number, which of counts is exact where a running mean is a last digit off, and a half rounds as it should; of
 * equal values it is theirs.
 */
export function estimateTallied(tally: Tally, confidence = defaultConfidence): MeanEstimate {
  if (tally.count === 0) throw new RangeError("a mean needs at least one value");
  const { count, sum, minimum, maximum, standardDeviation } = tally;
  return meanEstimate(count, minimum === maximum ? minimum : sum / count, standardDeviation, confidence);
}

function meanEstimate(n: number, mean: number, sd: number, confidence: number): MeanEstimate {
  if (n === 1) return { n, mean, sd: null, interval: null };
  const half = halfWidth(sd, n, confidence);
  return { n, mean, sd, interval: [mean - half, mean + half] };
}

/** Half the width of the Student-t interval of a mean. @param n number of values, at least 2 */
export function halfWidth(sd: number, n: number, confidence = defaultConfidence): number {
  return (studentQuantile(1 - (1 - confidence) / 2, n - 1) * sd) / Math.sqrt(n);
}
