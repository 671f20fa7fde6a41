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
    const second = rawMoment(2, shape);
    if (second === Number.POSITIVE_INFINITY) return second;
    return scale * scale * (second - rawMoment(1, shape) ** 2);
  },
  scale: ({ shape, scale }, factor) => ({ shape, scale: scale * factor }),
};

function rawMoment(order: number, shape: number): number {
  return Math.exp(logGamma(1 + order / shape));
}

function check({ shape, scale }: WeibullParameters): void {
  checkPositive("weibull", "shape", shape);
  checkPositive("weibull", "scale", scale);
}
