import type { Law } from "./law.js";
import { checkPositive } from "./parameters.js";
import { logGamma } from "./special/log-gamma.js";
import { HALF_STEP, type Sampler, type UniformSource } from "./stream.js";

/** Parameters of the Weibull law. */
export interface WeibullParameters {
  /** Shape, above 0: below 1 the hazard falls with age, above 1 it rises, 1 is the exponential law. */
  readonly shape: number;
  /** Scale, above 0, in the unit of what is drawn: 63.2% of the draws stay below it. */
  readonly scale: number;
}

/**
 * Time to failure with a hazard that changes with age. With g(r) = Gamma(1 + r / shape): mean scale g(1),
 * variance scale^2 (g(2) - g(1)^2). Inversion of one uniform (Devroye 1986, II.2).
 */
export function weibull(source: UniformSource, parameters: WeibullParameters): Sampler {
  check(parameters);
  const { shape, scale } = parameters;
  const { uniform } = source;
  const power = 1 / shape;
  return () => scale * (-Math.log(1 - HALF_STEP - uniform())) ** power;
}

/** @internal */
export const weibullLaw: Law<WeibullParameters> = {
  sampler: weibull,
  mean(parameters) {
    check(parameters);
    return parameters.scale * rawMoment(1, parameters.shape);
  },
  variance(parameters) {
    check(parameters);
    const { shape, scale } = parameters;
    if (shape > STEEP) return (scale * rawMoment(1, shape)) ** 2 * Math.expm1(logMomentRatio(1 / shape));
    const second = rawMoment(2, shape);
    if (second === Number.POSITIVE_INFINITY) return second;
    return scale * scale * (second - rawMoment(1, shape) ** 2);
  },
  scale: ({ shape, scale }, factor) => ({ shape, scale: scale * factor }),
};

/** From this shape on the difference of the moments would lose digits, in the end all of them. */
const STEEP = 100;

/**
 * ln Gamma(1 + 2 x) - 2 ln Gamma(1 + x) for x up to 0.01, by the series of ln Gamma(1 + x) (Abramowitz and Stegun 1964,
 * 6.1.33): the sum over n from 2 on of zeta(n) (-x)^n (2^n - 2) / n.
 */
function logMomentRatio(x: number): number {
  const [zeta2, zeta3, zeta4, zeta5] = [
    Math.PI ** 2 / 6,
    1.2020569031595942,
    Math.PI ** 4 / 90,
    1.03692775514337,
  ];
  const zeta6 = Math.PI ** 6 / 945;
  return x * x * (zeta2 - x * (2 * zeta3 - x * (3.5 * zeta4 - x * (6 * zeta5 - x * (31 / 3) * zeta6))));
}

function rawMoment(order: number, shape: number): number {
  return Math.exp(logGamma(1 + order / shape));
}

function check({ shape, scale }: WeibullParameters): void {
  checkPositive("weibull", "shape", shape);
  checkPositive("weibull", "scale", scale);
}
