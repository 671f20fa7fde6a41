// Probabilities from weighted replications: what importance sampling gives.
import { defaultConfidence, estimateMean, type Interval } from "../statistics/index.js";

/** A small probability and what it cost. */
export interface RareEstimate {
  readonly p: number;
  readonly n: number;
  /** Replications in which it happened. */
  readonly hits: number;
  /** Student-t interval of the weighted mean, cut at 0; null without a hit, for then nothing is known. */
  readonly interval: Interval | null;
  /** Standard deviation of the estimate over the estimate; null without a hit. */
  readonly relativeError: number | null;
  /**
   * How many replications of plain counting one of these is worth for the same precision: p (1 - p) over the
   * variance of a weighted one. Null without a hit.
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
  const values = happened.map((hit, k) => (hit ? (weights[k] as number) : 0));
  const hits = happened.filter(Boolean).length;
  const { n, mean: p, sd, interval } = estimateMean(values, confidence);
  if (hits === 0 || sd === null || sd === 0 || interval === null) {
    return { p, n, hits, interval: null, relativeError: null, gain: null };
  }
  return {
    p,
    n,
    hits,
    interval: [Math.max(0, interval[0]), interval[1]],
    relativeError: sd / Math.sqrt(n) / p,
    gain: (p * (1 - p)) / sd ** 2,
  };
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
