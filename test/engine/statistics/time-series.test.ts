import { expect, test } from "vitest";
import { TimeSeries } from "../../../src/engine/index.js";

test("a point of the grid shows what held just before it", () => {
  const series = new TimeSeries(0, 24, 5);
  series.update(10, 8);
  series.add(24, -1); // at the point itself: shows at the next
  series.update(60, 2);
  expect(series.valuesUntil(96)).toEqual([5, 8, 7, 2, 2]);
});

test("a grid of tenths does not drift", () => {
  const series = new TimeSeries(0, 0.1);
  series.update(99.95, 1);
  const values = series.valuesUntil(100);
  expect(values.length).toBe(1001);
  expect(values.indexOf(1)).toBe(1000);
});

test("asking twice changes nothing, and more can follow", () => {
  const series = new TimeSeries(5, 1, 3);
  expect(series.valuesUntil(6)).toEqual([3, 3]);
  expect(series.valuesUntil(6)).toEqual([3, 3]);
  series.update(6.5, 4);
  expect(series.valuesUntil(7)).toEqual([3, 3, 4]);
});

test("what is no grid, a time that goes back and the end of all time are refused", () => {
  expect(() => new TimeSeries(0, 0)).toThrow("step is 0");
  expect(() => new TimeSeries(Number.NaN, 1)).toThrow("start is NaN");
  const series = new TimeSeries(0, 1);
  series.update(2, 1);
  expect(() => series.update(1, 2)).toThrow("time 1");
  expect(() => series.valuesUntil(Number.POSITIVE_INFINITY)).toThrow("time Infinity");
});

test("a grid without an end to its first step is an error", () => {
  expect(() => new TimeSeries(0, Number.POSITIVE_INFINITY)).toThrow("step is Infinity");
});
