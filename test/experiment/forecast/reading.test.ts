import { describe, expect, it } from "vitest";
import { deriveStream, normal } from "../../../src/engine/index.js";
import {
  agreement,
  centralInterval,
  contradictions,
  crps,
  dayReached,
  normalProbability,
  type Reading,
  softInterval,
} from "../../../src/experiment/index.js";

const at = { day: 10, quantity: "received" };

describe("a report as an interval", () => {
  it("by its kind", () => {
    expect(softInterval({ ...at, kind: "exact", value: 1000 })).toEqual({
      low: 1000,
      high: 1000,
      spread: 30,
    });
    expect(softInterval({ ...at, kind: "about", value: 1000 })).toEqual({
      low: 1000,
      high: 1000,
      spread: 100,
    });
    expect(softInterval({ ...at, kind: "at_least", value: 1000 }).high).toBe(Number.POSITIVE_INFINITY);
    expect(softInterval({ ...at, kind: "at_most", value: 100 })).toEqual({
      low: Number.NEGATIVE_INFINITY,
      high: 100,
      spread: 10,
    });
    expect(softInterval({ ...at, low: 400, high: 600 })).toEqual({ low: 400, high: 600, spread: 18 });
  });

  it("of a number beyond all measure is wrong, and can still be weighed", () => {
    for (const kind of ["exact", "at_least"] as const) {
      const [some, more] = [100, 1000].map((value) => agreement({ ...at, kind, value: 1e200 }, value));
      expect(Number.isFinite(some?.logLikelihood)).toBe(true);
      expect([some?.right, more?.right]).toEqual([0, 0]);
    }
  });

  it("agrees most where it says, and believes itself less and less away from there", () => {
    const reading: Reading = { ...at, kind: "exact", value: 1000 };
    const values = [1000, 1020, 1060, 1150, 1500, 5000].map((value) => agreement(reading, value));
    for (const [i, { logLikelihood, right }] of values.entries()) {
      expect(logLikelihood).toBeLessThan(values[i - 1]?.logLikelihood ?? 0);
      expect(right).toBeLessThan(values[i - 1]?.right ?? 1);
    }
    expect(values[0]?.right).toBeGreaterThan(0.9);
    expect(values[3]?.right).toBeLessThan(0.02);
    expect(values[5]?.logLikelihood).toBeGreaterThan(-60); // wrong reports rule nothing out
  });

  it("reports that are too small and too large weigh the same: over all that may be reported it is one", () => {
    for (const truth of [100, 1000, 5000]) {
      let sum = 0;
      for (let value = -20 * truth; value <= 20 * truth; value++) {
        sum += Math.exp(agreement({ ...at, kind: "exact", value }, truth).logLikelihood);
      }
      expect(sum / Math.sqrt(2 * Math.PI)).toBeCloseTo(1, 6);
    }
  });

  it("a bound has no opinion on its own side", () => {
    const least: Reading = { ...at, kind: "at_least", value: 1387 };
    expect(agreement(least, 1387)).toEqual(agreement(least, 5000));
    expect(agreement(least, 1200).logLikelihood).toBeLessThan(agreement(least, 1387).logLikelihood - 3);
  });
});

describe("contradictions", () => {
  it("a growing quantity cannot fall; other quantities and small differences do not matter", () => {
    const of = (day: number, value: number, kind: "exact" | "at_least" = "exact"): Reading => ({
      day,
      quantity: "received",
      kind,
      value,
    });
    expect(contradictions([of(10, 500), of(12, 300)])).toHaveLength(1);
    expect(contradictions([of(12, 300), of(10, 500)])).toHaveLength(1);
    expect(contradictions([of(10, 500), of(12, 490)])).toHaveLength(0);
    expect(contradictions([of(10, 300), of(12, 500)])).toHaveLength(0);
    expect(contradictions([of(10, 500), { ...of(12, 300), quantity: "interrogated" }])).toHaveLength(0);
    expect(contradictions([of(10, 500), of(10, 900)])).toHaveLength(1);
    expect(contradictions([of(10, 500, "at_least"), of(12, 300, "at_least")])).toHaveLength(0);
  });
});

describe("scores", () => {
  it("CRPS by hand, and of a normal ensemble against its closed form", () => {
    expect(crps([3, 3, 3], 5)).toBe(2);
    expect(crps([1, 3], 2)).toBeCloseTo(1 - 0.5, 12);
    expect(crps([1, Number.POSITIVE_INFINITY], 2)).toBe(Number.POSITIVE_INFINITY);
    expect(() => crps([], 2)).toThrow("at least one value");
    const draw = normal(deriveStream(1, 0, "crps"), { mean: 0, standardDeviation: 1 });
    const ensemble = Array.from({ length: 20_000 }, draw);
    const density = Math.exp(-0.5 * 0.7 ** 2) / Math.sqrt(2 * Math.PI);
    const exact = 0.7 * (2 * normalProbability(0.7) - 1) + 2 * density - 1 / Math.sqrt(Math.PI);
    expect(crps(ensemble, 0.7) / exact).toBeCloseTo(1, 1.5);
  });

  it("central interval and the day a series reaches a target", () => {
    expect(centralInterval([4, 3, 2, 1, 0], 0.5)).toEqual([1, 3]);
    expect(dayReached([0, 10, 20, 40], 30)).toBe(2.5);
    expect(dayReached([0, 10, 20, 40], 20)).toBe(2);
    expect(dayReached([0, 10], 11)).toBeNull();
    expect(dayReached([5, 10], 5)).toBe(0);
  });
});
