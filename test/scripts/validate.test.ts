import { expect, test } from "vitest";
import { drift, lastValue } from "../../scripts/validate/baselines.js";
import { daysAfter, daysBetween, sittingDays } from "../../scripts/validate/dates.js";
import { meanErrors, type Trial, verdict } from "../../scripts/validate/held-against.js";
import { shown, table } from "../../scripts/validate/markdown.js";
import { agrees, meanPercentageError, percentageError } from "../../scripts/validate/scores.js";
import { theory } from "../../scripts/validate/theory.js";

test("the error is a share of what came, not of what was predicted", () => {
  expect(percentageError({ predicted: 150, actual: 100 })).toBe(50);
  expect(percentageError({ predicted: 100, actual: 200 })).toBe(50);
  expect(() => percentageError({ predicted: 1, actual: 0 })).toThrow(/other than 0/);
});

test("the mean error: 10%, 20% and 0% make 10%", () => {
  const outcomes = [
    { predicted: 110, actual: 100 },
    { predicted: 160, actual: 200 },
    { predicted: 50, actual: 50 },
  ];
  expect(meanPercentageError(outcomes)).toBeCloseTo(10, 12);
  expect(() => meanPercentageError([])).toThrow(/at least one/);
});

test.each([
  ["exact", 10, true],
  ["exact", 20, true],
  ["exact", 9, false],
  ["about", 21, false],
  ["about", 15, true],
  ["at_least", 5, true],
  ["at_least", 20, true],
  ["at_least", 21, false],
  ["at_most", 25, true],
  ["at_most", 10, true],
  ["at_most", 9, false],
] as const)("a band of 10 to 20 and a report of %s %d", (kind, value, expected) => {
  expect(agrees([10, 20], { kind, value })).toBe(expected);
});

test("baselines: the last value, and the line through the first and the last", () => {
  const known = [
    { at: 2008, value: 100 },
    { at: 2009, value: 400 },
    { at: 2010, value: 160 },
  ];
  expect(lastValue(known)).toBe(160);
  expect(drift(known, 2015)).toBe(310); // 30 a year
  expect(() => drift(known.slice(0, 1), 2015)).toThrow(/two times/);
  expect(() => lastValue([])).toThrow(/known values/);
});

test("sitting days: no weekends, no holidays of every year or of one, the end not counted", () => {
  // Friday 30 December 2022 to Friday 6 January 2023: Friday, and Monday to Thursday
  expect(sittingDays("2022-12-30", "2023-01-06", [])).toBe(5);
  expect(sittingDays("2022-12-30", "2023-01-06", ["01-02", "2023-01-04", "2022-01-05"])).toBe(3);
  expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
  expect(daysAfter("2023-12-31", 1)).toBe("2024-01-01");
});

const trials: readonly Trial[] = [
  { origin: "a", target: "b", actual: 100, predicted: { model: 90, drift: 95, "last value": 80 } },
  { origin: "b", target: "c", actual: 200, predicted: { model: 240, drift: 190, "last value": 100 } },
];

test("the verdict names who beats the model and who does not", () => {
  const errors = meanErrors(trials);
  expect(errors.model).toBeCloseTo(15, 12);
  expect(errors.drift).toBeCloseTo(5, 12);
  expect(errors["last value"]).toBeCloseTo(35, 12);
  const words = verdict(errors, "model", ["drift", "last value"]);
  expect(words).toBe("The model (15.0%) is **beaten by drift (5.0%)**; it beats last value (35.0%).");
  expect(verdict(errors, "drift", ["model", "last value"])).toMatch(
    /^The drift \(5.0%\) beats model \(15.0%\) and last value \(35.0%\)\.$/,
  );
});

test("tables: numbers to the right, strokes of a cell do not end it", () => {
  expect(table(["a", "b"], [["x|y", shown(1234.5, 1)]])).toBe(
    "| a | b |\n| --- | ---: |\n| x\\|y | 1,234.5 |",
  );
});

test("every row of theory has a test that is there", () => {
  expect(theory().blocks.join("\n")).toContain("Erlang C");
  expect(() => theory(() => false)).toThrow(/no such test/);
});
