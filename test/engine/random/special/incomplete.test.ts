import { expect, test } from "vitest";
import { IncompleteBeta } from "../../../../src/engine/random/special/incomplete-beta.js";
import { IncompleteGamma } from "../../../../src/engine/random/special/incomplete-gamma.js";
import { logGamma } from "../../../../src/engine/random/special/log-gamma.js";
import { normalQuantile } from "../../../../src/engine/random/special/normal.js";

const probabilities = [
  2 ** -33,
  1e-6,
  0.001,
  0.1,
  0.3,
  0.5,
  0.500001,
  0.7,
  0.9,
  0.999,
  1 - 1e-6,
  1 - 2 ** -33,
];

function relative(found: number, exact: number): number {
  return Math.abs(found / exact - 1);
}

test("log gamma: factorials, halves, and small arguments", () => {
  let factorial = 1;
  for (let n = 1; n < 20; n++) {
    expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 12);
    factorial *= n;
  }
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
  expect(logGamma(0.1)).toBeCloseTo(2.2527126517342055, 13);
  expect(relative(logGamma(1e6), 12815504.569147611)).toBeLessThan(1e-14);
});

test("incomplete gamma: closed forms of whole shapes", () => {
  for (const x of [0.01, 0.5, 1, 2, 5, 20]) {
    expect(relative(new IncompleteGamma(1).upper(x), Math.exp(-x))).toBeLessThan(1e-13);
    expect(relative(new IncompleteGamma(3).upper(x), Math.exp(-x) * (1 + x + (x * x) / 2))).toBeLessThan(
      1e-13,
    );
    expect(relative(new IncompleteGamma(1).lower(x), -Math.expm1(-x))).toBeLessThan(1e-13);
  }
  expect(new IncompleteGamma(2).lower(0)).toBe(0);
  expect(new IncompleteGamma(2).upper(0)).toBe(1);
});

test("incomplete gamma: quantiles of chi-square tables", () => {
  expect(2 * new IncompleteGamma(5).quantile(0.95)).toBeCloseTo(18.307038053275146, 9);
  expect(2 * new IncompleteGamma(0.5).quantile(0.99)).toBeCloseTo(6.634896601021213, 9);
});

test.each([0.05, 0.3, 0.9, 1, 1.1, 2, 7, 100, 1e4, 1e5])(
  "gamma of shape %d: the quantile undoes the share",
  (shape) => {
    const law = new IncompleteGamma(shape);
    for (const p of probabilities) {
      const x = law.quantile(p);
      const error = p < 0.5 ? relative(law.lower(x), p) : relative(law.upper(x), 1 - p);
      expect(error).toBeLessThan(1e-8);
    }
  },
);

// Cornish and Fisher 1937: the error falls as shape^-1.5. Series and fraction would take minutes, or never end.
test.each([1e6, 1e8, 1e12, 1e16])(
  "gamma of the large shape %d: shares and quantiles of its expansion",
  (shape) => {
    const law = new IncompleteGamma(shape);
    const deviation = Math.sqrt(shape);
    for (const p of probabilities) {
      const z = normalQuantile(p);
      const bend = (z * z - 1) / 3 + (z ** 3 - 7 * z) / (36 * deviation);
      const x = shape + deviation * z + bend;
      expect((law.quantile(p) - x) / deviation).toBeCloseTo(0, 7);
      expect(relative(p < 0.5 ? law.lower(x) : law.upper(x), Math.min(p, 1 - p))).toBeLessThan(2e-7);
    }
  },
);

test("gamma: the two ways to a share agree where one takes over from the other", () => {
  const [below, above] = [new IncompleteGamma(99_999.999_999), new IncompleteGamma(100_000)];
  for (const x of [98_500, 99_900, 100_000, 100_100, 101_500]) {
    expect(relative(below.lower(x), above.lower(x))).toBeLessThan(1e-6);
    expect(relative(below.upper(x), above.upper(x))).toBeLessThan(1e-6);
    expect(relative(below.density(x), above.density(x))).toBeLessThan(1e-6);
  }
});

test("shares at what is no number, or at the end of all, end", () => {
  for (const shape of [0.5, 2, 1e9]) {
    const law = new IncompleteGamma(shape);
    expect([law.lower(Number.POSITIVE_INFINITY), law.upper(Number.POSITIVE_INFINITY)]).toEqual([1, 0]);
    expect([law.lower(Number.NaN), law.upper(Number.NaN)]).toEqual([Number.NaN, Number.NaN]);
  }
  expect(new IncompleteBeta(2, 3).lower(Number.NaN)).toBeNaN();
});

test("incomplete beta: closed forms", () => {
  for (const x of [0.001, 0.2, 0.5, 0.9, 0.999]) {
    expect(relative(new IncompleteBeta(1, 4).upper(x), (1 - x) ** 4)).toBeLessThan(1e-12);
    expect(relative(new IncompleteBeta(3, 1).lower(x), x ** 3)).toBeLessThan(1e-12);
    expect(new IncompleteBeta(2, 3).lower(x)).toBeCloseTo(x * x * (6 - 8 * x + 3 * x * x), 13);
    expect(new IncompleteBeta(0.5, 0.5).lower(x)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 13);
  }
  const law = new IncompleteBeta(2, 3);
  expect([law.lower(0), law.lower(1), law.upper(0), law.upper(1)]).toEqual([0, 1, 1, 0]);
});

test.each([
  [0.3, 0.7],
  [1, 1],
  [1, 5],
  [5, 1],
  [1.8, 4.2],
  [100, 3],
  [500, 800],
  [1e4, 1e4],
])("beta (%d, %d): the quantile undoes the share, and mirrors", (a, b) => {
  const law = new IncompleteBeta(a, b);
  const mirror = new IncompleteBeta(b, a);
  for (const p of probabilities) {
    const x = law.quantile(p);
    if (p <= 0.5) expect(relative(law.lower(x), p)).toBeLessThan(1e-8);
    else if (x < 1 - 1e-9) expect(relative(law.upper(x), 1 - p)).toBeLessThan(1e-6);
    expect(mirror.quantile(1 - p)).toBeCloseTo(1 - x, 10);
  }
});

// qbeta of R 4.2: laws so skewed that nearly all of a half of the probability lies at one end.
test.each([
  [0.001, 1000, 0.99, 2.42715507189121e-8],
  [0.001, 1000, 0.999, 0.000264867491522671],
  [0.01, 100, 0.9, 1.5110669641452e-7],
  [1e5, 2, 1e-6, 0.99983313055075],
  [1000, 0.5, 1e-9, 0.981506045868841],
])("beta (%d, %d): the quantile at %d, near an end", (a, b, p, exact) => {
  const fromNearerEnd = (x: number) => (exact < 0.5 ? x : 1 - x);
  expect(relative(fromNearerEnd(new IncompleteBeta(a, b).quantile(p)), fromNearerEnd(exact))).toBeLessThan(
    1e-8,
  );
});
