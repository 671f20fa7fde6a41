import { expect, it } from "vitest";
import { deriveStream } from "../../src/engine/index.js";
import { sweepSettings } from "../../src/experiment/index.js";

const stream = () => deriveStream(1, 0, "sweep");

it("combines lists, the last changing fastest", () => {
  const settings = sweepSettings(
    [
      { path: "a", values: ["1", "2"] },
      { path: "b", values: ["x", "y"] },
    ],
    9,
    stream(),
  );
  expect(settings.map(({ a, b }) => `${a}${b}`)).toEqual(["1x", "1y", "2x", "2y"]);
});

it("spreads points over ranges at each combination: whole numbers evenly, others with their unit", () => {
  const settings = sweepSettings(
    [
      { path: "a", values: ["1", "2"] },
      { path: "n", low: 1, high: 5, unit: "" },
      { path: "t", low: 10, high: 20, unit: "min" },
      { path: "x", low: 0.5, high: 1.5, unit: "" },
    ],
    5,
    stream(),
  );
  expect(settings).toHaveLength(10);
  const first = settings.filter(({ a }) => a === "1");
  expect(first.map(({ n }) => n).sort()).toEqual([1, 2, 3, 4, 5]);
  expect(first.map(({ t }) => Math.floor((Number.parseFloat(String(t)) - 10) / 2)).sort()).toEqual([
    0, 1, 2, 3, 4,
  ]);
  for (const { t, x } of settings) {
    expect(t).toMatch(/^\d+(\.\d+)? min$/);
    expect(x).toBeTypeOf("number");
  }
});

it("refuses a path with two axes", () => {
  const twice = [
    { path: "a", values: ["1"] },
    { path: "a", values: ["2"] },
  ];
  expect(() => sweepSettings(twice, 2, stream())).toThrow("a is given twice");
});
