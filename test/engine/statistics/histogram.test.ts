import { expect, test } from "vitest";
import { Histogram } from "../../../src/engine/index.js";

test("values fall into intervals that include their lower end", () => {
  const histogram = new Histogram(0, 10, 5);
  for (const value of [-0.001, 0, 1.999, 2, 9.999, 10, Number.POSITIVE_INFINITY]) histogram.add(value);
  expect(histogram.width).toBe(2);
  expect([...histogram.counts]).toEqual([2, 1, 0, 0, 1]);
  expect([histogram.below, histogram.above, histogram.total]).toEqual([1, 2, 7]);
});

test("the largest value below the upper end falls into the last interval in spite of rounding", () => {
  const histogram = new Histogram(-1, 1, 7);
  histogram.add(1 - 2 ** -53);
  expect(histogram.counts[6]).toBe(1);
});

test("every decimal edge falls into the interval that begins there, and what is just below it does not", () => {
  for (const [high, intervals] of [
    [1, 100],
    [3, 10],
    [1, 10],
    [24, 1000],
    [7, 70],
  ] as const) {
    const histogram = new Histogram(0, high, intervals);
    for (let i = 0; i < intervals; i++) {
      const edge = (i * high) / intervals;
      histogram.add(edge);
      if (i > 0) histogram.add(edge * (1 - Number.EPSILON));
    }
    expect([...histogram.counts]).toEqual([...Array(intervals - 1).fill(2), 1]);
  }
});

test("a reset forgets every value", () => {
  const histogram = new Histogram(0, 1, 2);
  for (const value of [-1, 0.2, 5]) histogram.add(value);
  histogram.reset();
  expect(histogram.total).toBe(0);
});

test("what is no histogram, and what belongs nowhere, is refused", () => {
  expect(() => new Histogram(1, 1, 3)).toThrow("from 1 to 1");
  expect(() => new Histogram(0, Number.POSITIVE_INFINITY, 3)).toThrow("to Infinity");
  expect(() => new Histogram(-1e308, 1e308, 3)).toThrow("further apart than a number can say");
  expect(() => new Histogram(0, 1, 0)).toThrow("of 0 intervals");
  expect(() => new Histogram(0, 1, 1).add(Number.NaN)).toThrow("NaN");
});

test("intervals that do not begin at 0", () => {
  const histogram = new Histogram(10, 20, 5);
  for (const value of [9.9, 10, 13, 19, 20]) histogram.add(value);
  expect(histogram.width).toBe(2);
  expect([...histogram.counts, histogram.below, histogram.above]).toEqual([1, 1, 0, 0, 1, 1, 1]);
});
