import { describe, expect, it } from "vitest";
import { Tally } from "../../../src/engine/index.js";
import {
  clopperPearsonInterval,
  estimateMean,
  proportionInterval,
  quantileRanks,
  quantileSorted,
  wilsonInterval,
} from "../../../src/experiment/index.js";
import { estimateTallied } from "../../../src/experiment/statistics/mean.js";

describe("Student-t interval of a mean", () => {
  it("ten values by hand", () => {
    const estimate = estimateMean([10, 11, 12, 14, 15, 18, 20, 25, 31, 40]);
    expect(estimate.mean).toBeCloseTo(19.6, 12);
    expect(estimate.sd).toBeCloseTo(9.7433738, 6);
    expect(estimate.interval?.[0]).toBeCloseTo(12.63001, 5);
    expect(estimate.interval?.[1]).toBeCloseTo(26.56999, 5);
  });

  it("one value has no spread, none is an error, equal values have width 0", () => {
    expect(estimateMean([7])).toEqual({ n: 1, mean: 7, sd: null, interval: null });
    expect(() => estimateMean([])).toThrow("at least one value");
    expect(estimateMean([3, 3, 3]).interval).toEqual([3, 3]);
  });

  it("equal values whose sum is rounded do not vary either", () => {
    for (const value of [0.1, 959.607846960935, 1e9 / 3, 1e-300]) {
      for (const n of [2, 3, 10, 70, 144]) {
        const estimate = estimateMean(new Array<number>(n).fill(value));
        expect(estimate).toEqual({ n, mean: value, sd: 0, interval: [value, value] });
        const tally = new Tally();
        for (let k = 0; k < n; k++) tally.add(value);
        expect(estimateTallied(tally)).toEqual(estimate);
      }
    }
  });

  it("says the same of values that were tallied and not kept", () => {
    const values = [10, 11, 12, 14, 15, 18, 20, 25, 31, 40];
    const tally = new Tally();
    expect(() => estimateTallied(tally)).toThrow("at least one value");
    tally.add(10);
    expect(estimateTallied(tally)).toEqual({ n: 1, mean: 10, sd: null, interval: null });
    for (const value of values.slice(1)) tally.add(value);
    const [kept, tallied] = [estimateMean(values, 0.9), estimateTallied(tally, 0.9)];
    expect(tallied.n).toBe(10);
    expect(tallied.mean).toBeCloseTo(kept.mean, 12);
    expect(tallied.sd).toBeCloseTo(kept.sd as number, 12);
    expect(tallied.interval?.[0]).toBeCloseTo(kept.interval?.[0] as number, 12);
    expect(tallied.interval?.[1]).toBeCloseTo(kept.interval?.[1] as number, 12);
  });

  it("gives the mean of tallied counts to the last bit", () => {
    const tally = new Tally();
    for (const count of [895, 842, 872, 159, 920, 414, 343, 402, 30, 297, 33, 126]) tally.add(count);
    for (const count of [807, 873, 102, 181, 663, 108, 836, 217]) tally.add(count);
    expect(tally.mean).not.toBe(456); // Welford's recurrence
    expect(estimateTallied(tally).mean).toBe(456);
  });
});

