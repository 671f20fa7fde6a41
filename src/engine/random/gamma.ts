import type { Law } from "./law.js";
import { badParameter, checkPositive, LARGEST_CV } from "./parameters.js";
import { IncompleteGamma } from "./special/incomplete-gamma.js";
import { HALF_STEP, type Sampler, type UniformSource } from "./stream.js";

/** Parameters of the gamma law, in one of two ways. */
export type GammaParameters =
  | {
      /** Mean, above 0, in the unit of what is drawn. */
      readonly mean: number;
      /** Coefficient of variation (standard deviation over mean), above 0; 1 is the exponential law. */
      readonly cv: number;
    }
  | {
      /** Shape, above 0, without unit. */
      readonly shape: number;
      /** Scale, above 0, in the unit of what is drawn. */
      readonly scale: number;
    };

/**
 * A positive quantity, less or more spread than the exponential. Mean shape x scale, variance shape x
 * scale^2; from mean and cv: shape = 1 / cv^2, scale = mean cv^2. Inversion of one uniform through the
 * incomplete gamma function (one or two microseconds), not the faster rejection, which uses a varying number of
 * uniforms and so breaks common random numbers (Devroye 1986, IX.3).
 */
export function gamma(source: UniformSource, parameters: GammaParameters): Sampler {
  const { shape, scale } = shapeAndScale(parameters);
  return gammaSampler(source, shape, scale);
}

/** @internal The gamma law with parameters that were checked. */
export function gammaSampler({ uniform }: UniformSource, shape: number, scale: number): Sampler {
  const law = new IncompleteGamma(shape);
  return () => scale * law.quantile(uniform() + HALF_STEP);
}

/** @internal */
export const gammaLaw: Law<GammaParameters> = {
  sampler: gamma,
  mean(parameters) {
    const { shape, scale } = shapeAndScale(parameters);
    return shape * scale;
  },
  variance(parameters) {
    const { shape, scale } = shapeAndScale(parameters);
    return shape * scale * scale;
  },
  scale: (parameters, factor) =>
    "mean" in parameters
      ? { mean: parameters.mean * factor, cv: parameters.cv }
      : { shape: parameters.shape, scale: parameters.scale * factor },
};

function shapeAndScale(parameters: GammaParameters): { shape: number; scale: number } {
  if ("mean" in parameters) {
    const { mean, cv } = parameters;
    checkPositive("gamma", "mean", mean);
    checkPositive("gamma", "cv", cv);
    if (cv < 1 / LARGEST_CV || cv > LARGEST_CV) {
      throw badParameter(
        "gamma",
        "cv",
        cv,
        `from ${1 / LARGEST_CV} to ${LARGEST_CV}; without spread take a constant`,
      );
    }
    const scale = mean * cv * cv;
    if (scale === Number.POSITIVE_INFINITY) {
      throw badParameter("gamma", "cv", cv, `so small that its square times mean (${mean}) is a number`);
    }
    return { shape: 1 / (cv * cv), scale };
  }
  if ("shape" in parameters) {
    checkPositive("gamma", "shape", parameters.shape);
    checkPositive("gamma", "scale", parameters.scale);
    return parameters;
  }
  throw badParameter("gamma", "mean", undefined, "given with cv, or shape with scale in their place");
}
