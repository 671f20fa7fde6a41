import jStat from "jstat";
import { expect, test } from "vitest";
import { type Distribution, deriveStream, meanOf, sampler, varianceOf } from "../../../src/engine/index.js";
import { expectCounts, expectFit, expectMean, expectVariance, meanWithError, scale } from "./fit.js";

type Probability = (x: number) => number;

const normalCdf = (x: number): number => jStat.normal.cdf(x, 0, 1);
const gammaCdf = (x: number, shape: number, size: number): number =>
  jStat.chisquare.cdf((2 * x) / size, 2 * shape);

/** Laws with a density: distribution function from another source than the sampler, or by hand. */
const continuous: readonly (readonly [Distribution, Probability])[] = [
  [{ kind: "uniform", low: 2, high: 7 }, (x) => (x - 2) / 5],
  [{ kind: "exponential", mean: 3 }, (x) => 1 - Math.exp(-x / 3)],
  [{ kind: "logUniform", low: 0.5, high: 5 }, (x) => Math.log(x / 0.5) / Math.log(10)],
  [
    { kind: "triangular", low: 1, mode: 2, high: 6 },
    (x) => (x < 2 ? (x - 1) ** 2 / 5 : 1 - (6 - x) ** 2 / 20),
  ],
  [{ kind: "triangular", low: 0, mode: 4, high: 4 }, (x) => (x / 4) ** 2],
  [{ kind: "pert", low: 1, mode: 2, high: 6 }, (x) => jStat.beta.cdf((x - 1) / 5, 1.8, 4.2)],
  [{ kind: "beta", alpha: 2, beta: 3 }, (x) => jStat.beta.cdf(x, 2, 3)],
  [
    { kind: "beta", alpha: 0.5, beta: 0.7, low: 10, high: 30 },
    (x) => jStat.beta.cdf((x - 10) / 20, 0.5, 0.7),
  ],
  [{ kind: "gamma", mean: 4, cv: 0.5 }, (x) => gammaCdf(x, 4, 1)],
  [{ kind: "gamma", shape: 0.7, scale: 2 }, (x) => gammaCdf(x, 0.7, 2)],
  [{ kind: "erlang", mean: 6, k: 3 }, (x) => 1 - Math.exp(-x / 2) * (1 + x / 2 + (x / 2) ** 2 / 2)],
  [{ kind: "weibull", shape: 1.5, scale: 2 }, (x) => 1 - Math.exp(-((x / 2) ** 1.5))],
  [
    { kind: "lognormal", median: 5, p90: 8 },
    (x) => normalCdf((Math.log(x / 5) / Math.log(8 / 5)) * 1.2815515655446004),
  ],
  [
    { kind: "lognormal", mean: 2, cv: 0.5 },
    (x) => normalCdf((Math.log(x / 2) + Math.log(1.25) / 2) / Math.sqrt(Math.log(1.25))),
  ],
  [{ kind: "normal", mean: 10, standardDeviation: 2 }, (x) => normalCdf((x - 10) / 2)],
  [
    { kind: "truncatedNormal", mean: 1, standardDeviation: 2 },
    (x) => 1 - (1 - normalCdf((x - 1) / 2)) / (1 - normalCdf(-0.5)),
  ],
  [
    { kind: "truncatedNormal", mean: 0, standardDeviation: 1, minimum: 2 },
    (x) => 1 - (1 - normalCdf(x)) / (1 - normalCdf(2)),
  ],
  [
    { kind: "powerLaw", minimum: 2, exponent: 2.5, maximum: 20 },
    (x) => (1 - (x / 2) ** -1.5) / (1 - 10 ** -1.5),
  ],
  [{ kind: "powerLaw", minimum: 2, exponent: 1, maximum: 20 }, (x) => Math.log(x / 2) / Math.log(10)],
  [{ kind: "powerLaw", minimum: 2, exponent: -1, maximum: 6 }, (x) => (x * x - 4) / 32],
  [{ kind: "powerLaw", minimum: 1, exponent: 15 }, (x) => 1 - x ** -14],
  [
    {
      kind: "mixture",
      components: [
        { weight: 3, distribution: { kind: "exponential", mean: 2 } },
        { weight: 1, distribution: { kind: "uniform", low: 5, high: 7 } },
      ],
    },
    (x) => 0.75 * (1 - Math.exp(-x / 2)) + 0.25 * Math.min(1, Math.max(0, (x - 5) / 2)),
  ],
];

const choose = (n: number, k: number): number => {
  let product = 1;
  for (let i = 1; i <= k; i++) product *= (n - k + i) / i;
  return product;
};
const poissonOf =
  (mean: number): Probability =>
  (k) => {
    let product = Math.exp(-mean);
    for (let i = 1; i <= k; i++) product *= mean / i;
    return product;
  };

