import type { Law } from "./law.js";
import { checkAtLeast, checkPositive, checkRatio } from "./parameters.js";
import type { Sampler, UniformSource } from "./stream.js";
import type { UniformParameters } from "./uniform.js";

/**
 * A positive quantity of which only the order of magnitude is known: its logarithm is uniform between those
 * of `low` and `high`. With L = ln(high / low): mean (high - low) / L, variance (high^2 - low^2) / (2 L) -
 * mean^2. `low` must be above 0. Inversion of one uniform.
 */
export function logUniform(source: UniformSource, parameters: UniformParameters): Sampler {
  const { low, logRatio } = resolve(parameters);
  const { uniform } = source;
  return () => low * Math.exp(logRatio * uniform());
}

/** @internal */
export const logUniformLaw: Law<UniformParameters> = {
  sampler: logUniform,
  mean(parameters) {
    const { low, logRatio } = resolve(parameters);
    return low * rawMoment(1, logRatio);
  },
  variance(parameters) {
    const { low, logRatio } = resolve(parameters);
    return low * low * Math.max(0, rawMoment(2, logRatio) - rawMoment(1, logRatio) ** 2);
  },
  scale: ({ low, high }, factor) => ({ low: low * factor, high: high * factor }),
};

/** Moment about 0 of the law from 1 to exp(logRatio). */
function rawMoment(order: number, logRatio: number): number {
  return logRatio === 0 ? 1 : Math.expm1(order * logRatio) / (order * logRatio);
}

function resolve({ low, high }: UniformParameters): { low: number; logRatio: number } {
  checkPositive("logUniform", "low", low);
  checkAtLeast("logUniform", "high", high, low, "low");
  checkRatio("logUniform", "high", high, low, "low");
  return { low, logRatio: Math.log(high / low) };
}
