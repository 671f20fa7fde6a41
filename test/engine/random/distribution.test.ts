import { sampleCorrelation } from "simple-statistics";
import { expect, test } from "vitest";
import {
  type Distribution,
  deriveStream,
  meanOf,
  sampler,
  scaleDistribution,
  varianceOf,
} from "../../../src/engine/index.js";

/** One of each law, with how many uniforms a draw takes. */
const all: readonly (readonly [Distribution, number])[] = [
  [{ kind: "constant", value: 4 }, 0],
  [{ kind: "uniform", low: 2, high: 7 }, 1],
  [{ kind: "exponential", mean: 3 }, 1],
  [{ kind: "logUniform", low: 0.5, high: 5 }, 1],
  [{ kind: "triangular", low: 1, mode: 2, high: 6 }, 1],
  [{ kind: "pert", low: 1, mode: 2, high: 6 }, 1],
  [{ kind: "beta", alpha: 2, beta: 0.5 }, 1],
  [{ kind: "gamma", mean: 4, cv: 0.5 }, 1],
  [{ kind: "gamma", shape: 0.3, scale: 4 }, 1],
  [{ kind: "erlang", mean: 6, k: 3 }, 1],
  [{ kind: "weibull", shape: 1.5, scale: 2 }, 1],
  [{ kind: "lognormal", median: 5, p90: 12 }, 1],
  [{ kind: "lognormal", mean: 5, cv: 2 }, 1],
  [{ kind: "normal", mean: 10, standardDeviation: 2 }, 1],
  [{ kind: "truncatedNormal", mean: 1, standardDeviation: 2 }, 1],
  [{ kind: "truncatedNormal", mean: 1, standardDeviation: 2, minimum: 3 }, 1],
  [{ kind: "powerLaw", minimum: 2, exponent: 2.5 }, 1],
  [{ kind: "powerLaw", minimum: 2, exponent: 1, maximum: 20 }, 1],
  [{ kind: "poisson", mean: 12.5 }, 1],
  [{ kind: "poisson", mean: 1e6 }, 1],
  [{ kind: "binomial", trials: 50, probability: 0.3 }, 1],
  [{ kind: "binomial", trials: 1e6, probability: 0.3 }, 1],
  [{ kind: "geometric", probability: 0.3 }, 1],
  [{ kind: "discrete", values: [4, 1, 2], weights: [2, 0.5, 2.5] }, 1],
  [{ kind: "empirical", values: [3, 1, 1, 8] }, 1],
  [{ kind: "negativeBinomial", mean: 6, dispersion: 2 }, 2],
  [
    {
      kind: "mixture",
      components: [
        { weight: 3, distribution: { kind: "exponential", mean: 2 } },
        { weight: 1, distribution: { kind: "gamma", mean: 5, cv: 0.2 } },
      ],
    },
    2,
  ],
];
const isCount = (kind: string): boolean =>
  ["poisson", "binomial", "negativeBinomial", "geometric"].includes(kind);

test.each(all)(
  "%j takes always the same number of uniforms, so that streams stay in step",
  (distribution, uses) => {
    const { uniform } = deriveStream(1, 0, "count");
    let drawn = 0;
    const counting = () => {
      drawn++;
      return uniform();
    };
    const draw = sampler({ uniform: counting }, distribution);
    expect(drawn).toBe(0);
    for (let i = 1; i <= 100; i++) {
      draw();
      expect(drawn).toBe(i * uses);
    }
  },
);

test.each(all.filter(([, uses]) => uses === 1))(
  "%j rises with its uniform, and is finite at both ends",
  (distribution) => {
    let u = 0;
    const draw = sampler({ uniform: () => u }, distribution);
    let previous = Number.NEGATIVE_INFINITY;
    let different = 0;
    const steps = [
      0,
      2 ** -32,
      1e-6,
      ...Array.from({ length: 1999 }, (_, i) => (i + 1) / 2000),
      1 - 1e-6,
      1 - 2 ** -32,
    ];
    for (u of steps) {
      const value = draw();
      expect(Number.isFinite(value)).toBe(true);
      expect(value).toBeGreaterThanOrEqual(previous);
      if (value > previous) different++;
      previous = value;
    }
    expect(different).toBeGreaterThan(2);
  },
);

