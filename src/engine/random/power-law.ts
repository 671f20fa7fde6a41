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
  mean(parameters) {
    const { minimum, power, logRatio } = resolve(parameters);
    return minimum * momentFromOne(1, power, logRatio);
  },
  variance(parameters) {
    const { minimum, power, logRatio } = resolve(parameters);
    const fromOne = varianceFromOne(power, logRatio);
    return fromOne === Number.POSITIVE_INFINITY ? fromOne : minimum ** 2 * fromOne;
  },
  scale: ({ minimum, exponent, maximum }, factor) => ({
    minimum: minimum * factor,
    exponent,
    ...(maximum === undefined ? {} : { maximum: maximum * factor }),
  }),
};

/** Exponents from here on are beyond what exp can give, or nearly. */
const LARGE = 700;

/** Half the range of the logarithm up to which the variance is found by series, for want of digits otherwise. */
const NARROW = 0.05;

/** So often the power's range that the other end of the law does not count. */
const ENDLESS = 40;

/**
 * @internal Variance of the law with density proportional to x^(power - 1) from 1 to exp(logRatio). The difference of its
 * moments loses its digits where the law is narrow. There, with q = power + 1 and h = logRatio / 2, the logarithm of
 * (variance + mean^2) / mean^2 is the second difference, at q, of ln(sinh(t h) / (t h)) = (t h)^2 / 6 - (t h)^4 / 180 +
 * (t h)^6 / 2835 - …; and without another end the variance is power / ((power + 2) (power + 1)^2).
 */
export function varianceFromOne(power: number, logRatio: number): number {
  if (logRatio === 0) return 0;
  const mean = momentFromOne(1, power, logRatio);
  if (mean === Number.POSITIVE_INFINITY) return mean;
  const reach = power * logRatio;
  const h = logRatio / 2;
  const q = power + 1;
  if (Math.abs(reach) > ENDLESS && Math.abs(power) > ENDLESS) {
    const end = power > 0 ? Math.exp(2 * logRatio) : 1;
    return (end * power) / ((power + 2) * q * q);
  }
  if (h < NARROW && Math.abs(q) * h < NARROW) {
    const fourth = (12 * q ** 2 + 2) / 180;
    const sixth = (30 * q ** 4 + 30 * q ** 2 + 2) / 2835;
    return mean * mean * Math.expm1(h * h * (1 / 3 - h * h * (fourth - h * h * sixth)));
  }
  return Math.max(0, momentFromOne(2, power, logRatio) - mean * mean);
}

/** @internal Moment about 0 of the law with density proportional to x^(power - 1) from 1 to exp(logRatio). */
export function momentFromOne(order: number, power: number, logRatio: number): number {
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
