// The points of a sweep: every combination of lists, and points spread evenly over ranges at each.
import type { UniformSource } from "../engine/index.js";
import { grid, latinHypercube } from "./design/index.js";
import { ExperimentError } from "./errors.js";
import type { Setting } from "./sweep.js";

/** What one place in a scenario is swept over: values as written, or a range in a unit (empty for plain numbers). */
export type Axis =
  | { readonly path: string; readonly values: readonly string[] }
  | { readonly path: string; readonly low: number; readonly high: number; readonly unit: string };

/**
 * Every combination of the lists; where there are ranges, a Latin hypercube over them at each. Values in a range are
 * whole where both ends are and have no unit. Throws for a path that has two axes.
 *
 * @param points how many to spread over the ranges
 * @param source for their places
 */
export function sweepSettings(
  axes: readonly Axis[],
  points: number,
  source: UniformSource,
): readonly Setting[] {
  const twice = axes.find(({ path }, i) => axes.findIndex((axis) => axis.path === path) < i);
  if (twice !== undefined)
    throw new ExperimentError(`${twice.path} is given twice: give all its values at once`);
  const lists = axes.flatMap((axis) => ("values" in axis ? [[axis.path, axis.values] as const] : []));
  const ranges = axes.flatMap((axis) => ("low" in axis ? [axis] : []));
  const combinations = grid(Object.fromEntries(lists));
  const spread = ranges.length === 0 ? [[]] : latinHypercube(ranges.length, points, source);
  return combinations.flatMap((combination) =>
    spread.map((point): Setting => {
      const drawn = ranges.map((range, i) => [range.path, valueIn(range, point[i] ?? 0)] as const);
      return { ...combination, ...Object.fromEntries(drawn) };
    }),
  );
}

/** The value at a share of a range. */
function valueIn(
  { low, high, unit }: { readonly low: number; readonly high: number; readonly unit: string },
  share: number,
): string | number {
  if (unit === "" && Number.isInteger(low) && Number.isInteger(high))
    return low + Math.floor(share * (high - low + 1));
  const value = Number((low + share * (high - low)).toPrecision(6));
  return unit === "" ? value : `${value} ${unit}`;
}