test.each(all.filter(([, uses]) => uses > 0))(
  "%j and its antithetic partner go against each other",
  (distribution) => {
    const [plain, mirror] = [false, true].map((antithetic) =>
      Array.from({ length: 5000 }, sampler(deriveStream(3, 0, "pair", antithetic), distribution)),
    );
    expect(sampleCorrelation(plain ?? [], mirror ?? [])).toBeLessThan(-0.05);
  },
);

test.each(all.filter(([{ kind }]) => !isCount(kind)))(
  "%j times a factor is the same draws times the factor",
  (distribution) => {
    const scaled = scaleDistribution(distribution, 60);
    expect(meanOf(scaled) / 60).toBeCloseTo(meanOf(distribution), 9);
    if (varianceOf(distribution) < Number.POSITIVE_INFINITY) {
      expect(varianceOf(scaled) / 3600).toBeCloseTo(varianceOf(distribution), 9);
    }
    const draw = sampler(deriveStream(1, 0, "scale"), distribution);
    const drawScaled = sampler(deriveStream(1, 0, "scale"), scaled);
    for (let i = 0; i < 100; i++) expect(drawScaled() / 60).toBeCloseTo(draw(), 9);
  },
);

test("counts are not scaled, nor is anything by what is no factor", () => {
  for (const [distribution] of all.filter(([{ kind }]) => isCount(kind))) {
    expect(() => scaleDistribution(distribution, 2)).toThrow(distribution.kind);
  }
  for (const factor of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => scaleDistribution({ kind: "exponential", mean: 1 }, factor)).toThrow(`factor is ${factor}`);
  }
});

// The quantile at 0.9, in standard deviations from the mean: that of the normal law, since next to nothing is left of skew.
test.each<Distribution>([
  { kind: "gamma", mean: 3, cv: 1e-9 },
  { kind: "erlang", mean: 3, k: 1e15 },
  { kind: "truncatedNormal", mean: 1e200, standardDeviation: 1e30, minimum: -1e300 },
  { kind: "truncatedNormal", mean: 3, standardDeviation: 1e-10, minimum: -1e300 },
])("%j, nearly constant, is drawn at once and has its moments", (distribution) => {
  const value = sampler({ uniform: () => 0.9 }, distribution)();
  const [mean, deviation] = [meanOf(distribution), Math.sqrt(varianceOf(distribution))];
  expect(deviation).toBeGreaterThan(0);
  if (deviation > 1e-12 * mean) expect((value - mean) / deviation).toBeCloseTo(1.28155, 4);
  else expect(value).toBe(mean);
});

// Laws so narrow that the difference of their moments about 0 has few digits or none: 1 - U^w is nearly an exponential
// variable times w, a short piece of any density nearly a uniform one, and a steep Weibull law nearly a Gumbel one.
test.each<readonly [Distribution, number]>([
  [{ kind: "weibull", shape: 1e7, scale: 3 }, (9e-14 * Math.PI ** 2) / 6],
  [{ kind: "weibull", shape: 1e11, scale: 1 }, (1e-22 * Math.PI ** 2) / 6],
  [{ kind: "logUniform", low: 4, high: 4 + 4e-8 }, 16e-16 / 12],
  [{ kind: "logUniform", low: 4e12, high: 4e12 + 4e5 }, 16e10 / 12],
  [{ kind: "powerLaw", minimum: 2, exponent: 3, maximum: 2 + 2e-7 }, 4e-14 / 12],
  [{ kind: "powerLaw", minimum: 2, exponent: -3, maximum: 2 + 2e-7 }, 4e-14 / 12],
  [{ kind: "powerLaw", minimum: 2, exponent: 1e9 }, 4e-18],
  [{ kind: "powerLaw", minimum: 2, exponent: 1e9, maximum: 5 }, 4e-18],
  [{ kind: "powerLaw", minimum: 2, exponent: -1e9, maximum: 5 }, 25e-18],
])("%j has its variance, though it is narrow", (distribution, exact) => {
  expect(varianceOf(distribution) / exact).toBeCloseTo(1, 5);
});

test.each<Distribution>([
  { kind: "weibull", shape: 100, scale: 1 },
  { kind: "logUniform", low: 1, high: Math.exp(0.1) },
  { kind: "powerLaw", minimum: 1, exponent: 2.5, maximum: Math.exp(0.1) },
  { kind: "powerLaw", minimum: 1, exponent: 41, maximum: Math.E },
  { kind: "powerLaw", minimum: 1, exponent: 42 },
])("the ways to the variance agree where one takes over from the other, beside %j", (distribution) => {
  const beside = (step: number) => {
    const moved = Object.entries(distribution).map(([name, value]) =>
      name === "minimum" || name === "low" || typeof value === "string"
        ? [name, value]
        : [name, value * step],
    );
    return varianceOf(Object.fromEntries(moved));
  };
  expect(beside(1 + 1e-10) / beside(1 - 1e-10)).toBeCloseTo(1, 7);
});

