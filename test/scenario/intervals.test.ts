import { expect, it } from "vitest";
import { clipped, type Interval, inBoth, joined, without } from "../../src/scenario/intervals.js";

const spans = (...ends: readonly (readonly [number, number])[]): Interval[] =>
  ends.map(([from, to]) => ({ from, to }));

it("joins what overlaps, touches or lies within half a second, in order, and drops what is empty", () => {
  const second = 1 / 3600;
  expect(joined(spans([5, 7], [1, 3], [2, 4]))).toEqual(spans([1, 4], [5, 7]));
  expect(joined(spans([1, 9], [2, 3], [9, 10]))).toEqual(spans([1, 10]));
  expect(joined(spans([1, 2], [2 + 0.4 * second, 3]))).toEqual(spans([1, 3]));
  expect(joined(spans([1, 2], [2 + second, 3]))).toHaveLength(2);
  expect(joined(spans([2, 2], [5, 4], [0, 1]))).toEqual(spans([0, 1]));
});

it("tells what of a span is outside all of some", () => {
  const [day] = spans([0, 24]);
  if (day === undefined) throw new Error("there is a day");
  expect(without(day, [])).toEqual(spans([0, 24]));
  expect(without(day, spans([10, 12], [6, 8]))).toEqual(spans([0, 6], [8, 10], [12, 24]));
  expect(without(day, spans([-5, 0], [-2, 3], [20, 24], [24, 30]))).toEqual(spans([3, 20]));
  expect(without(day, spans([-5, -1], [25, 30]))).toEqual(spans([0, 24]));
  expect(without(day, spans([-1, 25]))).toEqual([]);
});

it("tells what is inside some of both", () => {
  expect(inBoth(spans([0, 10], [20, 30]), spans([5, 22], [25, 40]))).toEqual(
    spans([5, 10], [20, 22], [25, 30]),
  );
  expect(inBoth(spans([0, 5]), spans([5, 10]))).toEqual([]);
});

it("cuts at the start and at the horizon", () => {
  expect(clipped(spans([-5, -1], [-2, 3], [7, 12], [10, 15], [-3, 0]), 10)).toEqual(spans([0, 3], [7, 10]));
});
