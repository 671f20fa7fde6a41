// Multilevel splitting: a process that comes close to the rare thing is let go on in several copies.
import type { RandomStream } from "../../engine/index.js";
import { deriveStream } from "../../engine/index.js";
import { ExperimentError } from "../errors.js";
import type { Seed } from "../replications/index.js";
import { defaultConfidence, estimateMean, type Interval, studentQuantile } from "../statistics/index.js";

/** A Markov process that can be taken up at any state. States are values: `advance` makes new ones. */
export interface SplittingProcess<State> {
  /** A start. */
  start(stream: RandomStream): State;
  /** Runs on until the level is reached, giving the state at that moment, or the process ends: undefined. */
  advance(state: State, level: number, stream: RandomStream): State | undefined;
}

/** How to split. */
export interface SplittingOptions {
  readonly seed: Seed;
  /** Rising levels, the last one the rare event; spaced so that about one in five gets from one to the next. */
  readonly levels: readonly number[];
  /** Copies that are started at each level. */
  readonly effort: number;
  /** Independent estimates, whose spread gives the interval. Default 20. */
  readonly repeats?: number;
}

/** A small probability. */
export interface SplittingEstimate {
  readonly p: number;
  /**
   * Student-t interval of the logarithm over the independent estimates (a product of shares is nearly lognormal: Cérou,
   * Del Moral, Furon and Guyader 2012, Statistics and Computing 22:795); null when none of them is above 0 or there is
   * only one, for then its spread is not known.
   */
  readonly interval: Interval | null;
  /** Standard deviation of the estimate over the estimate; null when it is 0. */
  readonly relativeError: number | null;
  /** Passages from level to level that were simulated in all. */
  readonly passages: number;
  /** Mean share that got from each level to the next. */
  readonly passed: readonly number[];
}

/**
 * Fixed-effort splitting (Garvels 2000, thesis, University of Twente, section 2.4): at each level `effort` copies
 * start from states drawn among those that got there; the product of the shares that pass is an unbiased estimate
 * of the probability.
 */
export function multilevelSplitting<State>(
  process: SplittingProcess<State>,
  { seed, levels, effort, repeats = 20 }: SplittingOptions,
): SplittingEstimate {
  if (levels.length === 0 || levels.some((level, i) => i > 0 && !(level > (levels[i - 1] as number)))) {
    throw new ExperimentError(`levels must rise, not ${levels.join(", ")}`);
  }
  for (const [what, count] of [
    ["copies", effort],
    ["estimates", repeats],
  ] as const) {
    if (!(Number.isInteger(count) && count >= 1))
      throw new ExperimentError(`splitting needs a whole number of ${what}, at least 1, not ${count}`);
  }
  let passages = 0;
  const got = levels.map(() => 0);
  const estimates = Array.from({ length: repeats }, (_, repeat) => {
    const stream = deriveStream(seed, repeat, "splitting");
    let reached: readonly State[] | undefined;
    let p = 1;
    for (const [i, level] of levels.entries()) {
      const origins = reached;
      const passed: State[] = [];
      for (let copy = 0; copy < effort; copy++) {
        const from =
          origins === undefined ? process.start(stream) : (origins[stream.integer(origins.length)] as State);
        const state = process.advance(from, level, stream);
        if (state !== undefined) passed.push(state);
      }
      passages += effort;
      p *= passed.length / effort;
      got[i] = (got[i] as number) + passed.length;
      if (passed.length === 0) break;
      reached = passed;
    }
    return p;
  });
  const { mean: p, sd } = estimateMean(estimates);
  const relativeError = p === 0 || sd === null ? null : sd / Math.sqrt(repeats) / p;
  return {
    p,
    interval: relativeError === null ? null : aroundInLogarithms(p, relativeError, repeats),
    relativeError,
    passages,
    passed: got.map((copies) => copies / (effort * repeats)),
  };
}

function aroundInLogarithms(p: number, relativeError: number, repeats: number): Interval {
  const factor = Math.exp(studentQuantile(1 - (1 - defaultConfidence) / 2, repeats - 1) * relativeError);
  return [p / factor, Math.min(1, p * factor)];
}
