// Rows -> Summary: the one place where replications become figures.
import { quantileSorted } from "../engine/index.js";
import type { Rows } from "./rows.js";
import { estimateMean } from "./statistics/mean.js";
import { proportionInterval } from "./statistics/proportion.js";
import { quantileRanks, type RankInterval } from "./statistics/quantile.js";
import {
  type Bounded,
  beyondHorizon,
  type OutputSummary,
  type ProbabilitySummary,
  type QuantileEstimate,
  type QuantileName,
  type Summary,
  summaryQuantiles,
} from "./summary.js";

const quantiles = Object.entries(summaryQuantiles) as [QuantileName, number][];

/**
 * Reduces rows to the figures of `summary.json`. The rows are taken in their order and nothing else enters, so
 * equal rows give equal bytes.
 *
 * @param scenario the scenario's name
 * @param seed of the run
 * @param rows at least one
 * @param horizon in the unit of the censored outputs (days): where the restricted mean cuts. Without it, the
 *   largest value seen, as survival analysis does when nobody fixes one
 */
export function summarise(scenario: string, seed: number | string, rows: Rows, horizon?: number): Summary {
  const outputs: Record<string, OutputSummary> = {};
  for (const name of rows.outputNames) outputs[name] = summariseOutput(rows.output(name), horizon);
  const probabilities: Record<string, ProbabilitySummary> = {};
  for (const name of rows.indicatorNames) probabilities[name] = summariseIndicator(rows.indicator(name));
  return { scenario, seed, replications: rows.length, outputs, probabilities };
}

/**
 * One output over the replications.
 *
 * @param values in replication order, +Infinity = censored; at least one
 * @param horizon see `summarise`
 */
export function summariseOutput(values: readonly number[], horizon?: number): OutputSummary {
  const n = values.length;
  const sorted = inOrder(values);
  const censored = values.filter((value) => !Number.isFinite(value)).length;
  const estimate = censored === 0 ? estimateMean(values) : null;
  const at = {} as Record<QuantileName, QuantileEstimate>;
  for (const [name, p] of quantiles) at[name] = quantileEstimate(sorted, p, ranksOf(n, p));
  return {
    n,
    censored,
    mean: estimate?.mean ?? null,
    sd: estimate?.sd ?? null,
    ci95: estimate?.interval ?? null,
    restricted_mean: censored === 0 ? null : restrictedMean(values, horizon),
    min: bounded(sorted[0] as number),
    max: bounded(sorted[n - 1] as number),
    ...at,
  };
}

/** Room to put values in order: outputs are summarised one after the other, and thousands of values take megabytes. */
let room = new Float64Array(0);

/** The values, ascending; good until it is asked again. */
function inOrder(values: readonly number[]): Float64Array {
  if (room.length < values.length) room = new Float64Array(values.length);
  const sorted = room.subarray(0, values.length);
  sorted.set(values);
  return sorted.sort();
}

/** How often an indicator was true. @param values at least one */
export function summariseIndicator(values: readonly boolean[]): ProbabilitySummary {
  const n = values.length;
  const successes = values.reduce((count, value) => count + Number(value), 0);
  return { p: successes / n, n, ci95: proportionInterval(successes, n) };
}

/**
 * A quantile with its order-statistic interval.
 *
 * @param sorted ascending, +Infinity for the censored
 */
export function quantileEstimate(
  sorted: ArrayLike<number>,
  p: number,
  ranks: RankInterval = ranksOf(sorted.length, p),
): QuantileEstimate {
  const end = (rank: number | null) => (rank === null ? null : bounded(sorted[rank - 1] as number));
  return { value: bounded(quantileSorted(sorted, p)), ci95: [end(ranks.lower), end(ranks.upper)] };
}

/**
 * Mean of min(value, horizon): what can be said about the mean when some replications are censored (Royston
 * and Parmar 2013, BMC Medical Research Methodology 13:152). Null when all are and no horizon is given.
 */
function restrictedMean(values: readonly number[], horizon?: number): number | null {
  const cut = horizon ?? values.reduce(largerFinite, Number.NEGATIVE_INFINITY);
  return Number.isFinite(cut) ? estimateMean(values.map((value) => Math.min(value, cut))).mean : null;
}

function largerFinite(largest: number, value: number): number {
  return Number.isFinite(value) && value > largest ? value : largest;
}

function bounded(value: number): Bounded {
  return Number.isFinite(value) ? value : beyondHorizon;
}

/** Rank intervals depend on n and p only, and every output of a run asks for the same few. */
const ranksCache = new Map<string, RankInterval>();

function ranksOf(n: number, p: number): RankInterval {
  const key = `${n} ${p}`;
  let ranks = ranksCache.get(key);
  if (ranks === undefined) {
    if (ranksCache.size > 64) ranksCache.clear();
    ranks = quantileRanks(n, p);
    ranksCache.set(key, ranks);
  }
  return ranks;
}
