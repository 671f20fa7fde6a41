import type { Law } from "./law.js";
import { badParameter, checkFinite } from "./parameters.js";
import type { Sampler, UniformSource } from "./stream.js";

/** Parameters of an empirical law. */
export interface EmpiricalParameters {
  /** What was observed: at least one finite number, in any order, repeated as often as observed. */
  readonly values: readonly number[];
}

/**
 * Resampling of observations: each draw is one of them, all alike (Efron 1979); nothing is interpolated and
 * nothing beyond them ever comes. Mean m of the values, variance sum (v - m)^2 / n. Inversion of one
 * uniform: values rise with it.
 */
export function empirical(source: UniformSource, { values }: EmpiricalParameters): Sampler {
  check(values);
  const { uniform } = source;
  const sorted = Float64Array.from(values).sort();
  return () => sorted[Math.floor(uniform() * sorted.length)] ?? 0;
}

/** @internal */
export const empiricalLaw: Law<EmpiricalParameters> = {
  sampler: empirical,
  mean({ values }) {
    check(values);
    return average(values);
  },
  variance({ values }) {
    check(values);
    const mean = average(values);
    return average(values.map((value) => (value - mean) ** 2));
  },
  scale: ({ values }, factor) => ({ values: values.map((value) => value * factor) }),
};

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function check(values: readonly number[]): void {
  if (values.length === 0) throw badParameter("empirical", "the number of values", 0, "at least 1");
  for (const [index, value] of values.entries()) checkFinite("empirical", `values[${index}]`, value);
}
