import type { Law } from "./law.js";
import { checkAtLeast, checkFinite, checkWidth } from "./parameters.js";
import type { Sampler, UniformSource } from "./stream.js";

/** A range: parameters of the uniform law. */
export interface UniformParameters {
  /** Least value, any finite number, in the unit of what is drawn. */
  readonly low: number;
  /** Greatest value, at least `low`. */
  readonly high: number;
}

/**
 * Every value from `low` to `high` alike. Mean (low + high) / 2, variance (high - low)^2 / 12. Inversion of
 * one uniform.
 */
export function uniform(source: UniformSource, parameters: UniformParameters): Sampler {
  check(parameters);
  const { low, high } = parameters;
  const draw = source.uniform;
  const width = high - low;
  return () => low + width * draw();
}

/** @internal */
export const uniformLaw: Law<UniformParameters> = {
  sampler: uniform,
  mean(parameters) {
    check(parameters);
    return (parameters.low + parameters.high) / 2;
  },
  variance(parameters) {
    check(parameters);
    return (parameters.high - parameters.low) ** 2 / 12;
  },
  scale: ({ low, high }, factor) => ({ low: low * factor, high: high * factor }),
};

function check({ low, high }: UniformParameters): void {
  checkFinite("uniform", "low", low);
  checkAtLeast("uniform", "high", high, low, "low");
  checkWidth("uniform", low, high);
}
