// Sobol' points: they fill the unit cube more evenly than random ones (Sobol' 1967; Gray-code construction of
// Antonov and Saleev 1979; direction numbers of Joe and Kuo 2008).
import type { UniformSource } from "../../engine/index.js";
import { ExperimentError } from "../errors.js";
import { joeKuo, sobolDimensions } from "./joe-kuo.js";

const bits = 32;
const scale = 2 ** -bits;

/**
 * Sobol' points in [0, 1)^dimensions, the first the origin unless shifted. Take a power of two of them, from the
 * start, to keep their balance.
 *
 * @param dimensions from 1 to 128
 * @param n number of points
 * @param shift a digital shift, drawn from here once: makes the points uniform and keeps their evenness
 */
export function sobolPoints(
  dimensions: number,
  n: number,
  shift?: UniformSource,
): readonly (readonly number[])[] {
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > sobolDimensions) {
    throw new ExperimentError(`Sobol' points have 1 to ${sobolDimensions} dimensions, not ${dimensions}`);
  }
  const directions = directionNumbers(dimensions);
  const state = Uint32Array.from(directions, () => (shift === undefined ? 0 : shift.uniform() / scale));
  const points: number[][] = [];
  for (let i = 0; i < n; i++) {
    points.push(Array.from(state, (value) => value * scale));
    const flipped = trailingOnes(i);
    for (let d = 0; d < dimensions; d++) {
      state[d] = (state[d] as number) ^ ((directions[d] as Uint32Array)[flipped] as number);
    }
  }
  return points;
}

/** v(1) ... v(32) of each dimension, scaled to 32 bits (Joe and Kuo 2008, eq. 2 and 3). */
function directionNumbers(dimensions: number): readonly Uint32Array[] {
  const first = Uint32Array.from({ length: bits }, (_, k) => 2 ** (bits - 1 - k));
  const others = joeKuo()
    .slice(0, dimensions - 1)
    .map(({ polynomial, initial }) => {
      const degree = initial.length;
      const v = new Uint32Array(bits);
      for (let k = 0; k < bits; k++) {
        if (k < degree) {
          v[k] = (initial[k] as number) * 2 ** (bits - 1 - k);
          continue;
        }
        const back = v[k - degree] as number;
        let value = back ^ (back >>> degree);
        for (let j = 1; j < degree; j++) {
          if ((polynomial >>> (degree - j)) & 1) value ^= v[k - j] as number;
        }
        v[k] = value;
      }
      return v;
    });
  return [first, ...others];
}

/** Which bit of the Gray code changes after point i: the position of i's lowest zero bit. */
function trailingOnes(i: number): number {
  return 31 - Math.clz32(~i & (i + 1));
}