test("a distribution is plain data", () => {
  for (const [distribution] of all) expect(JSON.parse(JSON.stringify(distribution))).toEqual(distribution);
});

const nan = Number.NaN;
const infinite = Number.POSITIVE_INFINITY;
const bad: readonly (readonly [Distribution, string])[] = [
  [{ kind: "constant", value: nan }, "constant: value is NaN"],
  [{ kind: "constant", value: infinite }, "constant: value is Infinity"],
  [{ kind: "exponential", mean: 0 }, "exponential: mean is 0"],
  [{ kind: "exponential", mean: -3 }, "exponential: mean is -3"],
  [{ kind: "exponential", mean: nan }, "exponential: mean is NaN"],
  [{ kind: "exponential", mean: infinite }, "exponential: mean is Infinity"],
  [{ kind: "uniform", low: nan, high: 1 }, "uniform: low is NaN"],
  [
    { kind: "uniform", low: 2, high: 1 },
    "uniform: high is 1; it must be a finite number of at least low (2)",
  ],
  [{ kind: "uniform", low: 2, high: infinite }, "uniform: high is Infinity"],
  [{ kind: "logUniform", low: 0, high: 1 }, "logUniform: low is 0"],
  [{ kind: "logUniform", low: 2, high: 1 }, "logUniform: high is 1"],
  [{ kind: "triangular", low: 0, mode: 3, high: 2 }, "triangular: high is 2"],
  [{ kind: "triangular", low: 0, mode: -1, high: 2 }, "triangular: mode is -1"],
  [{ kind: "pert", low: 0, mode: nan, high: 2 }, "pert: mode is NaN"],
  [{ kind: "beta", alpha: 0, beta: 1 }, "beta: alpha is 0"],
  [{ kind: "beta", alpha: 1, beta: infinite }, "beta: beta is Infinity"],
  [{ kind: "beta", alpha: 1, beta: 1, low: 2 }, "beta: high is 1"],
  [{ kind: "gamma", mean: 1, cv: 0 }, "gamma: cv is 0"],
  [{ kind: "gamma", mean: nan, cv: 1 }, "gamma: mean is NaN"],
  [{ kind: "gamma", shape: -1, scale: 1 }, "gamma: shape is -1"],
  [{ kind: "gamma", shape: 1, scale: 0 }, "gamma: scale is 0"],
  [{ kind: "erlang", mean: 1, k: 1.5 }, "erlang: k is 1.5; it must be a whole number of at least 1"],
  [{ kind: "erlang", mean: 0, k: 1 }, "erlang: mean is 0"],
  [{ kind: "weibull", shape: 0, scale: 1 }, "weibull: shape is 0"],
  [{ kind: "weibull", shape: 1, scale: -1 }, "weibull: scale is -1"],
  [{ kind: "lognormal", median: 0, p90: 1 }, "lognormal: median is 0"],
  [{ kind: "lognormal", median: 2, p90: 1 }, "lognormal: p90 is 1"],
  [{ kind: "lognormal", mean: -1, cv: 1 }, "lognormal: mean is -1"],
  [{ kind: "lognormal", mean: 1, cv: nan }, "lognormal: cv is NaN"],
  [{ kind: "gamma", mean: 1, cv: 1e-160 }, "gamma: cv is 1e-160; it must be from 1e-150 to 1e+150"],
  [{ kind: "lognormal", mean: 1, cv: 1e160 }, "lognormal: cv is 1e+160; it must be at most 1e+150"],
  [{ kind: "lognormal", median: 1e-300, p90: 1e300 }, "lognormal: p90 is 1e+300; it must be at most"],
  [{ kind: "triangular", low: -1e308, mode: 0, high: 1e308 }, "triangular: high is 1e+308"],
  [{ kind: "pert", low: -1e308, mode: 0, high: 1e308 }, "pert: high is 1e+308"],
  [{ kind: "beta", alpha: 1, beta: 1, low: -1e308, high: 1e308 }, "beta: high is 1e+308"],
  [{ kind: "normal", mean: infinite, standardDeviation: 1 }, "normal: mean is Infinity"],
  [{ kind: "normal", mean: 0, standardDeviation: 0 }, "normal: standardDeviation is 0"],
  [{ kind: "truncatedNormal", mean: 0, standardDeviation: -1 }, "truncatedNormal: standardDeviation is -1"],
  [
    { kind: "truncatedNormal", mean: 0, standardDeviation: 1, minimum: nan },
    "truncatedNormal: minimum is NaN",
  ],
  [{ kind: "truncatedNormal", mean: 0, standardDeviation: 1, minimum: 40 }, "truncatedNormal: minimum is 40"],
  [{ kind: "powerLaw", minimum: 0, exponent: 2 }, "powerLaw: minimum is 0"],
  [
    { kind: "powerLaw", minimum: 1, exponent: 1 },
    "powerLaw: exponent is 1; it must be above 1 without a maximum",
  ],
  [{ kind: "powerLaw", minimum: 1, exponent: nan }, "powerLaw: exponent is NaN"],
  [{ kind: "powerLaw", minimum: 2, exponent: 1, maximum: 1 }, "powerLaw: maximum is 1"],
  [{ kind: "poisson", mean: -1 }, "poisson: mean is -1"],
  [{ kind: "poisson", mean: nan }, "poisson: mean is NaN"],
  [{ kind: "binomial", trials: 2.5, probability: 0.5 }, "binomial: trials is 2.5"],
  [
    { kind: "binomial", trials: 2, probability: 1.1 },
    "binomial: probability is 1.1; it must be a number from 0 to 1",
  ],
  [{ kind: "geometric", probability: 0 }, "geometric: probability is 0"],
  [{ kind: "geometric", probability: nan }, "geometric: probability is NaN"],
  [{ kind: "negativeBinomial", mean: 0, dispersion: 1 }, "negativeBinomial: mean is 0"],
  [{ kind: "negativeBinomial", mean: 1, dispersion: infinite }, "negativeBinomial: dispersion is Infinity"],
  [{ kind: "discrete", values: [1, 2], weights: [1] }, "discrete: the number of weights is 1"],
  [{ kind: "discrete", values: [1, nan], weights: [1, 1] }, "discrete: values[1] is NaN"],
  [{ kind: "discrete", values: [1, 2], weights: [1, -1] }, "discrete: weights[1] is -1"],
  [{ kind: "discrete", values: [1, 2], weights: [0, 0] }, "discrete: the sum of the weights is 0"],
  [{ kind: "empirical", values: [] }, "empirical: the number of values is 0"],
  [{ kind: "empirical", values: [1, infinite] }, "empirical: values[1] is Infinity"],
  [{ kind: "mixture", components: [] }, "mixture: the sum of the weights is 0"],
  [
    { kind: "mixture", components: [{ weight: 1, distribution: { kind: "exponential", mean: -1 } }] },
    "exponential: mean is -1",
  ],
];

