// An input that is not known, or not yet chosen: a name and the law of its value.
import { type Distribution, sampler } from "../../engine/index.js";
import { ExperimentError } from "../errors.js";

/** An input and how likely its values are; a range that is all that is known is uniform or log-uniform. */
export interface Factor {
  /** The input's name; for scenarios its path, as in `--set`. */
  readonly name: string;
  readonly law: Distribution;
  /** Whether values are rounded to whole numbers. */
  readonly whole?: boolean;
}

/** Values of inputs by name. */
export type Inputs = Readonly<Record<string, number>>;

/** The largest uniform that a stream gives. Laws look half a step above: beyond it, for what lies above their end. */
const largestUniform = 1 - 2 ** -32;

/**
 * The value that a share u of the law lies below (inversion). Throws for a law that takes two uniforms, a mixture or a
 * negative binomial one: with one number for both it would be another law.
 *
 * @param u in [0, 1)
 */
export function quantileOf({ name, law, whole = false }: Factor, u: number): number {
  let asked = 0;
  const uniform = () => {
    if (++asked > 1) {
      throw new ExperimentError(
        `${name} has a ${law.kind} law, whose values come of two numbers: that of an input comes of one`,
      );
    }
    return Math.min(u, largestUniform);
  };
  const value = sampler({ uniform }, law)();
  return whole ? Math.round(value) : value;
}

/** A point of the unit cube as values of the factors. @param point one coordinate per factor */
export function inputsAt(factors: readonly Factor[], point: readonly number[]): Inputs {
  return Object.fromEntries(
    factors.map((factor, i) => [factor.name, quantileOf(factor, point[i] as number)]),
  );
}
