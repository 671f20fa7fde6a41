import { gammaSampler } from "./gamma.js";
import type { Law } from "./law.js";
import { checkPositive, checkWhole } from "./parameters.js";
import type { Sampler, UniformSource } from "./stream.js";

/** Parameters of the Erlang law. */
export interface ErlangParameters {
  /** Mean of the whole, above 0, in the unit of what is drawn. */
  readonly mean: number;
  /** Number of phases, a whole number of at least 1. */
  readonly k: number;
}

/**
 * The sum of `k` exponential phases of mean `mean` / k each. Mean `mean`, variance mean^2 / k. The gamma law
 * of shape k: inversion of one uniform, whatever k is.
 */
export function erlang(source: UniformSource, parameters: ErlangParameters): Sampler {
  check(parameters);
  return gammaSampler(source, parameters.k, parameters.mean / parameters.k);
}

/** @internal */
export const erlangLaw: Law<ErlangParameters> = {
  sampler: erlang,
  mean(parameters) {
    check(parameters);
    return parameters.mean;
  },
  variance(parameters) {
    check(parameters);
    return parameters.mean ** 2 / parameters.k;
  },
  scale: ({ mean, k }, factor) => ({ mean: mean * factor, k }),
};

function check({ mean, k }: ErlangParameters): void {
  checkPositive("erlang", "mean", mean);
  checkWhole("erlang", "k", k, 1);
}