test.each(bad)("%j is refused wherever it is used", (distribution, message) => {
  const uses = [sampler.bind(undefined, { uniform: () => 0.5 }), meanOf, varianceOf];
  for (const use of uses) {
    expect(() => use(distribution)).toThrow(RangeError);
    expect(() => use(distribution)).toThrow(message);
  }
});

test("a law that does not exist, or lacks its parameters, is refused by name", () => {
  const source = { uniform: () => 0.5 };
  const draw = (text: string) => () => sampler(source, JSON.parse(text) as Distribution);
  expect(draw('{ "kind": "pareto" }')).toThrow("distribution: kind is pareto; it must be one of beta,");
  expect(draw('{ "kind": "toString" }')).toThrow("kind is toString");
  expect(draw('{ "kind": "lognormal" }')).toThrow("lognormal: median is undefined");
  expect(draw('{ "kind": "gamma" }')).toThrow("gamma: mean is undefined");
  expect(draw('{ "kind": "exponential" }')).toThrow("exponential: mean is undefined");
});

test("a steep power law up to a maximum is drawn near it, where the powers are beyond all numbers", () => {
  const law: Distribution = { kind: "powerLaw", minimum: 1, exponent: -30, maximum: 1e10 };
  const draw = sampler(deriveStream(1, 0, "sizes"), law);
  let sum = 0;
  const n = 20_000;
  for (let k = 0; k < n; k++) sum += draw();
  // By hand: 1e10 x 31/32, and 1e20 x (31/33 - (31/32)^2).
  expect(meanOf(law)).toBeCloseTo((1e10 * 31) / 32, 0);
  const deviation = 1e10 * Math.sqrt(31 / 33 - (31 / 32) ** 2);
  expect(Math.sqrt(varianceOf(law)) / deviation).toBeCloseTo(1, 9);
  expect(Math.abs(sum / n - meanOf(law))).toBeLessThan((3 * deviation) / Math.sqrt(n));
});

