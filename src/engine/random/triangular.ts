import type { Law } from "./law.js";
import { checkAtLeast, checkFinite, checkWidth } from "./parameters.js";
import type { Sampler, UniformSource } from "./stream.js";

/** A range with its likeliest value: parameters of the triangular and of the PERT law. */
export interface TriangularParameters {
  /** Least value, any finite number, in the unit of what is drawn. */
  readonly low: number;
  /** Likeliest value, between `low` and `high`. */
  readonly mode: number;
  /** Greatest value. */
  readonly high: number;
}

/**
 * A density that rises in a line from `low` to `mode` and falls in a line to `high`. Mean
 * (low + mode + high) / 3, variance ((high - low)^2 - (mode - low) (high - mode)) / 18. Inversion of one
 * uniform (Devroye 1986, III.2; Law 2015, 8.3.8).
 */
export function triangular(source: UniformSource, parameters: TriangularParameters): Sampler {
  checkTriangle("triangular", parameters);
  const { low, mode, high } = parameters;
  const { uniform } = source;
  const width = high - low;
  if (width === 0) return () => low;
  const left = (mode - low) / width;
  const rise = rootOfProduct(width, mode - low);
  const fall = rootOfProduct(width, high - mode);
  return () => {
    const u = uniform();
    return u < left ? low + rise * Math.sqrt(u) : high - fall * Math.sqrt(1 - u);
  };
}

/** @internal */
export const triangularLaw: Law<TriangularParameters> = {
  sampler: triangular,
  mean(parameters) {
    checkTriangle("triangular", parameters);
    return (parameters.low + parameters.mode + parameters.high) / 3;
  },
  variance(parameters) {
    checkTriangle("triangular", parameters);
    const { low, mode, high } = parameters;
    return ((high - low) ** 2 - (mode - low) * (high - mode)) / 18;
  },
  scale: scaleTriangle,
};

const SMALLEST = 2 ** -1022;

/** The root of a product, also where the product itself is beyond what a number can say, or too small for all its digits. */
function rootOfProduct(a: number, b: number): number {
  const product = a * b;
  return product >= SMALLEST && product < Number.POSITIVE_INFINITY
    ? Math.sqrt(product)
    : Math.sqrt(a) * Math.sqrt(b);
}

/** @internal Refuses a range whose likeliest value is not inside it. */
export function checkTriangle(law: string, { low, mode, high }: TriangularParameters): void {
  checkFinite(law, "low", low);
  checkAtLeast(law, "mode", mode, low, "low");
  checkAtLeast(law, "high", high, mode, "mode");
  checkWidth(law, low, high);
}

/** @internal The three values times a factor. */
export function scaleTriangle(
  { low, mode, high }: TriangularParameters,
  factor: number,
): TriangularParameters {
  return { low: low * factor, mode: mode * factor, high: high * factor };
}
