import { expect, test } from "vitest";
import { normalQuantile } from "../../../../src/engine/random/special/normal.js";

// Printed by R 4.3, qnorm.
test.each([
  [0.5, 0],
  [0.6, 0.2533471031357997],
  [0.9, 1.2815515655446004],
  [0.975, 1.959963984540054],
  [0.9999, 3.719016485455709],
  [1e-10, -6.361340902404056],
  [1e-50, -14.933337534788603],
])("the normal quantile at %d is %d", (p, exact) => {
  expect(Math.abs(normalQuantile(p) - exact)).toBeLessThan(1e-14 * Math.max(1, Math.abs(exact)));
});

test("the normal quantile is odd about one half and ends at infinity", () => {
  for (const p of [0.01, 0.07, 0.25, 0.49]) expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 13);
  expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
  expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
});
