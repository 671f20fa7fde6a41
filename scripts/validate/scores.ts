// How far a prediction is from what was reported.
import type { ReadingKind } from "../../src/experiment/index.js";

/** A value that was predicted, and what came. */
export interface Outcome {
  readonly predicted: number;
  readonly actual: number;
}

/** |predicted - actual| as a share of actual, in percent. Throws for an actual of 0, of which there is no share. */
export function percentageError({ predicted, actual }: Outcome): number {
  if (actual === 0) throw new RangeError("a percentage error needs an actual value other than 0");
  return (100 * Math.abs(predicted - actual)) / Math.abs(actual);
}

/** Mean absolute percentage error. Throws when there is no outcome. */
export function meanPercentageError(outcomes: readonly Outcome[]): number {
  if (outcomes.length === 0) throw new RangeError("a mean error needs at least one outcome");
  return outcomes.reduce((sum, outcome) => sum + percentageError(outcome), 0) / outcomes.length;
}

/** The lower and the upper end of an interval. */
export type Interval = readonly [low: number, high: number];

/** Reported about a quantity: a value, or a bound on it. */
export interface Report {
  readonly value: number;
  readonly kind: ReadingKind;
}

/**
 * Does a band agree with a report? A value must lie in it; a bound agrees when a part of the band keeps to it. The
 * vagueness of "about" earns nothing: the band must hold the number itself.
 */
export function agrees([low, high]: Interval, { value, kind }: Report): boolean {
  if (kind === "at_least") return high >= value;
  if (kind === "at_most") return low <= value;
  return low <= value && value <= high;
}