describe("interval of a probability", () => {
  // Newcombe 1998, Statistics in Medicine 17:857, table I.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [1, 29, 0.0061, 0.1718],
  ])("Wilson: %d of %d", (successes, n, lower, upper) => {
    expect(wilsonInterval(successes, n)[0]).toBeCloseTo(lower, 4);
    expect(wilsonInterval(successes, n)[1]).toBeCloseTo(upper, 4);
    expect(proportionInterval(successes, n)).toEqual(wilsonInterval(successes, n));
  });

  it.each([
    [81, 263, 0.252737, 0.367622],
    [15, 148, 0.057844, 0.16165],
    [1, 29, 0.000873, 0.177644],
  ])("Clopper-Pearson: %d of %d", (successes, n, lower, upper) => {
    expect(clopperPearsonInterval(successes, n)[0]).toBeCloseTo(lower, 6);
    expect(clopperPearsonInterval(successes, n)[1]).toBeCloseTo(upper, 6);
  });

  it("0 of 100 is at most 3.6%, not 0; 100 of 100 mirrors it", () => {
    const [lower, upper] = proportionInterval(0, 100);
    expect(lower).toBe(0);
    expect(upper).toBeCloseTo(1 - 0.025 ** 0.01, 9);
    expect(upper.toFixed(3)).toBe("0.036");
    expect(proportionInterval(100, 100)[0]).toBeCloseTo(1 - upper, 9);
    expect(proportionInterval(100, 100)[1]).toBe(1);
    expect([wilsonInterval(0, 100)[0], wilsonInterval(100, 100)[1]]).toEqual([0, 1]);
  });

  it("more successes than trials, and no trial, are errors", () => {
    expect(() => wilsonInterval(3, 2)).toThrow("from 0 to 2");
    expect(() => clopperPearsonInterval(0, 0)).toThrow("at least one trial");
  });
});

describe("quantiles of a sample", () => {
  it("type 7", () => {
    const values = [10, 11, 12, 14, 15, 18, 20, 25, 31, 40];
    expect(quantileSorted(values, 0.9)).toBeCloseTo(31.9, 12);
    expect(quantileSorted(values, 0.95)).toBeCloseTo(35.95, 12);
    expect(quantileSorted(values, 0.05)).toBeCloseTo(10.45, 12);
    expect(quantileSorted(values, 0.5)).toBe(16.5);
    expect([0, 1].map((p) => quantileSorted(values, p))).toEqual([10, 40]);
    expect(quantileSorted([7], 0.9)).toBe(7);
  });

  it("touches the infinite only when its neighbours do, whatever the rounding of the rank", () => {
    const values = Array.from({ length: 11 }, (_, i) => (i < 9 ? i : Number.POSITIVE_INFINITY));
    expect(quantileSorted(values, 0.8)).toBe(8);
    expect(quantileSorted(values, 0.81)).toBe(Number.POSITIVE_INFINITY);
    expect(quantileSorted(values, 1)).toBe(Number.POSITIVE_INFINITY);
    for (let n = 2; n < 400; n++) {
      // rank (n - 1) * 0.1 + 1 is whole for n = 1, 11, 21, ...: the value after it must not count
      const sorted = Array.from({ length: n }, (_, i) => (i <= (n - 1) / 10 ? i : Number.POSITIVE_INFINITY));
      expect(Number.isFinite(quantileSorted(sorted, 0.1))).toBe((n - 1) % 10 === 0);
    }
  });

  it("interval of p90 with n = 100: 84th to 96th order statistic", () => {
    expect(quantileRanks(100, 0.9)).toEqual({ lower: 84, upper: 96 });
  });

  it("takes both ends where each leaves out just what the confidence allows", () => {
    // P(B < 1) = 1/32 for n = 5 and p = 1/2
    expect(quantileRanks(5, 0.5, 1 - 2 / 32)).toEqual({ lower: 1, upper: 5 });
    expect(quantileRanks(5, 0.75, 1 - 2 / 64)).toEqual({ lower: 2, upper: null });
  });

  it("p95 with n = 30 has no upper end, p05 no lower end; n = 5 has none for the median", () => {
    expect(quantileRanks(30, 0.95)).toEqual({ lower: 26, upper: null });
    expect(quantileRanks(30, 0.05)).toEqual({ lower: null, upper: 5 });
    expect(quantileRanks(5, 0.5)).toEqual({ lower: null, upper: null });
    expect(quantileRanks(6, 0.5)).toEqual({ lower: 1, upper: 6 });
    expect(quantileRanks(0, 0.5)).toEqual({ lower: null, upper: null });
  });
});
