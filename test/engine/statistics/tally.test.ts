import { mean, sampleStandardDeviation, sampleVariance, sum } from "simple-statistics";
import { expect, test } from "vitest";
import { deriveStream, exponential, SampleTally, Tally } from "../../../src/engine/index.js";

const values = Array.from({ length: 1000 }, exponential(deriveStream(1, 0, "tally"), { mean: 3 }));

test("count, sum, mean, variance and extremes", () => {
  const tally = new Tally();
  for (const value of values) tally.add(value);
  expect(tally.count).toBe(1000);
  expect(tally.sum).toBeCloseTo(sum(values), 9);
  expect(tally.mean).toBeCloseTo(mean(values), 12);
  expect(tally.variance).toBeCloseTo(sampleVariance(values), 10);
  expect(tally.standardDeviation).toBeCloseTo(sampleStandardDeviation(values), 10);
  expect(tally.minimum).toBe(Math.min(...values));
  expect(tally.maximum).toBe(Math.max(...values));
});

test("a large common part does not swallow the variance", () => {
  const tally = new Tally();
  for (const value of [4, 7, 13, 16]) tally.add(1e9 + value);
  expect(tally.variance).toBe(30);
  expect(tally.mean).toBe(1e9 + 10);
});

test("of no values nothing is known, of one no variance", () => {
  const tally = new Tally();
  expect([tally.count, tally.sum, tally.mean, tally.variance, tally.minimum, tally.maximum]).toEqual([
    0,
    0,
    Number.NaN,
    Number.NaN,
    Number.NaN,
    Number.NaN,
  ]);
  tally.add(5);
  expect([tally.mean, tally.variance, tally.minimum, tally.maximum]).toEqual([5, Number.NaN, 5, 5]);
});

test("a value that is taken out again counts as if it had never come", () => {
  for (const tally of [new Tally(), new SampleTally()]) {
    const never = new Tally();
    for (const value of [7, 1e6, 3, 1e6, 12.5]) {
      tally.add(value);
      if (value < 1e6) never.add(value);
    }
    tally.remove(1e6);
    tally.remove(1e6);
    expect([tally.count, tally.sum]).toEqual([3, 22.5]);
    expect(tally.mean).toBeCloseTo(never.mean, 8);
    expect(tally.variance).toBeCloseTo(never.variance, 3);
    for (const value of [7, 3, 12.5]) tally.remove(value);
    expect([tally.count, tally.sum, tally.mean]).toEqual([0, 0, Number.NaN]);
    tally.add(2);
    expect([tally.mean, tally.minimum]).toEqual([2, 2]);
  }
  const sample = new SampleTally();
  for (const value of [7, 3, 7, 5]) sample.add(value);
  sample.remove(7);
  expect([sample.values, sample.quantile(0.5)]).toEqual([[7, 3, 5], 5]);
});

test("a reset forgets everything", () => {
  for (const tally of [new Tally(), new SampleTally()]) {
    tally.add(100);
    tally.reset();
    for (const value of [1, 3]) tally.add(value);
    expect([tally.count, tally.sum, tally.mean, tally.variance, tally.minimum, tally.maximum]).toEqual([
      2, 4, 2, 2, 1, 3,
    ]);
  }
});

test("a sample tally keeps its values in order and gives quantiles while more come", () => {
  const tally = new SampleTally();
  expect(tally.quantile(0.5)).toBeNaN();
  for (const value of [30, 10, 20]) tally.add(value);
  expect(tally.quantile(0.5)).toBe(20);
  tally.add(0);
  expect(tally.quantile(0.5)).toBe(15);
  expect(tally.values).toEqual([30, 10, 20, 0]);
  expect(tally.mean).toBe(15);
  tally.reset();
  expect(tally.values).toEqual([]);
  expect(tally.quantile(0.5)).toBeNaN();
});
