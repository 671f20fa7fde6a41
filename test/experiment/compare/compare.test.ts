import { describe, expect, it, vi } from "vitest";
import { deriveStream } from "../../../src/engine/index.js";
import { compare, holm, pairedDifference, pairedProbabilities, Rows } from "../../../src/experiment/index.js";

describe("paired difference", () => {
  it("by hand (R: t.test(b, a, paired = TRUE))", () => {
    const result = pairedDifference([10, 12, 9, 11, 14], [11, 12.5, 10, 13, 14]);
    expect(result.difference).toBeCloseTo(0.9, 12);
    expect(result.p).toBeCloseTo(0.053338, 6);
    expect(result.interval?.[0]).toBeCloseTo(-0.0208427, 6);
    expect(result.interval?.[1]).toBeCloseTo(1.8208427, 6);
    expect(result.varianceReduction).toBeCloseTo(11.3636364, 6);
  });

  it("equal systems, a constant difference, a single pair", () => {
    expect(pairedDifference([1, 2, 3], [1, 2, 3])).toMatchObject({
      difference: 0,
      p: 1,
      varianceReduction: null,
    });
    expect(pairedDifference([1, 2, 3], [2, 3, 4])).toMatchObject({ difference: 1, p: 0, interval: [1, 1] });
    expect(pairedDifference([1], [2])).toMatchObject({ difference: 1, p: null, interval: null });
    expect(() => pairedDifference([1], [1, 2])).toThrow("no pairs");
  });

  it("what rounding alone tells apart does not differ, and a constant difference does not vary", () => {
    const a = Array.from({ length: 20 }, (_, k) => Math.sqrt(k + 1) * 10);
    const inParts = a.map((value) =>
      new Array<number>(7).fill(value / 7).reduce((sum, part) => sum + part, 0),
    );
    expect(inParts).not.toEqual(a);
    expect(pairedDifference(a, inParts)).toMatchObject({ difference: 0, p: 1, varianceReduction: null });
    const dearer = a.map((value) => value + 0.1);
    const constant = pairedDifference(a, dearer);
    expect(constant).toMatchObject({ p: 0, varianceReduction: null });
    expect(constant.difference).toBeCloseTo(0.1, 12);
    // A difference of a millionth that varies is one.
    const slight = a.map((value, k) => value * (1 + 1e-6) + 1e-7 * (k % 3));
    expect(pairedDifference(a, slight).p).toBeLessThan(1e-6);
  });

  it("common random numbers cut the variance by about 20 in SSJ's inventory example", async () => {
    vi.spyOn(console, "log").mockImplementation(() => {});
    const { profit } = await import("../../../examples/inventory.js");
    const ratio = (days: number, runs: number) => {
      const of = (S: number) => Array.from({ length: runs }, (_, k) => profit(80, S, days, k));
      return pairedDifference(of(198), of(200)).varianceReduction ?? Number.NaN;
    };
    // Logarithm of a ratio of variances, the sum of two over one of n: standard error sqrt((2 + 1) / (n - 1)) or less.
    const spread = (...runs: number[]) => Math.sqrt(runs.reduce((sum, n) => sum + 3 / (n - 1), 0));
    // As published: 500 runs of 2,000 days, 19.95, which is known to 15% only.
    expect(Math.abs(Math.log(ratio(2000, 500) / 19.95))).toBeLessThan(3 * spread(500, 500));
    // As its program is now: 5,000 runs of 200 days. Known to 5% (95%).
    const long = ratio(200, 5000);
    expect(long).toBeGreaterThan(17);
    expect(long).toBeLessThan(22);
  });
});

describe("paired probabilities", () => {
  const table = (both: number, onlyA: number, onlyB: number, neither: number) => {
    const of = (...counts: [number, boolean][]) =>
      counts.flatMap(([n, value]) => Array<boolean>(n).fill(value));
    const a = of([both, true], [onlyA, true], [onlyB, false], [neither, false]);
    const b = of([both, true], [onlyA, false], [onlyB, true], [neither, false]);
    return pairedProbabilities(a, b);
  };

  it("McNemar's exact test and the adjusted Wald interval", () => {
    const result = table(20, 3, 9, 18);
    expect(result).toMatchObject({ n: 50, onlyA: 3, onlyB: 9, pA: 0.46, pB: 0.58 });
    expect(result.difference).toBeCloseTo(0.12, 12);
    expect(result.p).toBeCloseTo(0.14599609, 8); // R: binom.test(3, 12)
    expect(result.interval[0]).toBeCloseTo(-0.0221133, 6);
    expect(result.interval[1]).toBeCloseTo(0.2528825, 6);
  });

  it("are of pairs: as many of one as of the other, and at least one", () => {
    expect(() => pairedProbabilities([true, false], [true])).toThrow("2 and 1 values make no pairs");
    expect(() => pairedProbabilities([true], [true, false])).toThrow("1 and 2 values make no pairs");
    expect(() => pairedProbabilities([], [])).toThrow("0 and 0 values make no pairs");
  });

  it("no discordant pair: nothing tells them apart, yet the interval has a width", () => {
    const result = table(5, 0, 0, 5);
    expect(result).toMatchObject({ difference: 0, p: 1 });
    expect(result.interval[1]).toBeGreaterThan(0.1);
  });
});

