// Courts with Poisson arrivals over independent runs, and their comparison with exact values.
import { expect } from "vitest";
import { Tally } from "../../../src/engine/index.js";
import type { CourtOptions, StageOptions } from "../../../src/models/judiciary/options.js";
import { observed } from "../context.js";
import { court, setting } from "./setting.js";

/** Mean wait for the first hearing (h) and use of the judges of a court with Poisson arrivals, over independent runs. */
export function queue(judges: number, perHour: number, stage: StageOptions, cases: number, runs: number) {
  const waits = new Tally();
  const use = new Tally();
  const length = new Tally();
  const options: CourtOptions = {
    ...court(judges, [stage]),
    arrivals: [{ name: "in", track: "ordinary", law: { kind: "poisson", perHour } }],
  };
  for (let replication = 0; replication < runs; replication++) {
    const { context, court: judged } = setting(options, 0, { seeds: { replication, check: false } });
    judged.start();
    context.simulation.run(cases / perHour);
    const { stages } = observed(judged, cases / perHour);
    waits.add(stages.court?.meanWait ?? Number.NaN);
    use.add(stages.court?.utilisation ?? Number.NaN);
    length.add(stages.court?.meanQueue ?? Number.NaN);
  }
  return { waits, use, length };
}

/** Is the mean of independent runs the exact value, and would one that is wrong by 2% be seen? */
export function expectMean(tally: Tally, exact: number) {
  const error = tally.standardDeviation / Math.sqrt(tally.count);
  expect(4 * error).toBeLessThan(0.02 * exact);
  expect(Math.abs(tally.mean - exact) / error).toBeLessThan(4);
}
