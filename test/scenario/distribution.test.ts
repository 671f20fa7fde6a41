import { describe, expect, it } from "vitest";
import { type Distribution, meanOf } from "../../src/engine/index.js";
import { duration, people, positiveDuration } from "../../src/scenario/dimensions.js";
import { readDistribution } from "../../src/scenario/distribution.js";
import { Faults } from "../../src/scenario/faults.js";
import { settle } from "../../src/scenario/index.js";
import { formatPath } from "../../src/scenario/path.js";

function read(value: unknown, dimension = positiveDuration) {
  const faults = new Faults();
  const law = readDistribution(value, dimension, faults);
  return {
    law,
    faults: faults.list.map(({ path, fault }) => `${formatPath(path)}: ${fault.found}, ${fault.expected}`),
  };
}

describe("a law is written one way everywhere", () => {
  it.each([
    ["5 h", { kind: "constant", value: 5 }],
    [
      { value: "5 h", source: "a study" },
      { kind: "constant", value: 5 },
    ],
    [
      { value: "5 h", range: ["3 h", "8 h"] },
      { kind: "constant", value: 5 },
    ],
    [{ mean: "90 min" }, { kind: "exponential", mean: 1.5 }],
    [
      { median: "5 h", p90: "12 h", source: "a study", note: "rounded" },
      { kind: "lognormal", median: 5, p90: 12 },
    ],
    [
      { low: "1 h", high: "3 h" },
      { kind: "uniform", low: 1, high: 3 },
    ],
    [
      { low: "1 h", mode: "1 h", high: "3 h" },
      { kind: "triangular", low: 1, mode: 1, high: 3 },
    ],
    [
      { low: "1 h", mode: "2 h", high: "3 h", shape: "pert" },
      { kind: "pert", low: 1, mode: 2, high: 3 },
    ],
    [
      { mean: "5 h", cv: 0.5 },
      { kind: "gamma", mean: 5, cv: 0.5 },
    ],
    [
      { mean: "5 h", cv: 0.5, distribution: "lognormal" },
      { kind: "lognormal", mean: 5, cv: 0.5 },
    ],
    [
      { values: ["1 h", "2 h"], weights: [3, 1] },
      { kind: "discrete", values: [1, 2], weights: [3, 1] },
    ],
    [{ values: ["1 h", "2 h", "2 h"] }, { kind: "empirical", values: [1, 2, 2] }],
    [
      { distribution: "weibull", shape: 1.5, scale: "10 h" },
      { kind: "weibull", shape: 1.5, scale: 10 },
    ],
    [
      { distribution: "erlang", mean: "4 h", k: 3 },
      { kind: "erlang", mean: 4, k: 3 },
    ],
    [
      { distribution: "log_uniform", low: "1 h", high: "9 h" },
      { kind: "logUniform", low: 1, high: 9 },
    ],
    [
      { distribution: "power_law", minimum: "1 h", exponent: 2.5, maximum: "50 h" },
      { kind: "powerLaw", minimum: 1, exponent: 2.5, maximum: 50 },
    ],
    [
      { distribution: "constant", value: "2 h" },
      { kind: "constant", value: 2 },
    ],
  ])("%j", (written, expected) => {
    const { law, faults } = read(written);
    expect(faults).toEqual([]);
    expect(law).toEqual(expected);
    if (law === undefined) return;
    // The engine takes it: a wrong parameter name or value would throw here.
    expect(meanOf(settle<Distribution>(law, () => 1))).toBeGreaterThan(0);
  });

  it("takes a mean between whole numbers for people, but whole values", () => {
    expect(read({ mean: "2.5 people" }, people).law).toEqual({ kind: "exponential", mean: 2.5 });
    expect(read({ values: [1.5] }, people).faults).toHaveLength(1);
  });
});

