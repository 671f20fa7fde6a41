import type { Law } from "./law.js";
import { badParameter, checkAtLeast, checkFinite, checkPositive, checkRatio } from "./parameters.js";
import { HALF_STEP, type Sampler, type UniformSource } from "./stream.js";

/** Parameters of the power law. */
export interface PowerLawParameters {
  /** Least value, above 0, in the unit of what is drawn. */
  readonly minimum: number;
  /** The density falls as x^-exponent; above 1 when there is no maximum, any number when there is. */
  readonly exponent: number;
  /** Greatest value, at least `minimum`; default none. */
  readonly maximum?: number;
}

/**
 * Sizes without a typical scale, such as the severity of attacks: density proportional to x^-exponent from
 * `minimum` to `maximum` (Clauset, Shalizi and Newman 2009, SIAM Review 51, eq. 2.2). Without a maximum:
 * mean minimum (a - 1) / (a - 2) if the exponent a is above 2, variance minimum^2 (a - 1) / (a - 3) - mean^2
 * if above 3, else Infinity. With one, raw moments are minimum^r g(1 - a + r) / g(1 - a), where g(t) =
 * (exp(t L) - 1) / t and L = ln(maximum / minimum). Inversion of one uniform.
 */
export function powerLaw(source: UniformSource, parameters: PowerLawParameters): Sampler {
  const { minimum, power, logRatio } = resolve(parameters);
  const { uniform } = source;
  if (power === 0) return () => minimum * Math.exp(logRatio * uniform());
  const exponent = power * logRatio;
  if (exponent > LARGE) {
    // The same inverse from the maximum down, where exp(exponent) is beyond all numbers.
    const rest = Math.exp(-exponent);
    return () => {
      const u = uniform() + HALF_STEP;
      return minimum * Math.exp(logRatio + Math.log(u + (1 - u) * rest) / power);
    };
  }
  const reach = Math.expm1(exponent);
  return () => minimum * Math.exp(Math.log1p(reach * (uniform() + HALF_STEP)) / power);
}

/** @internal */
export const powerLawLaw: Law<PowerLawParameters> = {
  sampler: powerLaw,
  mean: (parameters) => parameters.minimum * rawMoment(1, parameters),
  variance(parameters) {
    const mean = rawMoment(1, parameters);
    if (mean === Number.POSITIVE_INFINITY) return mean;
    return parameters.minimum ** 2 * Math.max(0, rawMoment(2, parameters) - mean * mean);
  },
  scale: ({ minimum, exponent, maximum }, factor) => ({
    minimum: minimum * factor,
    exponent,
    ...(maximum === undefined ? {} : { maximum: maximum * factor }),
  }),
};

/** Exponents from here on are beyond what exp can give, or nearly. */
const LARGE = 700;

/** Moment about 0 of the law whose minimum is 1. */
function rawMoment(order: number, parameters: PowerLawParameters): number {
  const { power, logRatio } = resolve(parameters);
  if (logRatio === 0) return 1;
  if (power > 0 && power * logRatio > LARGE) {
    // Both integrals as multiples of their last, largest values, whose ratio is exp(order L).
    return (Math.exp(order * logRatio) * power) / (power + order);
  }
  return integral(power + order, logRatio) / integral(power, logRatio);
}

/** Integral of x^(power - 1) from 1 to exp(logRatio). */
function integral(power: number, logRatio: number): number {
  return power === 0 ? logRatio : Math.expm1(power * logRatio) / power;
}

function resolve({ minimum, exponent, maximum }: PowerLawParameters): {
  minimum: number;
  power: number;
  logRatio: number;
} {
  checkPositive("powerLaw", "minimum", minimum);
  checkFinite("powerLaw", "exponent", exponent);
  if (maximum === undefined) {
    if (exponent <= 1) throw badParameter("powerLaw", "exponent", exponent, "above 1 without a maximum");
    return { minimum, power: 1 - exponent, logRatio: Number.POSITIVE_INFINITY };
  }
  checkAtLeast("powerLaw", "maximum", maximum, minimum, "minimum");
  checkRatio("powerLaw", "maximum", maximum, minimum, "minimum");
  return { minimum, power: 1 - exponent, logRatio: Math.log(maximum / minimum) };
}
