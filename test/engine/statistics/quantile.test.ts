import { expect, test } from "vitest";
import { quantile, quantileSorted } from "../../../src/engine/index.js";

const values = [25, 10, 11, 40, 12, 15, 14, 31, 18, 20];

test.each([
  [0, 10],
  [0.05, 10.45],
  [0.5, 16.5],
  [0.9, 31.9],
  [0.95, 35.95],
  [1, 40],
])("type 7 at %d is %d", (p, exact) => {
  expect(quantile(values, p)).toBeCloseTo(exact, 12);
  expect(quantileSorted(Float64Array.from(values).sort(), p)).toBe(quantile(values, p));
});

test("the values stay in their order", () => {
  const before = [...values];
  quantile(values, 0.5);
  expect(values).toEqual(before);
});

test("of one value every quantile is that value, of none there is none", () => {
  expect(quantile([7], 0.3)).toBe(7);
  expect(quantile([], 0.3)).toBeNaN();
});

test("a quantile below an infinite value is finite", () => {
  expect(quantile([1, 2, Number.POSITIVE_INFINITY], 0.5)).toBe(2);
});

test("the rounding of a rank does not draw in the value above, and between infinite values it is infinite", () => {
  const infinite = Number.POSITIVE_INFINITY;
  for (let n = 1; n < 400; n += 10) {
    const sorted = Array.from({ length: n }, (_, i) => (i <= (n - 1) / 10 ? i : infinite));
    expect(quantileSorted(sorted, 0.1)).toBe((n - 1) / 10);
  }
  expect(quantile([1, infinite, infinite], 0.75)).toBe(infinite);
});

test.each([-0.1, 1.1, Number.NaN])("a probability of %d is refused", (p) => {
  expect(() => quantile(values, p)).toThrow(`p is ${p}`);
});

test("a product that misses a whole number by rounding touches no neighbour", () => {
  // 100 x 0.07 is 7.000000000000001, and the eighth of the values is infinite.
  const sorted = Array.from({ length: 101 }, (_, k) => (k <= 7 ? k : Number.POSITIVE_INFINITY));
  expect([quantileSorted(sorted, 0.07), quantileSorted(sorted, 0.0701)]).toEqual([
    7,
    Number.POSITIVE_INFINITY,
  ]);
});
