// A sweep: the answer at many combinations of values, as a table in long form.
import { ExperimentError } from "./errors.js";
import type { Rows } from "./rows.js";
import { summariseIndicator, summariseOutput } from "./summarise.js";
import type { Bounded } from "./summary.js";

/** What was set at a point of the sweep, by path: numbers, or values as written (`90 min`). */
export type Setting = Readonly<Record<string, number | string>>;

/** One measure at one point; `sweep.csv` has a line for each. */
export interface SweepRow {
  /** Number of the point, from 0. */
  readonly point: number;
  readonly setting: Setting;
  /** Name of the output or probability. */
  readonly measure: string;
  readonly n: number;
  /** Censored replications; 0 for probabilities. */
  readonly censored: number;
  /** Mean of an output (the restricted one when some replications are censored), or a probability. */
  readonly value: number | null;
  /** 95% interval of the value; null for a restricted mean. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Quantiles of an output; null for probabilities. */
  readonly p05: Bounded;
  readonly p50: Bounded;
  readonly p95: Bounded;
}

/**
 * The table of a sweep, points in order, their outputs before their probabilities.
 *
 * @param settings of the points
 * @param rows of the points, in the same order (`runPoints`)
 * @param horizon see `summarise`; one for each point where they differ, as in a sweep over the horizon itself
 */
export function sweepTable(
  settings: readonly Setting[],
  rows: readonly Rows[],
  horizon?: number | readonly number[],
): readonly SweepRow[] {
  if (settings.length !== rows.length) {
    throw new ExperimentError(`${settings.length} points of a sweep, but results of ${rows.length}`);
  }
  return settings.flatMap((setting, point) => {
    const of = rows[point] as Rows;
    const cut = typeof horizon === "number" ? horizon : horizon?.[point];
    return [
      ...of.outputNames.map((name) => outputRow(point, setting, name, of.output(name), cut)),
      ...of.indicatorNames.map((name) => probabilityRow(point, setting, name, of.indicator(name))),
    ];
  });
}

function outputRow(
  point: number,
  setting: Setting,
  measure: string,
  values: readonly number[],
  horizon?: number,
): SweepRow {
  const { n, censored, mean, restricted_mean, ci95, p05, p50, p95 } = summariseOutput(values, horizon);
  return {
    point,
    setting,
    measure,
    n,
    censored,
    value: mean ?? restricted_mean,
    lower: ci95?.[0] ?? null,
    upper: ci95?.[1] ?? null,
    p05: p05.value,
    p50: p50.value,
    p95: p95.value,
  };
}

function probabilityRow(
  point: number,
  setting: Setting,
  measure: string,
  values: readonly boolean[],
): SweepRow {
  const { n, p, ci95 } = summariseIndicator(values);
  const [lower, upper] = ci95;
  return { point, setting, measure, n, censored: 0, value: p, lower, upper, p05: null, p50: null, p95: null };
}
