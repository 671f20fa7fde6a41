// A shipped scenario, varied if need be, run some times from one seed.
import { diskReader } from "../../src/cli/disk-reader.js";
import {
  type Bands,
  centralInterval,
  quantileSorted,
  replicate,
  Timeline,
} from "../../src/experiment/index.js";
import { formatProblem, readScenario, type Scenario } from "../../src/scenario/index.js";
import type { Interval } from "./scores.js";

/** The one seed of all back-tests. */
export const seed = 2026;

/** Equally likely courses of one scenario. */
export interface Ensemble {
  readonly scenario: Scenario;
  readonly series: readonly Readonly<Record<string, readonly number[]>>[];
}

/** A shipped scenario by the name of its folder. Throws what is wrong when overrides make it invalid. */
export function shipped(name: string, overrides: readonly string[] = []): Scenario {
  const reading = readScenario(`scenarios/${name}/scenario.yaml`, diskReader, { overrides });
  if (reading.scenario === undefined) throw new Error(reading.problems.map(formatProblem).join("\n"));
  return reading.scenario;
}

/** Runs a scenario; both conservation laws are left to the tests, which check them for every shipped one. */
export function ensembleOf(scenario: Scenario, replications: number): Ensemble {
  const series = Array.from({ length: replications }, (_, k) => replicate(scenario, seed, k).series);
  return { scenario, series };
}

/** The bands of every series of an ensemble. */
export function bandsOf({ series }: Ensemble): Bands {
  const timeline = new Timeline();
  for (const one of series) timeline.add(one);
  return timeline.bands();
}

/** One value of each course, on a day. @param of value of a course on the day */
export function valuesOn(
  { series }: Ensemble,
  day: number,
  of: (at: (name: string) => number) => number,
): readonly number[] {
  return series.map((course) =>
    of((name) => {
      const value = course[name]?.[day];
      if (value === undefined) throw new Error(`there is no ${name} on day ${day}`);
      return value;
    }),
  );
}

/** From the 5% to the 95% quantile. */
export function band90(values: readonly number[]): Interval {
  return centralInterval(values, 0.9);
}

/** The median. */
export function medianOf(values: readonly number[]): number {
  return quantileSorted(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
