import type { Sampler, UniformSource } from "./stream.js";

/** What every law can do with its parameters. All check them, and throw a RangeError that names the bad one. */
export interface Law<Parameters> {
  /** A function that draws from the law. */
  readonly sampler: (source: UniformSource, parameters: Parameters) => Sampler;
  /** Expected value; Infinity where it does not exist. */
  readonly mean: (parameters: Parameters) => number;
  /** Variance; Infinity where it does not exist. */
  readonly variance: (parameters: Parameters) => number;
  /**
   * Parameters of `factor` times a variable of this law, factor above 0; absent where that is no longer of
   * this law, as with counts.
   */
  readonly scale?: (parameters: Parameters, factor: number) => Parameters;
}
