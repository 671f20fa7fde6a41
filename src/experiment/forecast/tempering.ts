// The arithmetic of sequential Monte Carlo: how fast to believe the data, and who survives.
import type { UniformSource } from "../../engine/index.js";

/** Weights proportional to exp(logs), summing to 1. */
export function normalised(logs: readonly number[]): readonly number[] {
  const largest = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const raw = logs.map((log) => Math.exp(log - largest));
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((weight) => weight / sum);
}

/** Effective number of particles: 1 / sum of squared weights (Kong, Liu and Wong 1994). */
export function effectiveSize(weights: readonly number[]): number {
  return 1 / weights.reduce((sum, weight) => sum + weight * weight, 0);
}

/**
 * The next exponent of the likelihood: as large as keeps half the particles effective, at most 1 (Del Moral,
 * Doucet and Jasra 2012, Statistics and Computing 22:1009).
 *
 * @param current exponent so far
 */
export function nextExponent(logLikelihoods: readonly number[], current: number): number {
  const target = logLikelihoods.length / 2;
  const size = (exponent: number) =>
    effectiveSize(normalised(logLikelihoods.map((log) => (exponent - current) * log)));
  if (size(1) >= target) return 1;
  let [low, high] = [current, 1];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (size(middle) >= target) low = middle;
    else high = middle;
  }
  return high;
}

/** Systematic resampling: the index of the ancestor of each survivor (Kitagawa 1996). */
export function resample(weights: readonly number[], { uniform }: UniformSource): readonly number[] {
  const n = weights.length;
  const start = uniform();
  const ancestors: number[] = [];
  let [index, below] = [0, weights[0] as number];
  for (let i = 0; i < n; i++) {
    const place = (i + start) / n;
    // At an edge the next one begins: a uniform of 0 would else keep the first, be its weight 0.
    while (below <= place && index < n - 1) below += weights[++index] as number;
    ancestors.push(index);
  }
  return ancestors;
}
