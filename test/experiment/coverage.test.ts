import { describe, expect, it } from "vitest";
import { deriveStream, exponential } from "../../src/engine/index.js";
import { Rows, type Summary, summarise } from "../../src/experiment/index.js";

/** How many of 1,000 experiments of 100 replications have an interval that holds the truth. */
function coverage(
  interval: (summary: Summary) => readonly [unknown, unknown] | null | undefined,
  truth: number,
): number {
  let held = 0;
  for (let experiment = 0; experiment < 1000; experiment++) {
    const stream = deriveStream(5, experiment, "coverage");
    const days = exponential(stream, { mean: 10 });
    const rows = Rows.of(
      Array.from({ length: 100 }, () => ({
        outputs: { days: days() },
        indicators: { hit: stream.uniform() < 0.3 },
      })),
    );
    const [lower, upper] = interval(summarise("coverage", 5, rows)) ?? [];
    if (Number(lower) <= truth && truth <= Number(upper)) held++;
  }
  return held / 1000;
}

describe("95% intervals hold the truth in between 92.2% and 97.8% of 1,000 experiments", () => {
  it.each([
    ["means", (summary: Summary) => summary.outputs.days?.ci95, 10],
    ["probabilities", (summary: Summary) => summary.probabilities.hit?.ci95, 0.3],
    ["the median", (summary: Summary) => summary.outputs.days?.p50.ci95, 10 * Math.log(2)],
    ["the 90th percentile", (summary: Summary) => summary.outputs.days?.p90.ci95, 10 * Math.log(10)],
  ] as const)("for %s", (_, interval, truth) => {
    const covered = coverage(interval, truth);
    expect(covered).toBeGreaterThanOrEqual(0.922);
    expect(covered).toBeLessThanOrEqual(0.978);
  });
});
