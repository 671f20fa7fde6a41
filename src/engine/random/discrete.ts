import { searchCumulated } from "./counts.js";
import type { Law } from "./law.js";
import { checkFinite, checkWeights } from "./parameters.js";
import type { Sampler, UniformSource } from "./stream.js";

/** Parameters of a discrete law. */
export interface DiscreteParameters {
  /** The values that can come, finite numbers, in any order. */
  readonly values: readonly number[];
  /** A weight for each value, at least 0; they need not add up to 1. */
  readonly weights: readonly number[];
}

/**
 * One of a list of values, each with a weight. With p_i = w_i / sum(w): mean sum p_i v_i, variance
 * sum p_i (v_i - mean)^2. Inversion of one uniform by binary search over the values in rising order, so that
 * values rise with the uniform (not Walker's alias method, which is faster but scatters them).
 */
export function discrete(source: UniformSource, parameters: DiscreteParameters): Sampler {
  check(parameters);
  const { uniform } = source;
  const { values, weights } = parameters;
  const order = values.map((_, index) => index).filter((index) => (weights[index] ?? 0) > 0);
  order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const sorted = Float64Array.from(order, (index) => values[index] ?? 0);
  const cumulated = cumulate(order.map((index) => weights[index] ?? 0));
  return () => sorted[searchCumulated(cumulated, uniform())] ?? 0;
}

/** @internal */
export const discreteLaw: Law<DiscreteParameters> = {
  sampler: discrete,
  mean,
  variance(parameters) {
    const m = mean(parameters);
    return weightedMean(parameters, (value) => (value - m) ** 2);
  },
  scale: ({ values, weights }, factor) => ({ values: values.map((value) => value * factor), weights }),
};

/** @internal Running sums of weights as shares of their total; the last is 1. */
export function cumulate(weights: readonly number[]): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return Float64Array.from(weights, (weight) => {
    sum += weight;
    return sum / total;
  });
}

function mean(parameters: DiscreteParameters): number {
  check(parameters);
  return weightedMean(parameters, (value) => value);
}

function weightedMean({ values, weights }: DiscreteParameters, of: (value: number) => number): number {
  let sum = 0;
  let total = 0;
  for (const [index, value] of values.entries()) {
    const weight = weights[index] ?? 0;
    sum += weight * of(value);
    total += weight;
  }
  return sum / total;
}

function check({ values, weights }: DiscreteParameters): void {
  for (const [index, value] of values.entries()) checkFinite("discrete", `values[${index}]`, value);
  checkWeights("discrete", weights, values.length);
}
