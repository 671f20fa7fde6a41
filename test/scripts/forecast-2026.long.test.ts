import { expect, it } from "vitest";
import { forecastsOf2026, holds, ratio, type Trial, tableOf } from "../../scripts/validate/forecast-2026.js";
import { scenarioPool } from "../../src/cli/scenario-pool.js";

it("the reference scenario's forecasts hold day 23 at each report, and score at most half the straight line's error", async () => {
  const particles = 100;
  const pool = scenarioPool({ check: false });
  const trials: Trial[] = [];
  try {
    for await (const trial of forecastsOf2026({ pool, particles })) trials.push(trial);
  } finally {
    await pool.close();
  }
  expect(trials.map(({ day }) => day)).toEqual([10, 13, 17, 21]);
  for (const trial of trials) {
    expect(holds(trial), tableOf(trials)).toBe(true);
    expect(ratio(trial), tableOf(trials)).toBeLessThanOrEqual(0.5);
    expect(trial.distinct).toBeGreaterThanOrEqual(0.9 * particles);
  }
});
