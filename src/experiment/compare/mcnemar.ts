// The difference of two probabilities whose replications share their random numbers.
import {
  defaultConfidence,
  type Interval,
  normalHalfWidth,
  signTestProbability,
} from "../statistics/index.js";

/** A difference b - a of probabilities. */
export interface PairedProbabilities {
  /** Pairs. */
  readonly n: number;
  readonly pA: number;
  readonly pB: number;
  /** pB - pA. */
  readonly difference: number;
  readonly interval: Interval;
  /** Replications in which only a happened, and only b: they alone tell the two apart. */
  readonly onlyA: number;
  readonly onlyB: number;
  /** Two-sided probability of such a split by chance. */
  readonly p: number;
}

/**
 * McNemar's test (1947, Psychometrika 12:153) in its exact form, the sign test of the discordant pairs, which
 * holds for any number of them; the interval is the adjusted Wald one of Bonett and Price (2012, Journal of
 * Educational and Behavioral Statistics 37:479).
 *
 * @param a whether it happened, per replication
 * @param b the same replications of the other system
 */
export function pairedProbabilities(
  a: readonly boolean[],
  b: readonly boolean[],
  confidence = defaultConfidence,
): PairedProbabilities {
  const n = a.length;
  if (n === 0 || b.length !== n) throw new RangeError(`${n} and ${b.length} values make no pairs`);
  const count = (which: (a: boolean, b: boolean) => boolean) =>
    a.filter((value, k) => which(value, b[k] as boolean)).length;
  const onlyA = count((x, y) => x && !y);
  const onlyB = count((x, y) => y && !x);
  const both = count((x, y) => x && y);
  const [pA, pB] = [(onlyA + both) / n, (onlyB + both) / n];
  return {
    n,
    pA,
    pB,
    difference: (onlyB - onlyA) / n,
    interval: adjustedWald(onlyA, onlyB, n, confidence),
    onlyA,
    onlyB,
    p: signTestProbability(onlyA, onlyA + onlyB),
  };
}

function adjustedWald(onlyA: number, onlyB: number, n: number, confidence: number): Interval {
  const z = normalHalfWidth(confidence);
  const [first, second] = [(onlyA + 1) / (n + 2), (onlyB + 1) / (n + 2)];
  const centre = second - first;
  const half = z * Math.sqrt((first + second - centre ** 2) / (n + 2));
  return [Math.max(-1, centre - half), Math.min(1, centre + half)];
}