test("a mean or variance that there is none of is infinite, never NaN", () => {
  const heavy: Distribution = { kind: "powerLaw", minimum: 1, exponent: 1.5 };
  const components = [
    { weight: 1, distribution: heavy },
    { weight: 1, distribution: { kind: "constant", value: 1 } as const },
  ];
  expect(varianceOf({ kind: "mixture", components })).toBe(Number.POSITIVE_INFINITY);
  expect(varianceOf({ kind: "weibull", shape: 0.01, scale: 1 })).toBe(Number.POSITIVE_INFINITY);
  expect(varianceOf({ ...heavy, minimum: 1e-170, exponent: 2.5 })).toBe(Number.POSITIVE_INFINITY);
  expect(meanOf({ kind: "weibull", shape: 1e-310, scale: 1 })).toBe(Number.POSITIVE_INFINITY);
  // exp(2 mu + 2 sigma^2) = 1e-640 exp(2 (15 ln 10 / 1.2815516)^2), its factors too small and too large for a number.
  const wide: Distribution = { kind: "lognormal", median: 1e-320, p90: 1e-305 };
  const deviations = (15 * Math.log(10)) / 1.2815515655446004;
  expect(varianceOf(wide) / Math.exp(2 * deviations ** 2 - 640 * Math.log(10))).toBeCloseTo(1, 2);
});

test("triangles whose areas are beyond what numbers can say, on either side, are drawn in proportion", () => {
  for (const unit of [1e-200, 1e200, 1e307]) {
    for (const u of [0.1, 0.5, 0.9]) {
      const source = { uniform: () => u };
      const of = (factor: number) =>
        sampler(source, { kind: "triangular", low: 0, mode: 0.5 * factor, high: factor })();
      expect(of(unit) / unit).toBeCloseTo(of(1), 12);
    }
  }
});

test.each<readonly [Distribution, string]>([
  [{ kind: "gamma", mean: 1e10, cv: 1e150 }, "gamma: cv is 1e+150"],
  [{ kind: "negativeBinomial", mean: 1e10, dispersion: 1e-300 }, "negativeBinomial: mean is 10000000000"],
  [
    { kind: "discrete", values: [1, 2], weights: [1e308, 1e308] },
    "discrete: the sum of the weights is Infinity",
  ],
  [{ kind: "beta", alpha: 1e-310, beta: 1 }, "beta: alpha is 1e-310"],
  [{ kind: "beta", alpha: 1e15, beta: 1e15 }, "beta: alpha is 1000000000000000"],
  [{ kind: "beta", alpha: 2, beta: 1e300 }, "beta: beta is 1e+300"],
])("parameters that no draw could follow are an error: %j", (law, message) => {
  expect(() => sampler(deriveStream(1, 0, "x"), law)).toThrow(message);
  expect(() => meanOf(law)).toThrow(message);
});

test("a beta law with shapes at the limit is as wide as its moments say", () => {
  const law: Distribution = { kind: "beta", alpha: 1e10, beta: 1e10 };
  const at = (u: number) => sampler({ uniform: () => u }, law)();
  const deviation = Math.sqrt(varianceOf(law));
  expect((at(0.9) - at(0.1)) / deviation / 2).toBeCloseTo(1.2815516, 4);
  expect((at(0.3) - 0.5) / deviation).toBeCloseTo(-0.5244005, 3);
});

test.each<Distribution>([
  { kind: "uniform", low: -1e308, high: 1e308 },
  { kind: "logUniform", low: 1e-300, high: 1e300 },
  { kind: "powerLaw", minimum: 1e-300, exponent: 2, maximum: 1e300 },
])("a range wider than a number can say is an error, not an infinite draw: $kind", (law) => {
  expect(() => sampler(deriveStream(1, 0, "x"), law)).toThrow(/(high|maximum) is 1e\+30/);
});
