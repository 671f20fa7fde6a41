import { describe, expect, it } from "vitest";
import { deriveStream } from "../../../src/engine/index.js";
import {
  elementaryEffects,
  morrisDesign,
  sobolDesign,
  sobolIndices,
  tornado,
  tornadoDesign,
} from "../../../src/experiment/index.js";

/** Ishigami and Homma 1990, a = 7, b = 0.1; exact indices by integration. */
const ishigami = (point: readonly number[]) => {
  const [x = 0, y = 0, z = 0] = point.map((u) => Math.PI * (2 * u - 1));
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
};
const ishigamiExact = { first: [0.313905, 0.442411, 0], total: [0.557589, 0.442411, 0.243684] };

/** Sobol's G function; V_i = 1 / (3 (1 + a_i)^2), V = prod(1 + V_i) - 1. */
const a = [0, 1, 4.5, 9, 99, 99, 99, 99];
const sobolG = (point: readonly number[]) =>
  point.reduce((product, u, i) => product * ((Math.abs(4 * u - 2) + (a[i] ?? 0)) / (1 + (a[i] ?? 0))), 1);
const parts = a.map((ai) => 1 / (3 * (1 + ai) ** 2));
const whole = parts.reduce((product, v) => product * (1 + v), 1);
const gExact = {
  first: parts.map((v) => v / (whole - 1)),
  total: parts.map((v) => (v * whole) / (1 + v) / (whole - 1)),
};

describe("Sobol' indices", () => {
  it.each([
    ["Ishigami", ishigami, ishigamiExact, 4096],
    ["Sobol' G", sobolG, gExact, 4096],
  ])("of %s within 0.02 of the exact ones, inside their intervals", (_, f, exact, n) => {
    const dimensions = exact.first.length;
    const design = sobolDesign(dimensions, n, deriveStream(1, 0, "shift"));
    expect(design.points.length).toBe(n * (dimensions + 2));
    const indices = sobolIndices(design, design.points.map(f), { source: deriveStream(1, 0, "bootstrap") });
    for (const [i, { first, total }] of indices.entries()) {
      expect(Math.abs(first.value - (exact.first[i] ?? 0))).toBeLessThan(0.02);
      expect(Math.abs(total.value - (exact.total[i] ?? 0))).toBeLessThan(0.02);
      expect(first.interval[0] - 1e-3).toBeLessThanOrEqual(exact.first[i] ?? 0);
      expect(first.interval[1] + 1e-3).toBeGreaterThanOrEqual(exact.first[i] ?? 0);
      expect(total.interval[0] - 1e-3).toBeLessThanOrEqual(exact.total[i] ?? 0);
      expect(total.interval[1] + 1e-3).toBeGreaterThanOrEqual(exact.total[i] ?? 0);
    }
  });

  it("does not mind a large mean, and a constant answer has none", () => {
    const design = sobolDesign(3, 1024, deriveStream(1, 0, "shift"));
    const of = (f: (point: readonly number[]) => number) =>
      sobolIndices(design, design.points.map(f), { source: deriveStream(1, 0, "bootstrap"), resamples: 20 });
    const shifted = of((point) => 1e6 + ishigami(point));
    for (const [i, { first }] of of(ishigami).entries())
      expect(shifted[i]?.first.value).toBeCloseTo(first.value, 6);
    expect(of(() => 7)[0]).toMatchObject({ first: { value: 0 }, total: { value: 0 } });
  });

  it("gives wider intervals for fewer points", () => {
    const width = (n: number) => {
      const design = sobolDesign(3, n, deriveStream(1, 0, "shift"));
      const [first] = sobolIndices(design, design.points.map(ishigami), { source: deriveStream(1, 0, "b") });
      return (first?.total.interval[1] ?? 0) - (first?.total.interval[0] ?? 0);
    };
    expect(width(256) / width(4096)).toBeGreaterThan(2.5);
    expect(() => sobolDesign(3, 1000, deriveStream(1, 0, "b"))).toThrow("power of two");
    const design = sobolDesign(2, 2, deriveStream(1, 0, "b"));
    expect(() => sobolIndices(design, [1, 2], { source: deriveStream(1, 0, "b") })).toThrow("8 values");
  });
});

