// Grids: every combination of the values given for each lever.
import { ExperimentError } from "../errors.js";

/**
 * All combinations, the last name's values changing fastest.
 *
 * @param levels values by name
 */
export function grid<T>(
  levels: Readonly<Record<string, readonly T[]>>,
): readonly Readonly<Record<string, T>>[] {
  let points: Record<string, T>[] = [{}];
  for (const [name, values] of Object.entries(levels)) {
    if (values.length === 0) throw new ExperimentError(`${name} has no value to try`);
    points = points.flatMap((point) => values.map((value) => ({ ...point, [name]: value })));
  }
  return points;
}
