import { describe, expect, it } from "vitest";
import { type Distribution, deriveStream } from "../../../src/engine/index.js";
import { shuffled } from "../../../src/experiment/design/index.js";
import {
  type Factor,
  grid,
  inputsAt,
  latinHypercube,
  quantileOf,
  sobolPoints,
} from "../../../src/experiment/index.js";

describe("Sobol' points", () => {
  it("are those of Joe and Kuo's numbers (SciPy 1.17, unscrambled)", () => {
    expect(sobolPoints(3, 8)).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
    ]);
    const last = sobolPoints(128, 1000)[999];
    expect([0, 1, 2, 60, 127].map((d) => last?.[d])).toEqual([
      0.1572265625, 0.9091796875, 0.0810546875, 0.0087890625, 0.9814453125,
    ]);
  });

  it("put one point into each slice of every dimension, shifted or not", () => {
    for (const shift of [undefined, deriveStream(1, 0, "shift")]) {
      const points = sobolPoints(128, 64, shift);
      for (let d = 0; d < 128; d++) {
        expect(new Set(points.map((point) => Math.floor((point[d] ?? 0) * 64))).size).toBe(64);
      }
    }
  });

  it("integrate far better than random points would", () => {
    const estimate = (points: readonly (readonly number[])[]) =>
      points.reduce((sum, point) => sum + point.reduce((product, x) => product * 2 * x, 1), 0) /
      points.length;
    // product of 2x over 5 dimensions: mean 1, standard deviation 1.79, so 4,096 random points err by 0.028
    expect(Math.abs(estimate(sobolPoints(5, 4096, deriveStream(1, 0, "shift"))) - 1)).toBeLessThan(0.005);
  });

  it("have at most 128 dimensions", () => {
    expect(() => sobolPoints(129, 1)).toThrow("1 to 128");
    expect(() => sobolPoints(0, 1)).toThrow("1 to 128");
  });
});

describe("Latin hypercube", () => {
  it("has one point in each slice of every dimension", () => {
    const points = latinHypercube(4, 10, deriveStream(1, 0, "lhs"));
    for (let d = 0; d < 4; d++) {
      const slices = points.map((point) => Math.floor((point[d] ?? 0) * 10)).sort((a, b) => a - b);
      expect(slices).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
    expect(latinHypercube(4, 10, deriveStream(1, 0, "lhs"))).toEqual(points);
  });

  it("halves the spread of the mean of a sum at the least", () => {
    const means = Array.from({ length: 200 }, (_, k) => {
      const points = latinHypercube(2, 10, deriveStream(2, k, "lhs"));
      return points.reduce((sum, [x = 0, y = 0]) => sum + x + y, 0) / 10;
    });
    const variance = means.reduce((sum, mean) => sum + (mean - 1) ** 2, 0) / means.length;
    expect(variance).toBeLessThan(1 / 6 / 10 / 4); // random points: (1/12 + 1/12) / 10
  });
});

it("shuffling gives every order equally often", () => {
  const stream = deriveStream(5, 0, "shuffle");
  const counts = new Map<string, number>();
  for (let k = 0; k < 6000; k++) {
    const order = shuffled(3, stream).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual(["012", "021", "102", "120", "201", "210"]);
  for (const count of counts.values()) {
    expect(Math.abs(count - 1000)).toBeLessThan(4 * Math.sqrt((6000 * 5) / 36));
  }
  expect(shuffled(0, stream)).toEqual([]);
});

describe("grid", () => {
  it("combines every value with every other, the last name fastest", () => {
    expect(grid({ judges: [18, 20], buses: [4, 6] })).toEqual([
      { judges: 18, buses: 4 },
      { judges: 18, buses: 6 },
      { judges: 20, buses: 4 },
      { judges: 20, buses: 6 },
    ]);
    expect(grid({})).toEqual([{}]);
    expect(() => grid({ judges: [] })).toThrow("judges has no value");
  });
});

describe("factors", () => {
  const judges: Factor = { name: "court.judges", law: { kind: "uniform", low: 15, high: 25 }, whole: true };
  const hazard: Factor = { name: "hazard", law: { kind: "logUniform", low: 1e-7, high: 1e-3 } };

  it("turn a point of the unit cube into values", () => {
    expect(inputsAt([judges, hazard], [0.26, 0.5])).toEqual({
      "court.judges": 18,
      hazard: expect.closeTo(1e-5, 9),
    });
    expect(quantileOf(hazard, 0)).toBeCloseTo(1e-7, 12);
  });

  it("have a finite value at every point of a design, finer than the steps of the uniforms too", () => {
    const laws: readonly Distribution[] = [
      { kind: "exponential", mean: 1 },
      { kind: "lognormal", median: 1, p90: 2 },
      { kind: "gamma", shape: 2, scale: 1 },
      { kind: "pert", low: 0, mode: 1, high: 2 },
    ];
    // The last of 400 slices, and a point tilted towards the upper end.
    const slice = latinHypercube(1, 400, { uniform: () => 1 - 2 ** -32 });
    const highest = slice.reduce((most, [u = 0]) => Math.max(most, u), 0);
    for (const law of laws) {
      const end = quantileOf({ name: "x", law }, 1 - 2 ** -32);
      expect(Number.isFinite(end)).toBe(true);
      for (const u of [highest, 1 - 2 ** -33]) expect(quantileOf({ name: "x", law }, u)).toBe(end);
    }
  });

  it("are of no law that takes two uniforms", () => {
    const components = [1, 5].map((mean) => ({
      weight: 1,
      distribution: { kind: "exponential", mean } as const,
    }));
    for (const law of [
      { kind: "mixture", components },
      { kind: "negativeBinomial", mean: 6, dispersion: 2 },
    ] as const) {
      expect(() => quantileOf({ name: "load", law }, 0.5)).toThrow(`load has a ${law.kind} law`);
    }
  });
});