describe("what is no law is told with its place", () => {
  it.each([
    [{ median: "12 h", p90: "5 h" }, ["p90: 5 h, a value above median (12 h)"]],
    [{ median: "5 h", p90: "5 h" }, ["p90: 5 h, a value above median (5 h)"]],
    [{ low: "3 h", high: "1 h" }, ["high: 1 h, a value above low (3 h)"]],
    [{ low: "1 h", mode: "4 h", high: "3 h" }, ["high: 3 h, a value above mode (4 h)"]],
    [{ mean: "0 h" }, ["mean: 0 h, a duration of at least 1 s such as 90 min, 2 h or 3 d"]],
    [{ mean: "5 h", cv: 0 }, ["cv: 0, a number between 0.01 and 100 such as 1.5 or 3"]],
    [
      { mean: "5 km", cv: "x" },
      [
        "mean: 5 km, a duration of at least 1 s such as 90 min, 2 h or 3 d",
        "cv: x, a number between 0.01 and 100 such as 1.5 or 3",
      ],
    ],
    [{ values: [], weights: [1] }, ["values: an empty list, a list with at least one entry"]],
    [{ values: ["1 h"], weights: [1, 2] }, ["weights: 2 weights, 1, one for each of the values"]],
    [{ values: ["1 h"], weights: [0] }, ["weights: weights that are all 0, at least one above 0"]],
    [
      { distribution: "lognornal", mean: "1 h" },
      [
        "distribution: lognornal, one of: exponential, lognormal, uniform, triangular, pert, gamma, discrete, empirical, constant, log_uniform, erlang, weibull or power_law",
      ],
    ],
    [
      { distribution: "weibull", mean: "1 h" },
      [": a map of distribution, mean, { shape, scale } for distribution: weibull"],
    ],
    [
      { distribution: "erlang", mean: "1 h", k: 1.5 },
      ["k: 1.5, a whole number, at least 1 such as 1.5 or 3"],
    ],
    [
      { median: { low: "4 h", high: "13 h" }, p90: "12 h" },
      ["p90: 12 h, a value above median (a map of low, high)"],
    ],
    [
      { distribution: "power_law", minimum: "1 h", exponent: 1 },
      ["exponent: 1, a number above 1, or a maximum"],
    ],
    [["5 h"], [": a list of 1, a duration of at least 1 s such as 90 min, 2 h or 3 d"]],
  ])("%j", (written, expected) => {
    const { law, faults } = read(written);
    expect(faults).toEqual(expected);
    expect(law).toBeUndefined();
  });

  it.each([
    [{ median: "0 h", p90: "5 h" }, "median"],
    [{ mean: "0 h" }, "mean"],
    [{ distribution: "weibull", shape: 2, scale: "0 h" }, "scale"],
    [{ distribution: "power_law", minimum: "0 h", exponent: 2 }, "minimum"],
    [{ distribution: "log_uniform", low: "0 h", high: "1 h" }, "low"],
  ])("nothing at all is no size of %j, where there may be times of 0", (written, key) => {
    expect(read(written, duration).faults).toEqual([`${key}: 0 h, a value above 0`]);
  });

  it("but may be the least of a range, one of some values and the weight of some", () => {
    expect(read({ low: "0 h", high: "1 h" }, duration).faults).toEqual([]);
    expect(read({ low: "0 h", mode: "0 h", high: "1 h" }, duration).faults).toEqual([]);
    expect(read({ values: ["0 h", "1 h"], weights: [1, 0] }, duration).faults).toEqual([]);
  });

  it("a 90th percentile is at most a million times the median", () => {
    expect(read({ median: "1 min", p90: "1000000 min" }).faults).toEqual([]);
    expect(read({ median: "1 min", p90: "1000001 min" }).faults).toEqual([
      "p90: 1000001 min, a value at most a million times the median",
    ]);
    const range = { low: "1 min", high: "2 min" };
    expect(read({ median: range, p90: "1500000 min" }).faults).toHaveLength(1);
  });

  it("parameters that are ranges must fit at all their ends", () => {
    const range = (low: number, high: number) => ({ low: `${low} h`, high: `${high} h` });
    expect(read({ median: range(4, 6), p90: range(7, 9) }).faults).toEqual([]);
    expect(read({ median: range(4, 6), p90: range(6, 9) }).faults).toHaveLength(1);
    expect(read({ low: range(1, 2), mode: range(2, 3), high: range(3, 4) }).faults).toEqual([]);
    expect(read({ low: range(1, 2.5), mode: range(2, 3), high: range(3, 4) }).faults).toHaveLength(1);
  });

  it("a power law without an end has a mean only from an exponent above 1 on", () => {
    const law = (exponent: number, end: object) => ({
      distribution: "power_law",
      minimum: "1 h",
      exponent,
      ...end,
    });
    expect(read(law(1.5, {})).faults).toEqual([]);
    expect(read(law(0.5, { maximum: "9 h" })).faults).toEqual([]);
    expect(read(law(0.5, {})).faults).toEqual(["exponent: 0.5, a number above 1, or a maximum"]);
  });
});
