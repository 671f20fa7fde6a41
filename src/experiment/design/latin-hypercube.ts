// Latin hypercube: few points, each input's range covered evenly (McKay, Beckman and Conover 1979, Technometrics
// 21:239).
import type { UniformSource } from "../../engine/index.js";

/**
 * n points in (0, 1)^dimensions: in every dimension one in each of n equal slices, at a random place in it.
 */
export function latinHypercube(
  dimensions: number,
  n: number,
  source: UniformSource,
): readonly (readonly number[])[] {
  const points = Array.from({ length: n }, () => new Array<number>(dimensions));
  for (let d = 0; d < dimensions; d++) {
    const slices = shuffled(n, source);
    for (const [i, point] of points.entries()) point[d] = ((slices[i] as number) + source.uniform()) / n;
  }
  return points;
}

/** 0 to n - 1 in random order (Fisher and Yates). */
export function shuffled(n: number, { uniform }: UniformSource): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}
