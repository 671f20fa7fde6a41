// Probabilities from weighted replications: what importance sampling gives.
import { chiSquareQuantile, defaultConfidence, estimateMean, type Interval } from "../statistics/index.js";

/** A small probability and what it cost. */
export interface RareEstimate {
  /** Never above 1, though the weights of a thing that nearly always happens may have a mean that is. */
  readonly p: number;
  readonly n: number;
  /** Replications in which it happened. */
  readonly hits: number;
  /** Fay and Feuer's gamma interval (1997, Statistics in Medicine 16:791); from 0 without a hit, for that is not "never". */
  readonly interval: Interval;
  /** Standard deviation of the estimate over the estimate; null without a hit. */
  readonly relativeError: number | null;
  /**
   * How many replications of plain counting one of these is worth for the same precision: p (1 - p) over the
   * variance of a weighted one. Null where that is not known: without a hit, with nothing else, or with an estimate of 1.
   */
  readonly gain: number | null;
}

/**
 * The importance-sampling estimator, mean of weight × indicator; unbiased when each weight is the density of the
 * true law over that of the law drawn from (Asmussen and Glynn 2007, Stochastic Simulation, section V.1).
 *
 * @param happened per replication
 * @param weights likelihood ratio per replication
 */
export function weightedProbability(
  happened: readonly boolean[],
  weights: readonly number[],
  confidence = defaultConfidence,
): RareEstimate {
  const unit = unitOf(weights);
  const inUnits = weights.map((weight) => weight / unit);
  const values = happened.map((hit, k) => (hit ? (inUnits[k] as number) : 0));
  const hits = happened.filter(Boolean).length;
  const { n, mean, sd } = estimateMean(values);
  const p = Math.min(1, mean * unit);
  const interval = weightedInterval(
    values.filter((_, k) => happened[k]),
    inUnits,
    unit,
    confidence,
  );
  if (hits === 0 || sd === null || sd === 0) {
    return { p, n, hits, interval, relativeError: null, gain: null };
  }
  return {
    p,
    n,
    hits,
    interval,
    relativeError: sd / Math.sqrt(n) / (p / unit),
    // Where it always happened, only the noise of the weights tells p from 1.
    gain: hits < n && p < 1 ? ((p / unit) * (1 - p)) / sd ** 2 / unit : null,
  };
}

/**
 * The power of two below the largest weight: in it, sums and squares have the same digits, and those of weights that many
 * hazards have made small are not 0.
 */
function unitOf(weights: readonly number[]): number {
  if (weights.length === 0) return 1;
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  if (!(largest > 0)) throw new RangeError("no weight is above 0: nothing of the true law was drawn");
  return 2 ** Math.floor(Math.log2(largest));
}

/**
 * Interval of a weighted share of rare hits: the gamma interval of Fay and Feuer (1997, Statistics in Medicine 16:791),
 * which takes the hits of each weight for Poisson counts and one more hit of the largest weight as possible. With equal
 * weights it is Garwood's exact one. It holds with few hits and without any, where one of the normal law is far too
 * narrow, and is wider than need be, by 1 / √(1 - p), where the thing is not rare.
 *
 * @param hits weights of the replications in which it happened, in `unit`
 * @param weights of all replications, in `unit`
 */
function weightedInterval(
  hits: readonly number[],
  weights: readonly number[],
  unit: number,
  confidence: number,
): Interval {
  const tail = (1 - confidence) / 2;
  const end = (probability: number, sum: number, squares: number) =>
    (squares / (2 * sum)) * chiSquareQuantile(probability, (2 * sum ** 2) / squares);
  const sum = hits.reduce((total, weight) => total + weight, 0);
  const squares = hits.reduce((total, weight) => total + weight ** 2, 0);
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  const lower = sum === 0 ? 0 : end(tail, sum, squares);
  const upper = end(1 - tail, sum + largest, squares + largest ** 2);
  return [(lower / weights.length) * unit, Math.min(1, (upper / weights.length) * unit)];
}

/**
 * Likelihood ratio of a replication whose hazards were all multiplied by a factor, against the true hazards: for a
 * counting process with intensity λ run at θ λ it is θ^-N exp((θ - 1) Λ), N the events and Λ the integral of the true
 * intensity λ along the way, whatever λ depends on (Brémaud 1981, Point Processes and Queues, section VI.2).
 *
 * @param factor θ, above 0
 * @param events N, incidents of the hazard
 * @param endured Λ, true hazard endured in that replication
 */
export function hazardWeight(factor: number, events: number, endured: number): number {
  return Math.exp((factor - 1) * endured - events * Math.log(factor));
}
