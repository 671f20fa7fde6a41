// The difference of two means whose replications share their random numbers.
import { defaultConfidence, estimateMean, type Interval, studentProbability } from "../statistics/index.js";

/** A difference b - a of means. */
export interface PairedDifference {
  /** Pairs. */
  readonly n: number;
  readonly meanA: number;
  readonly meanB: number;
  /** Mean of b - a. */
  readonly difference: number;
  /** Student-t interval of the difference; null for one pair. */
  readonly interval: Interval | null;
  /** Two-sided probability of such a difference by chance; null for one pair. */
  readonly p: number | null;
  /**
   * What pairing gained: (variance of a + variance of b) / variance of the difference, the number of times more
   * replications that independent runs would need. Null when the difference does not vary, or for one pair.
   */
  readonly varianceReduction: number | null;
}

/**
 * Paired Student-t comparison under common random numbers (Law 2015, Simulation Modeling and Analysis, sections
 * 10.2.1 and 11.2).
 *
 * @param a one value per replication
 * @param b the same replications of the other system
 */
export function pairedDifference(
  a: readonly number[],
  b: readonly number[],
  confidence = defaultConfidence,
): PairedDifference {
  if (a.length !== b.length) throw new RangeError(`${a.length} and ${b.length} values make no pairs`);
  const differences = withoutRounding(
    b.map((value, k) => value - (a[k] as number)),
    [a, b],
  );
  const { n, mean, sd, interval } = estimateMean(differences, confidence);
  const [first, second] = [estimateMean(a), estimateMean(b)];
  return {
    n,
    meanA: first.mean,
    meanB: second.mean,
    difference: mean,
    interval,
    p: sd === null ? null : byChance(mean, sd, n),
    varianceReduction:
      sd === null || sd === 0 ? null : ((first.sd ?? 0) ** 2 + (second.sd ?? 0) ** 2) / sd ** 2,
  };
}

/** Rounding, as a share of a figure that may be a sum of some thousand terms: what differs by less does not differ. */
const rounding = 2 ** -44;

/**
 * Differences that vary, or are not 0, by nothing but the rounding of what they were made from as ones that do not: a test
 * of them would find an effect in the last digits.
 */
function withoutRounding(
  differences: readonly number[],
  figures: readonly (readonly number[])[],
): readonly number[] {
  const largest = figures.flat().reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const [first = 0] = differences;
  const varies = !differences.every((difference) => Math.abs(difference - first) <= rounding * largest);
  if (varies || !Number.isFinite(largest)) return differences;
  return differences.map(() => (Math.abs(first) <= rounding * largest ? 0 : first));
}

function byChance(mean: number, sd: number, n: number): number {
  if (sd === 0) return mean === 0 ? 1 : 0;
  return 2 * studentProbability(-Math.abs(mean) / (sd / Math.sqrt(n)), n - 1);
}
