// How good a forecast was, once the truth is known.
import { quantileSorted } from "../statistics/index.js";

/**
 * Continuous ranked probability score of an ensemble: mean |x - y| - mean |x - x'| / 2, in the unit of the value;
 * the absolute error when all members agree. Smaller is better (Gneiting and Raftery 2007, JASA 102:359, eq. 21).
 *
 * @param ensemble equally likely values; with one that is infinite, a day that never comes, the score is too
 * @param truth what happened
 */
export function crps(ensemble: readonly number[], truth: number): number {
  const n = ensemble.length;
  if (n === 0) throw new RangeError("a score needs at least one value");
  const sorted = [...ensemble].sort((a, b) => a - b);
  let error = 0;
  let spread = 0; // sum over pairs of |x - x'|, from the sorted order
  for (const [i, value] of sorted.entries()) {
    error += Math.abs(value - truth);
    spread += (2 * i - n + 1) * value;
  }
  // The spread is infinite then too, and their difference is no number.
  return error === Number.POSITIVE_INFINITY ? error : error / n - spread / n ** 2;
}

/** The central interval of an ensemble. @param share how much it holds, such as 0.9 */
export function centralInterval(
  ensemble: readonly number[],
  share: number,
): readonly [lower: number, upper: number] {
  const sorted = [...ensemble].sort((a, b) => a - b);
  return [quantileSorted(sorted, (1 - share) / 2), quantileSorted(sorted, (1 + share) / 2)];
}

/**
 * The moment a growing series reaches a target, in days, linear between days; null when it does not.
 *
 * @param series one value per day, from day 0
 */
export function dayReached(series: readonly number[], target: number): number | null {
  const day = series.findIndex((value) => value >= target);
  if (day <= 0) return day === 0 ? 0 : null;
  const [before, at] = [series[day - 1] as number, series[day] as number];
  return day - 1 + (target - before) / (at - before);
}
