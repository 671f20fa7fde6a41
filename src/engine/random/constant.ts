import type { Law } from "./law.js";
import { checkFinite } from "./parameters.js";
import type { Sampler, UniformSource } from "./stream.js";

/** Always the same value. */
export interface ConstantParameters {
  /** The value, any finite number. */
  readonly value: number;
}

/** No randomness at all: mean `value`, variance 0. Uses no uniform. */
export function constant(_source: UniformSource, { value }: ConstantParameters): Sampler {
  checkFinite("constant", "value", value);
  return () => value;
}

/** @internal */
export const constantLaw: Law<ConstantParameters> = {
  sampler: constant,
  mean({ value }) {
    checkFinite("constant", "value", value);
    return value;
  },
  variance({ value }) {
    checkFinite("constant", "value", value);
    return 0;
  },
  scale: ({ value }, factor) => ({ value: value * factor }),
};
