import { expect, it } from "vitest";
import { deriveStream } from "../../src/engine/index.js";
import { histogram } from "../../src/report/histogram.js";

it("counts values in bins of a round width, from their lower edge on, empty ones between included", () => {
  // 13 over 9 bins: at least 1.44 each, and so 2.
  const bins = histogram([7, 8, 9.9, 10, 20, Number.POSITIVE_INFINITY], 10);
  expect(bins.map(({ from }) => from)).toEqual([6, 8, 10, 12, 14, 16, 18, 20]);
  expect(bins.map(({ to }) => to)).toEqual([8, 10, 12, 14, 16, 18, 20, 22]);
  expect(bins.map(({ count }) => count)).toEqual([1, 2, 1, 0, 0, 0, 0, 1]);
});

it("has one bin for values that are equal, and none for no values", () => {
  expect(histogram([3.5, 3.5])).toEqual([{ from: 3, to: 4, count: 2 }]);
  expect(histogram([])).toEqual([]);
  expect(histogram([Number.POSITIVE_INFINITY])).toEqual([]);
});

it("has at most as many bins as asked for, and more than a third of them, with every value in one", () => {
  const { uniform } = deriveStream(9, 0, "histogram");
  for (let k = 0; k < 300; k++) {
    const [low, range] = [1000 * (uniform() - 0.5), 10 ** (6 * uniform() - 3)];
    const values = [low, ...Array.from({ length: 20 }, () => low + range * uniform()), low + range];
    const bins = histogram(values, 24);
    expect(bins.length).toBeLessThanOrEqual(24);
    expect(bins.length).toBeGreaterThan(8);
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
    expect(bins[0]?.count).toBeGreaterThan(0);
    expect(bins.at(-1)?.count).toBeGreaterThan(0);
  }
});
