import { expect, test } from "vitest";
import { FigureSheet } from "../../src/models/figure-sheet.js";
import { standardIndicators, standardOutputs } from "../../src/models/index.js";

test("a sheet nobody wrote on has every standard output at 0 and no indicator, in their order", () => {
  const { outputs, indicators } = new FigureSheet(10).observations({}, 2);
  expect(Object.keys(outputs)).toEqual([...standardOutputs]);
  expect(Object.values(outputs).every((value) => value === 0)).toBe(true);
  expect(Object.keys(indicators)).toEqual([...standardIndicators]);
  expect(Object.values(indicators)).not.toContain(true);
});

test("figures of several parts add up or raise, and what is censored once stays censored", () => {
  const sheet = new FigureSheet(10);
  sheet.add("convoys", 2);
  sheet.add("convoys", 3);
  sheet.raise("days_to_clear", 4);
  sheet.raise("days_to_clear", 3);
  sheet.raise("lowest", -5);
  sheet.add("days_to_clear_origin", null);
  sheet.add("days_to_clear_origin", 1);
  sheet.raise("days_to_clear_intake", null);
  sheet.raise("days_to_clear_intake", 7);
  expect(
    ["convoys", "days_to_clear", "lowest", "days_to_clear_origin", "days_to_clear_intake"].map((name) =>
      sheet.output(name),
    ),
  ).toEqual([5, 4, -5, null, null]);
});

test("an indicator is set when it happened in one part", () => {
  const sheet = new FigureSheet(10);
  sheet.indicate("any_escape", true);
  sheet.indicate("any_escape", false);
  sheet.stage("gate", { utilisation: 1, meanQueue: 2, meanWait: 3, maxQueue: 4 });
  const { indicators, stages, series } = sheet.observations({ staging: [1, 2] }, 2);
  expect(indicators.any_escape).toBe(true);
  expect(stages.gate?.maxQueue).toBe(4);
  expect(series.staging).toEqual([1, 2]);
});

test("a stage's days become series that go on as they ended", () => {
  const sheet = new FigureSheet(10);
  const figures = { utilisation: 1, meanQueue: 2, meanWait: 3, maxQueue: 4 };
  sheet.stage("gate", { ...figures, byDay: { queue: [5, 6], use: [0.5, 1] } });
  sheet.stage("halt", { ...figures, byDay: { queue: [] } });
  const { stages, series } = sheet.observations({}, 3);
  expect(stages).toEqual({ gate: figures, halt: figures });
  expect(series).toEqual({ "queue: gate": [5, 6, 6], "use: gate": [0.5, 1, 1], "queue: halt": [0, 0, 0] });
});