describe("Morris screening", () => {
  it("a linear answer has its slopes as effects, without spread", () => {
    const design = morrisDesign(3, 8, deriveStream(1, 0, "morris"));
    expect(design.points.length).toBe(8 * 4);
    const effects = elementaryEffects(
      design,
      design.points.map(([x = 0, y = 0, z = 0]) => 2 * x - 3 * y + 0 * z),
    );
    expect(effects.map(({ muStar }) => muStar)).toEqual([2, 3, 0].map((slope) => expect.closeTo(slope, 10)));
    expect(effects.map(({ mu }) => mu)).toEqual([2, -3, 0].map((slope) => expect.closeTo(slope, 10)));
    for (const { sigma } of effects) expect(sigma).toBeCloseTo(0, 10);
  });

  it("moves one input a step, inside the cube", () => {
    const { points, moves } = morrisDesign(5, 4, deriveStream(2, 0, "morris"));
    for (const { from, factor, by } of moves) {
      const [before, after] = [points[from] ?? [], points[from + 1] ?? []];
      expect(after.map((value, d) => value - (before[d] ?? 0))).toEqual(
        [0, 1, 2, 3, 4].map((d) => (d === factor ? by : 0)),
      );
    }
    for (const value of points.flat()) {
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThan(1);
    }
  });

  it("takes its levels from the middles of the quarters, all of them in the long run", () => {
    const { points } = morrisDesign(2, 20, deriveStream(4, 0, "morris"));
    expect([...new Set(points.flat())].sort()).toEqual([0.125, 0.375, 0.625, 0.875]);
  });

  it("gives the mean, absolute mean and standard deviation of the effects, by hand", () => {
    const points = [[0.125], [0.625], [0.875], [0.375], [0.125], [0.625]];
    const moves = [
      { from: 0, factor: 0, by: 0.5 },
      { from: 2, factor: 0, by: -0.5 },
      { from: 4, factor: 0, by: 0.5 },
    ];
    // Effects 1 / 0.5, -1 / -0.5 and -2.5 / 0.5: 2, 2 and -5; squares about -1/3 add up to 294/9.
    const [effects] = elementaryEffects({ dimensions: 1, points, moves }, [3, 4, 6, 5, 2, -0.5]);
    expect(effects?.mu).toBeCloseTo(-1 / 3, 12);
    expect(effects?.muStar).toBeCloseTo(3, 12);
    expect(effects?.sigma).toBeCloseTo(Math.sqrt(294 / 9 / 2), 12);
  });

  it("ranks the inputs of Sobol' G, and sees an interaction as spread", () => {
    const design = morrisDesign(8, 40, deriveStream(3, 0, "morris"));
    const effects = elementaryEffects(design, design.points.map(sobolG));
    const order = effects
      .map((_, i) => i)
      .sort((i, j) => (effects[j]?.muStar ?? 0) - (effects[i]?.muStar ?? 0));
    expect(order.slice(0, 4)).toEqual([0, 1, 2, 3]);
    expect(effects[0]?.sigma).toBeGreaterThan(0.3);
    expect(() => elementaryEffects(design, [1])).toThrow("360 values");
    expect(() => morrisDesign(0, 4, deriveStream(1, 0, "m"))).toThrow("uncertain input");
  });
});

describe("tornado", () => {
  it("swings each input alone", () => {
    const points = tornadoDesign(2);
    expect(points).toEqual([
      [0.5, 0.5],
      [0.05, 0.5],
      [0.95, 0.5],
      [0.5, 0.05],
      [0.5, 0.95],
    ]);
    const { middle, swings } = tornado(points.map(([x = 0, y = 0]) => 10 * x - y));
    expect(middle).toBe(4.5);
    expect(swings[0]?.atHigh).toBeCloseTo(9, 12);
    expect(swings[1]?.atLow).toBeCloseTo(4.95, 12);
    expect(() => tornado([1, 2])).toThrow("tornado");
  });
});
