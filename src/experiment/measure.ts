// One figure of a replication, by name: an output or an indicator.
import { nearest, type Scenario } from "../scenario/index.js";
import { ExperimentError } from "./errors.js";
import { replicate } from "./replicate.js";
import type { Rows } from "./rows.js";
import { estimateMean, type Interval, proportionInterval } from "./statistics/index.js";

/** A measure over the replications of a point. */
export interface MeasureEstimate {
  /** Mean of an output, censored ones counting as the horizon; frequency of an indicator. */
  readonly mean: number;
  /** 95%, Student-t or Wilson; null for a single replication of an output. */
  readonly interval: Interval | null;
}

/**
 * The values of a measure in replication order: an output (censored = horizon), or an indicator as 0 and 1. Throws
 * for a name that is neither.
 */
export function measureValues(rows: Rows, measure: string, horizon: number): readonly number[] {
  if (rows.outputNames.includes(measure)) {
    return rows.output(measure).map((value) => (Number.isFinite(value) ? value : horizon));
  }
  if (rows.indicatorNames.includes(measure)) return rows.indicator(measure).map(Number);
  const names = [...rows.outputNames, ...rows.indicatorNames].join(", ");
  throw new ExperimentError(`no output or probability is called ${measure}; there are ${names}`);
}

/** A measure's mean and interval. */
export function estimateMeasure(rows: Rows, measure: string, horizon: number): MeasureEstimate {
  const values = measureValues(rows, measure, horizon);
  const { n, mean, interval } = estimateMean(values);
  if (rows.outputNames.includes(measure)) return { mean, interval };
  return { mean, interval: proportionInterval(Math.round(mean * n), n) };
}

/**
 * Throws for a name that is no output or probability of the scenario, with the nearest one that is: found out with a
 * single replication, rather than after all of them.
 */
export function checkMeasures(scenario: Scenario, names: readonly string[]): void {
  const { outputs, indicators } = replicate(scenario, 0, 0);
  const known = [...Object.keys(outputs), ...Object.keys(indicators)];
  for (const name of names) {
    if (known.includes(name)) continue;
    const guess = nearest(name, known);
    throw new ExperimentError(
      `no output or probability is called ${name}\n  ` +
        (guess === undefined ? `there are ${known.join(", ")}` : `did you mean ${guess}?`),
    );
  }
}
