import { betaSampler } from "./beta.js";
import type { Law } from "./law.js";
import type { Sampler, UniformSource } from "./stream.js";
import { checkTriangle, scaleTriangle, type TriangularParameters } from "./triangular.js";

/**
 * An expert's least, likeliest and greatest value as a smooth law: beta on [low, high] with
 * alpha = 1 + 4 (mode - low) / (high - low) and beta = 6 - alpha (Malcolm et al. 1959, Operations Research 7,
 * 646-669). Mean m = (low + 4 mode + high) / 6, variance (m - low) (high - m) / 7. Inversion of one uniform.
 */
export function pert(source: UniformSource, parameters: TriangularParameters): Sampler {
  checkTriangle("pert", parameters);
  const { low, mode, high } = parameters;
  const width = high - low;
  if (width === 0) return () => low;
  return betaSampler(source, 1 + (4 * (mode - low)) / width, 1 + (4 * (high - mode)) / width, low, width);
}

/** @internal */
export const pertLaw: Law<TriangularParameters> = {
  sampler: pert,
  mean,
  variance(parameters) {
    const m = mean(parameters);
    return ((m - parameters.low) * (parameters.high - m)) / 7;
  },
  scale: scaleTriangle,
};

function mean(parameters: TriangularParameters): number {
  checkTriangle("pert", parameters);
  return (parameters.low + 4 * parameters.mode + parameters.high) / 6;
}
