import fc from "fast-check";
import { expect, test } from "vitest";
import { largestRemainder } from "../../src/models/index.js";

test.each([
  [1000, [82, 621, 125, 172]],
  [100, [8, 62, 13, 17]],
])("467, 3544, 710 and 983 scaled to %i", (total, parts) => {
  expect(largestRemainder([467, 3544, 710, 983], total)).toEqual(parts);
});

test("equal fractions are served in the order of the list", () => {
  expect(largestRemainder([1, 1, 1], 2)).toEqual([1, 1, 0]);
});

test("nobody is lost and every part is within one of its exact share", () => {
  const weights = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), {
    minLength: 1,
    maxLength: 30,
    size: "max",
  });
  fc.assert(
    fc.property(weights, fc.nat(1_000_000), (list, total) => {
      const sum = list.reduce((a, b) => a + b, 0);
      fc.pre(sum > 0);
      const parts = largestRemainder(list, total);
      expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
      for (const [i, part] of parts.entries()) {
        expect(Math.abs(part - ((list[i] ?? 0) / sum) * total)).toBeLessThan(1 + 1e-6);
      }
    }),
  );
});

test.each([
  [[1, -1], 3],
  [[Number.NaN], 3],
  [[0, 0], 3],
  [[1], 2.5],
  [[1], -1],
])("refuses weights %j and total %d", (weights, total) => {
  expect(() => largestRemainder(weights, total)).toThrow(RangeError);
});

test("a total of 0 needs no weight", () => {
  expect(largestRemainder([0, 0], 0)).toEqual([0, 0]);
});
