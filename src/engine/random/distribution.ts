import { type ConstantParameters, constantLaw } from "./constant.js";
import { type ExponentialParameters, exponentialLaw } from "./exponential.js";
import type { Law } from "./law.js";
import { type LognormalParameters, lognormalLaw } from "./lognormal.js";
import { badParameter } from "./parameters.js";
import type { Sampler, UniformSource } from "./stream.js";
import { type TriangularParameters, triangularLaw } from "./triangular.js";
import { type UniformParameters, uniformLaw } from "./uniform.js";

/** The parameters of every law that a distribution can name. */
export interface ParametersOf {
  readonly constant: ConstantParameters;
  readonly exponential: ExponentialParameters;
  readonly lognormal: LognormalParameters;
  readonly triangular: TriangularParameters;
  readonly uniform: UniformParameters;
}

/** The name of a law. */
export type DistributionKind = keyof ParametersOf;

/**
 * A law with its parameters, as plain data: `{ kind: "lognormal", median: 5, p90: 12 }`. Can be written
 * to a file, sent to a worker and compared. Values come out in the unit of the parameters.
 */
export type Distribution<Kind extends DistributionKind = DistributionKind> = {
  [K in Kind]: { readonly kind: K } & ParametersOf[K];
}[Kind];

const laws: { readonly [K in DistributionKind]: Law<ParametersOf[K]> } = {
  constant: constantLaw,
  exponential: exponentialLaw,
  lognormal: lognormalLaw,
  triangular: triangularLaw,
  uniform: uniformLaw,
};

/**
 * A function that draws from a distribution.
 *
 * @throws RangeError naming the law and the parameter when one is not allowed
 */
export function sampler<Kind extends DistributionKind>(
  source: UniformSource,
  distribution: Distribution<Kind>,
): Sampler {
  return lawOf(distribution.kind).sampler(source, distribution);
}

/** Expected value of a distribution; Infinity where there is none. Checks the parameters as `sampler` does. */
export function meanOf<Kind extends DistributionKind>(distribution: Distribution<Kind>): number {
  return lawOf(distribution.kind).mean(distribution);
}

/** Variance of a distribution; Infinity where there is none. Checks the parameters as `sampler` does. */
export function varianceOf<Kind extends DistributionKind>(distribution: Distribution<Kind>): number {
  return lawOf(distribution.kind).variance(distribution);
}

function lawOf<Kind extends DistributionKind>(kind: Kind): Law<ParametersOf[Kind]> {
  if (!Object.hasOwn(laws, kind)) {
    throw badParameter("distribution", "kind", kind, `one of ${Object.keys(laws).join(", ")}`);
  }
  return laws[kind];
}
