import { expect, test } from "vitest";
import { deriveStream, nonHomogeneousPoisson } from "../../../src/engine/index.js";
import { expectFit, expectMean, expectVariance, scale } from "./fit.js";

const turn = (2 * Math.PI) / 24;
const rate = (time: number): number => 3 + 2 * Math.sin(turn * time);
/** Integral of the rate from 0. */
const expected = (time: number): number => 3 * time + (2 / turn) * (1 - Math.cos(turn * time));
const source = deriveStream(5, 0, "arrivals");

test("the count in an interval has mean and variance the integral of the rate", () => {
  expect(expected(30)).toBeCloseTo(97.63944, 5);
  const next = nonHomogeneousPoisson(source, { rate, maximum: 5 });
  const counts = Float64Array.from({ length: 100_000 * scale }, () => {
    let count = 0;
    for (let time = next(0, 30); time < 30; time = next(time, 30)) count++;
    return count;
  });
  expectMean(counts, 97.63944);
  expectVariance(counts, 97.63944, 97.63944);
});

test("arrivals fall where the rate is high: in the time of the integral they are a plain Poisson process", () => {
  const next = nonHomogeneousPoisson(source, { rate, maximum: 5 });
  const gaps: number[] = [];
  for (let time = 0; gaps.length < 50_000; ) {
    const arrival = next(time);
    gaps.push(expected(arrival) - expected(time));
    time = arrival;
  }
  expectMean(gaps, 1);
  expectFit(gaps, (x) => 1 - Math.exp(-x));
});

test("no arrival at or after the limit, and none at a rate of 0", () => {
  const next = nonHomogeneousPoisson({ uniform: () => 0.5 }, { rate: () => 1, maximum: 1 });
  const first = next(10);
  expect(first).toBeCloseTo(10 + Math.LN2, 6);
  expect(next(10, first)).toBe(Number.POSITIVE_INFINITY);
  expect(nonHomogeneousPoisson(source, { rate: () => 0, maximum: 0 })(0)).toBe(Number.POSITIVE_INFINITY);
  expect(nonHomogeneousPoisson(source, { rate: () => 0, maximum: 2 })(0, 50)).toBe(Number.POSITIVE_INFINITY);
});

test("the smallest and the largest uniform give arrivals after the time asked from", () => {
  const least = nonHomogeneousPoisson({ uniform: () => 0 }, { rate: () => 1, maximum: 1 })(0);
  expect(least).toBeCloseTo(2 ** -33, 15);
  expect(least).toBeGreaterThan(0);
  const uniforms = [1 - 2 ** -32, 0];
  const most = nonHomogeneousPoisson(
    { uniform: () => uniforms.shift() ?? 0 },
    { rate: () => 1, maximum: 1 },
  )(0);
  expect(most).toBeCloseTo(33 * Math.LN2, 9);
});

test("nothing is drawn where nothing can arrive", () => {
  const untouched = {
    uniform: () => {
      throw new Error("drawn");
    },
  };
  expect(nonHomogeneousPoisson(untouched, { rate: () => 0, maximum: 0 })(0)).toBe(Number.POSITIVE_INFINITY);
});

test.each([6, -1, Number.NaN])("a rate of %d is refused when the maximum is 5", (bad) => {
  const next = nonHomogeneousPoisson(source, { rate: () => bad, maximum: 5 });
  expect(() => next(0)).toThrow(
    /^nonHomogeneousPoisson: rate at [\d.]+ is (6|-1|NaN); it must be between 0 and maximum \(5\)$/,
  );
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("a maximum of %d is refused", (maximum) => {
  expect(() => nonHomogeneousPoisson(source, { rate, maximum })).toThrow(
    `nonHomogeneousPoisson: maximum is ${maximum}`,
  );
});
