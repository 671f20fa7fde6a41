import { expect } from "vitest";

/** Ten times longer when asked for. */
export const scale = process.env.LONG === undefined ? 1 : 10;

/** Mean of numbers and the standard error of that mean. */
export function meanWithError(values: ArrayLike<number>): { mean: number; error: number } {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i] ?? 0;
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += ((values[i] ?? 0) - mean) ** 2;
  return { mean, error: Math.sqrt(squares / (n - 1) / n) };
}

/**
 * The mean of the values agrees with the exact one: |z| < 4, and the standard error is so small (4 of them are
 * less than 2% of `unit`, by default of the exact value) that an error of 2% would fail.
 */
export function expectMean(values: ArrayLike<number>, exact: number, unit: number = exact): void {
  const { mean, error } = meanWithError(values);
  expect(4 * error, "the sample is too small to see an error of 2%").toBeLessThanOrEqual(
    0.02 * Math.abs(unit),
  );
  const z = (mean - exact) / error;
  expect(Math.abs(z), `mean ${mean}, exact ${exact}, z ${z}`).toBeLessThan(4);
}

/** As `expectMean`, for the variance: the mean of squared deviations from a mean that is known. */
export function expectVariance(values: ArrayLike<number>, mean: number, exact: number): void {
  const squares = new Float64Array(values.length);
  for (let i = 0; i < squares.length; i++) squares[i] = ((values[i] ?? 0) - mean) ** 2;
  expectMean(squares, exact);
}

/**
 * Kolmogorov and Smirnov: the largest distance between the sample's distribution function and the exact one.
 * 2.28 / sqrt(n) is passed by chance once in 16,000 times, as |z| = 4 is.
 */
export function expectFit(values: ArrayLike<number>, cdf: (x: number) => number): void {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  let distance = 0;
  for (let i = 0; i < n; i++) {
    const p = cdf(sorted[i] ?? 0);
    distance = Math.max(distance, p - i / n, (i + 1) / n - p);
  }
  expect(distance * Math.sqrt(n)).toBeLessThan(2.28);
}

/**
 * Chi-square test of whole numbers 0, 1, 2, … against their probabilities; those that would come fewer than 20
 * times are put together in one class.
 */
export function expectCounts(values: ArrayLike<number>, probability: (k: number) => number): void {
  const n = values.length;
  const observed = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    const value = values[i] ?? 0;
    observed.set(value, (observed.get(value) ?? 0) + 1);
  }
  const largest = Math.max(...observed.keys());
  let rest = 1;
  let restObserved = n;
  let statistic = 0;
  let classes = 0;
  for (let k = Math.min(...observed.keys()); k <= largest; k++) {
    const expected = n * probability(k);
    if (expected < 20) continue;
    const count = observed.get(k) ?? 0;
    statistic += (count - expected) ** 2 / expected;
    classes++;
    rest -= expected / n;
    restObserved -= count;
  }
  if (rest * n > 1) {
    statistic += (restObserved - rest * n) ** 2 / (rest * n);
    classes++;
  } else {
    expect(restObserved).toBeLessThan(12);
  }
  expect(classes).toBeGreaterThan(1);
  const freedom = classes - 1;
  // Wilson and Hilferty: the cube root of a chi-square variable is nearly normal.
  const z = (Math.cbrt(statistic / freedom) - (1 - 2 / (9 * freedom))) / Math.sqrt(2 / (9 * freedom));
  expect(z, `chi-square ${statistic} with ${freedom} degrees of freedom`).toBeLessThan(4);
}
