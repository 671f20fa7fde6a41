import { type BetaParameters, betaLaw } from "./beta.js";
import { type BinomialParameters, binomialLaw } from "./binomial.js";
import { type ConstantParameters, constantLaw } from "./constant.js";
import { type DiscreteParameters, discreteLaw } from "./discrete.js";
import { type EmpiricalParameters, empiricalLaw } from "./empirical.js";
import { type ErlangParameters, erlangLaw } from "./erlang.js";
import { type ExponentialParameters, exponentialLaw } from "./exponential.js";
import { type GammaParameters, gammaLaw } from "./gamma.js";
import { type GeometricParameters, geometricLaw } from "./geometric.js";
import type { Law } from "./law.js";
import { logUniformLaw } from "./log-uniform.js";
import { type LognormalParameters, lognormalLaw } from "./lognormal.js";
import { mixtureLaw } from "./mixture.js";
import { type NegativeBinomialParameters, negativeBinomialLaw } from "./negative-binomial.js";
import { type NormalParameters, normalLaw } from "./normal.js";
import { badParameter, checkPositive } from "./parameters.js";
import { pertLaw } from "./pert.js";
import { type PoissonParameters, poissonLaw } from "./poisson.js";
import { type PowerLawParameters, powerLawLaw } from "./power-law.js";
import type { Sampler, UniformSource } from "./stream.js";
import { type TriangularParameters, triangularLaw } from "./triangular.js";
import { type TruncatedNormalParameters, truncatedNormalLaw } from "./truncated-normal.js";
import { type UniformParameters, uniformLaw } from "./uniform.js";
import { type WeibullParameters, weibullLaw } from "./weibull.js";

/** Parameters of a mixture of laws. */
export interface MixtureParameters {
  /** The laws and the weight of each, at least 0; they need not add up to 1. */
  readonly components: readonly {
    /** How often it is chosen, in proportion to the other weights. */
    readonly weight: number;
    /** What is drawn from when it is chosen. */
    readonly distribution: Distribution;
  }[];
}

/** The parameters of every law that a distribution can name. */
export interface ParametersOf {
  /** A share, or another quantity between two ends. */
  readonly beta: BetaParameters;
  /** How many of a number of trials succeed. */
  readonly binomial: BinomialParameters;
  /** Always the same value. */
  readonly constant: ConstantParameters;
  /** One of a list of values, by weight. */
  readonly discrete: DiscreteParameters;
  /** One of a number of observations. */
  readonly empirical: EmpiricalParameters;
  /** The sum of some exponential phases. */
  readonly erlang: ErlangParameters;
  /** The time to an event that has no memory. */
  readonly exponential: ExponentialParameters;
  /** A positive quantity, from mean and coefficient of variation or from shape and scale. */
  readonly gamma: GammaParameters;
  /** How many trials fail before the first that succeeds. */
  readonly geometric: GeometricParameters;
  /** A positive quantity of which only the order of magnitude is known. */
  readonly logUniform: UniformParameters;
  /** A positive quantity whose logarithm is normal, from median and p90 or from mean and coefficient of variation. */
  readonly lognormal: LognormalParameters;
  /** One of several laws, by weight. */
  readonly mixture: MixtureParameters;
  /** Counts more spread than Poisson ones. */
  readonly negativeBinomial: NegativeBinomialParameters;
  /** The normal law. */
  readonly normal: NormalParameters;
  /** An expert's least, likeliest and greatest value, smooth. */
  readonly pert: TriangularParameters;
  /** How many independent rare events happen. */
  readonly poisson: PoissonParameters;
  /** Sizes without a typical scale. */
  readonly powerLaw: PowerLawParameters;
  /** An expert's least, likeliest and greatest value, in straight lines. */
  readonly triangular: TriangularParameters;
  /** The normal law cut off below. */
  readonly truncatedNormal: TruncatedNormalParameters;
  /** Every value of a range alike. */
  readonly uniform: UniformParameters;
  /** Time to failure with a hazard that changes with age. */
  readonly weibull: WeibullParameters;
}

/** The name of a law. */
export type DistributionKind = keyof ParametersOf;

/**
 * A law with its parameters, as plain data: `{ kind: "lognormal", median: 5, p90: 12 }`. Can be written
 * to a file, sent to a worker and compared. Values come out in the unit of the parameters.
 */
export type Distribution<Kind extends DistributionKind = DistributionKind> = {
  [K in Kind]: {
    /** The name of the law. */
    readonly kind: K;
  } & ParametersOf[K];
}[Kind];

const laws: { readonly [K in DistributionKind]: Law<ParametersOf[K]> } = {
  beta: betaLaw,
  binomial: binomialLaw,
  constant: constantLaw,
  discrete: discreteLaw,
  empirical: empiricalLaw,
  erlang: erlangLaw,
  exponential: exponentialLaw,
  gamma: gammaLaw,
  geometric: geometricLaw,
  logUniform: logUniformLaw,
  lognormal: lognormalLaw,
  mixture: mixtureLaw<Distribution>({
    sampler,
    mean: meanOf,
    variance: varianceOf,
    scale: scaleDistribution,
  }),
  negativeBinomial: negativeBinomialLaw,
  normal: normalLaw,
  pert: pertLaw,
  poisson: poissonLaw,
  powerLaw: powerLawLaw,
  triangular: triangularLaw,
  truncatedNormal: truncatedNormalLaw,
  uniform: uniformLaw,
  weibull: weibullLaw,
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

/**
 * The distribution of `factor` times a variable: another unit, a slower road.
 *
 * @param factor finite, above 0
 * @throws RangeError for counts (Poisson, binomial, …), which are no longer counts when scaled
 */
export function scaleDistribution<Kind extends DistributionKind>(
  distribution: Distribution<Kind>,
  factor: number,
): Distribution<Kind> {
  const { kind } = distribution;
  checkPositive(`scaling a ${kind} distribution`, "factor", factor);
  const { scale } = lawOf(kind);
  if (scale === undefined) throw badParameter("scaling", "kind", kind, "a law that is not one of counts");
  return { ...distribution, ...scale(distribution, factor) };
}

/**
 * One of several laws, by weight: the first uniform chooses it, and it uses its own. With p_i the shares, m_i
 * and v_i the means and variances: mean m = sum p_i m_i, variance sum p_i (v_i + (m_i - m)^2).
 */
export function mixture(source: UniformSource, parameters: MixtureParameters): Sampler {
  return laws.mixture.sampler(source, parameters);
}

function lawOf<Kind extends DistributionKind>(kind: Kind): Law<ParametersOf[Kind]> {
  if (!Object.hasOwn(laws, kind)) {
    throw badParameter("distribution", "kind", kind, `one of ${Object.keys(laws).join(", ")}`);
  }
  return laws[kind];
}