/** Laws on 0, 1, 2, …: probabilities by hand. */
const counting: readonly (readonly [Distribution, Probability])[] = [
  [{ kind: "poisson", mean: 0.7 }, poissonOf(0.7)],
  [{ kind: "poisson", mean: 12.5 }, poissonOf(12.5)],
  [{ kind: "poisson", mean: 300 }, poissonOf(300)],
  [{ kind: "binomial", trials: 12, probability: 0.3 }, (k) => choose(12, k) * 0.3 ** k * 0.7 ** (12 - k)],
  [
    { kind: "binomial", trials: 400, probability: 0.95 },
    (k) => choose(400, 400 - k) * 0.95 ** k * 0.05 ** (400 - k),
  ],
  [
    { kind: "negativeBinomial", mean: 6, dispersion: 3 },
    (k) => choose(k + 2, k) * (1 / 3) ** 3 * (2 / 3) ** k,
  ],
  [{ kind: "geometric", probability: 0.3 }, (k) => 0.3 * 0.7 ** k],
  [
    { kind: "discrete", values: [4, 1, 2, 9], weights: [2, 0.5, 2.5, 0] },
    (k) => ({ 4: 0.4, 1: 0.1, 2: 0.5 })[k] ?? 0,
  ],
  [{ kind: "empirical", values: [3, 1, 1, 8] }, (k) => ({ 1: 0.5, 3: 0.25, 8: 0.25 })[k] ?? 0],
];

/** Draws until 4 standard errors of the variance are less than 2% of it: the more, the heavier the tail. */
function sample(distribution: Distribution): Float64Array {
  const draw = sampler(deriveStream(11, 0, JSON.stringify(distribution)), distribution);
  const mean = meanOf(distribution);
  for (let n = 100_000 * scale, values = new Float64Array(0); ; n *= 2) {
    const longer = new Float64Array(n);
    longer.set(values);
    for (let i = values.length; i < n; i++) longer[i] = draw();
    values = longer;
    const { error } = meanWithError(values.map((value) => (value - mean) ** 2));
    if (4 * error <= 0.02 * varianceOf(distribution)) return values;
  }
}

test.each(continuous)("%j has its distribution, mean and variance", (distribution, cdf) => {
  const values = sample(distribution);
  expectFit(values.subarray(0, 50_000 * scale), cdf);
  expectMean(values, meanOf(distribution));
  expectVariance(values, meanOf(distribution), varianceOf(distribution));
});

test.each(counting)("%j has its probabilities, mean and variance", (distribution, probability) => {
  const values = sample(distribution);
  expectCounts(values, probability);
  expectMean(values, meanOf(distribution));
  expectVariance(values, meanOf(distribution), varianceOf(distribution));
});

test("no law is left out", () => {
  const tried = new Set(["constant", ...[...continuous, ...counting].map(([{ kind }]) => kind)]);
  const none = JSON.parse('{ "kind": "none" }') as Distribution;
  expect(() => meanOf(none)).toThrow(`it must be one of ${[...tried].sort().join(", ")}`);
});

const moments: readonly (readonly [Distribution, number, number])[] = [
  [{ kind: "constant", value: -3 }, -3, 0],
  [{ kind: "uniform", low: 5, high: 5 }, 5, 0],
  [{ kind: "logUniform", low: 5, high: 5 }, 5, 0],
  [{ kind: "triangular", low: 5, mode: 5, high: 5 }, 5, 0],
  [{ kind: "pert", low: 5, mode: 5, high: 5 }, 5, 0],
  [{ kind: "lognormal", median: 5, p90: 5 }, 5, 0],
  [{ kind: "powerLaw", minimum: 5, exponent: 2, maximum: 5 }, 5, 0],
  [{ kind: "pert", low: 0, mode: 3, high: 6 }, 3, 9 / 7],
  [{ kind: "weibull", shape: 1, scale: 2 }, 2, 4],
  [{ kind: "weibull", shape: 2, scale: 1 }, Math.sqrt(Math.PI) / 2, 1 - Math.PI / 4],
  [{ kind: "powerLaw", minimum: 1, exponent: 4 }, 1.5, 0.75],
  [{ kind: "powerLaw", minimum: 1, exponent: 2.5 }, 3, Number.POSITIVE_INFINITY],
  [{ kind: "powerLaw", minimum: 1, exponent: 2 }, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  [
    { kind: "powerLaw", minimum: 1, exponent: 2, maximum: Math.E },
    Math.E / (Math.E - 1),
    Math.E - (Math.E / (Math.E - 1)) ** 2,
  ],
  [{ kind: "negativeBinomial", mean: 10, dispersion: 5 }, 10, 30],
  [{ kind: "poisson", mean: 0 }, 0, 0],
  [{ kind: "binomial", trials: 0, probability: 0.5 }, 0, 0],
  [{ kind: "geometric", probability: 1 }, 0, 0],
];

test.each(moments)("%j has mean %d and variance %d", (distribution, mean, variance) => {
  expect(meanOf(distribution)).toBeCloseTo(mean, 12);
  expect(varianceOf(distribution)).toBeCloseTo(variance, 12);
});

test("a law without spread always gives its value", () => {
  for (const [distribution, mean, variance] of moments) {
    if (variance > 0) continue;
    const draw = sampler(deriveStream(1, 0, "flat"), distribution);
    for (let i = 0; i < 20; i++) expect(draw()).toBeCloseTo(mean, 12);
  }
});