describe("Holm's rule", () => {
  it("by hand", () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(holm([0.6, 0.7])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});

describe("compare", () => {
  const rows = (days: readonly (number | null)[], hit: (k: number) => boolean = () => false) =>
    Rows.of(days.map((value, k) => ({ outputs: { days: value, only: 1 }, indicators: { hit: hit(k) } })));
  const base = { name: "base", rows: rows([10, 12, 9, 11, 14]) };
  const faster = { name: "faster", rows: rows([8, 9.5, 7.5, 9, 12.5]) };
  const same = { name: "same", rows: rows([10, 12, 9, 11, 14]) };

  it("each against the first, with a finding in words", () => {
    const [first, second] = compare([base, faster, same]);
    expect([first?.a, first?.b, second?.b]).toEqual(["base", "faster", "same"]);
    expect(first?.outputs.days?.finding).toBe("lower");
    expect(first?.outputs.days?.pHolm).toBeCloseTo(2 * (first?.outputs.days?.p ?? 0), 12);
    expect(second?.outputs.days?.finding).toBe("no difference found");
    expect(first?.probabilities.hit?.finding).toBe("no difference found");
  });

  it("each against each", () => {
    const pairs = compare([base, faster, same], { pairs: "all" });
    expect(pairs.map(({ a, b }) => `${a} ${b}`)).toEqual(["base faster", "base same", "faster same"]);
    expect(pairs[2]?.outputs.days?.finding).toBe("higher");
  });

  it("counts censored replications as the horizon and says how many", () => {
    const late = { name: "late", rows: rows([10, null, 9, null, 14]) };
    expect(() => compare([base, late])).toThrow("needs the horizon");
    const [pair] = compare([base, late], { horizon: 20 });
    expect(pair?.outputs.days).toMatchObject({ censoredA: 0, censoredB: 2 });
    expect(pair?.outputs.days?.difference).toBeCloseTo((8 + 9) / 5, 12);
  });

  it("compares what all have, and refuses other replications or a single scenario", () => {
    const short = Rows.of([{ outputs: { days: 1 }, indicators: {} }]);
    expect(() => compare([base, { name: "short", rows: short }])).toThrow(
      "base and short did not run the same",
    );
    expect(() => compare([base])).toThrow("two scenarios");
    const less = {
      name: "less",
      rows: Rows.of([1, 2, 3, 4, 5].map((days) => ({ outputs: { days }, indicators: {} }))),
    };
    expect(Object.keys(compare([base, less])[0]?.outputs ?? {})).toEqual(["days"]);
  });

  it("finds a difference where there is none in at most 5% of families", () => {
    let found = 0;
    for (let family = 0; family < 400; family++) {
      const stream = deriveStream(3, family, "family");
      const contenders = [0, 1, 2, 3].map((i) => ({
        name: `${i}`,
        rows: rows(Array.from({ length: 20 }, () => stream.uniform())),
      }));
      const findings = compare(contenders, { pairs: "all" }).map(({ outputs }) => outputs.days?.finding);
      if (findings.some((finding) => finding !== "no difference found")) found++;
    }
    expect(found / 400).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / 400));
    expect(found).toBeGreaterThan(0);
  });
});

it("pairing gains what its exact value says: the variances over the variance of the difference", () => {
  const stream = deriveStream(4, 0, "x");
  const a = Array.from({ length: 5000 }, () => stream.uniform());
  const b = a.map((value) => value + 0.1 * stream.uniform());
  const exact = (1 / 12 + 1 / 12 + 0.01 / 12) / (0.01 / 12);
  const { varianceReduction } = pairedDifference(a, b);
  expect((varianceReduction ?? 0) / exact).toBeGreaterThan(0.95);
  expect((varianceReduction ?? 0) / exact).toBeLessThan(1.05);
});
