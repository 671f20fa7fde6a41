import type { Law } from "./law.js";
import { checkAtLeast, checkPositive, checkRatio } from "./parameters.js";
import { momentFromOne, varianceFromOne } from "./power-law.js";
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
    return low * momentFromOne(1, 0, logRatio);
  },
  variance(parameters) {
    const { low, logRatio } = resolve(parameters);
    return low * low * varianceFromOne(0, logRatio);
  },
  scale: ({ low, high }, factor) => ({ low: low * factor, high: high * factor }),
};

function resolve({ low, high }: UniformParameters): { low: number; logRatio: number } {
  checkPositive("logUniform", "low", low);
  checkAtLeast("logUniform", "high", high, low, "low");
  checkRatio("logUniform", "high", high, low, "low");
  return { low, logRatio: Math.log(high / low) };
}
