// Sobol' indices: the share of the answer's variance that each input carries, alone and with all its interactions.
import type { UniformSource } from "../../engine/index.js";
import { sobolPoints } from "../design/index.js";
import { ExperimentError } from "../errors.js";
import { type Interval, quantileSorted } from "../statistics/index.js";

/** Points to evaluate, in the unit cube: A, then B, then A with column i from B for each input i. */
export interface SobolDesign {
  readonly dimensions: number;
  /** Rows of A. */
  readonly n: number;
  /** n (dimensions + 2) points. */
  readonly points: readonly (readonly number[])[];
}

/** An index with its bootstrap interval. */
export interface Index {
  readonly value: number;
  readonly interval: Interval;
}

/** The indices of one input. */
export interface SobolIndices {
  /** Share of the variance that would go if this input were known. */
  readonly first: Index;
  /** Share of the variance that would stay if all others were known. */
  readonly total: Index;
}

/**
 * The radial design of Saltelli et al. (2010, Computer Physics Communications 181:259, section 3) on Sobol'
 * points. Costs n (dimensions + 2) evaluations.
 *
 * @param dimensions number of inputs, at most 64
 * @param n a power of two; 512 and more give usable intervals
 * @param source for the shift of the points
 */
export function sobolDesign(dimensions: number, n: number, source: UniformSource): SobolDesign {
  if (!(Number.isInteger(Math.log2(n)) && n >= 2)) {
    throw new ExperimentError(`the number of base points must be a power of two, not ${n}`);
  }
  const both = sobolPoints(2 * dimensions, n, source);
  const a = both.map((point) => point.slice(0, dimensions));
  const b = both.map((point) => point.slice(dimensions));
  const mixed = Array.from({ length: dimensions }, (_, i) =>
    a.map((point, row) => point.map((value, d) => (d === i ? ((b[row] as number[])[d] as number) : value))),
  );
  return { dimensions, n, points: [...a, ...b, ...mixed.flat()] };
}

/** How the intervals are made. */
export interface BootstrapOptions {
  /** For drawing rows. */
  readonly source: UniformSource;
  /** Resamples. Default 500. */
  readonly resamples?: number;
}

/**
 * First-order indices by the estimator of Saltelli et al. (2010, table 2 b), total ones by that of Jansen (1999,
 * table 2 f); percentile bootstrap intervals at 95%.
 *
 * @param values the answer at each of the design's points
 */
export function sobolIndices(
  design: SobolDesign,
  values: readonly number[],
  { source, resamples = 500 }: BootstrapOptions,
): readonly SobolIndices[] {
  const { n, dimensions } = design;
  if (values.length !== design.points.length) {
    throw new ExperimentError(`${design.points.length} values are needed, not ${values.length}`);
  }
  // Centred values: the estimators are the same in theory and steadier in floating point.
  const centre = values.slice(0, 2 * n).reduce((sum, value) => sum + value, 0) / (2 * n);
  const block = (i: number) => Float64Array.from(values.slice(i * n, (i + 1) * n), (value) => value - centre);
  const [a, b] = [block(0), block(1)];
  const mixed = Array.from({ length: dimensions }, (_, i) => block(i + 2));
  const everyRow = Array.from({ length: n }, (_, row) => row);
  const estimates = mixed.map((ab) => estimate(a, b, ab, everyRow));

  const draws = Array.from({ length: resamples }, () => {
    const rows = everyRow.map(() => Math.floor(n * source.uniform()));
    return mixed.map((ab) => estimate(a, b, ab, rows));
  });
  return estimates.map(({ first, total }, i) => ({
    first: { value: first, interval: percentiles(draws.map((draw) => draw[i]?.first as number)) },
    total: { value: total, interval: percentiles(draws.map((draw) => draw[i]?.total as number)) },
  }));
}

/** Both indices of one input from the given rows; 0 where the answer does not vary. */
function estimate(a: Float64Array, b: Float64Array, ab: Float64Array, rows: readonly number[]) {
  let [sum, squares, alone, withAll] = [0, 0, 0, 0];
  for (const row of rows) {
    const [fa, fb, fab] = [a[row] as number, b[row] as number, ab[row] as number];
    sum += fa + fb;
    squares += fa * fa + fb * fb;
    alone += fb * (fab - fa);
    withAll += (fa - fab) ** 2;
  }
  const n = rows.length;
  const variance = squares / (2 * n) - (sum / (2 * n)) ** 2;
  if (!(variance > 0)) return { first: 0, total: 0 };
  return { first: alone / n / variance, total: withAll / (2 * n) / variance };
}

function percentiles(values: readonly number[]): Interval {
  const sorted = Float64Array.from(values).sort();
  return [quantileSorted(sorted, 0.025), quantileSorted(sorted, 0.975)];
}
