import { expect, test } from "vitest";
import { holds, ratio, type Trial, tableOf } from "../../scripts/validate/forecast-2026.js";

const trial: Trial = { day: 17, interval: [20, 30], median: 24, score: 5, straightLine: 20, distinct: 150 };

test("an interval holds day 23 with its ends; the ratio is of the score to the straight line's error", () => {
  expect(holds(trial)).toBe(true);
  expect(holds({ ...trial, interval: [23, 30] })).toBe(true);
  expect(holds({ ...trial, interval: [23.1, 30] })).toBe(false);
  expect(holds({ ...trial, interval: [20, 22.9] })).toBe(false);
  expect(ratio(trial)).toBe(0.25);
  expect(tableOf([{ ...trial, interval: [24, 30] }])).toContain("**no**");
});
