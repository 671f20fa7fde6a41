// The Pareto front: what is not beaten in everything by something else.

/**
 * Which points are on the front when every coordinate is to be small: nothing else is at least as small in all
 * coordinates and smaller in one.
 */
export function paretoFront(points: readonly (readonly number[])[]): readonly boolean[] {
  return points.map((point) => !points.some((other) => dominates(other, point)));
}

function dominates(a: readonly number[], b: readonly number[]): boolean {
  let smaller = false;
  for (const [i, value] of a.entries()) {
    if (value > (b[i] as number)) return false;
    if (value < (b[i] as number)) smaller = true;
  }
  return smaller;
}
