import { expect, test } from "vitest";
import { binomial, poisson } from "../../../src/engine/index.js";
import { IncompleteBeta } from "../../../src/engine/random/special/incomplete-beta.js";
import { IncompleteGamma } from "../../../src/engine/random/special/incomplete-gamma.js";

const uniforms = [1e-6, 0.001, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 0.999, 1 - 1e-6];

/** The inverse at u is k when the distribution function steps over u at k; `slack` is the error it may have. */
function expectInverse(k: number, u: number, cdf: (k: number) => number, slack: number): void {
  expect(Number.isInteger(k)).toBe(true);
  expect(cdf(k - 1)).toBeLessThanOrEqual(u + slack);
  expect(cdf(k)).toBeGreaterThanOrEqual(u - slack);
}

test.each([
  [0.01, 1e-12],
  [5, 1e-12],
  [9999.5, 1e-9],
  [10_001, 2e-7],
  [1e6, 2e-7],
])("Poisson of mean %d: exact quantiles", (mean, slack) => {
  const cdf = (k: number): number => (k < 0 ? 0 : new IncompleteGamma(k + 1).upper(mean));
  for (const u of uniforms) expectInverse(poisson({ uniform: () => u }, { mean })(), u, cdf, slack);
});

test.each([
  [10, 0.5, 1e-12],
  [10, 0.999, 1e-12],
  [1e6, 1e-5, 1e-9],
  [30_000, 0.5, 1e-9],
  [60_000, 0.3, 2e-7],
  [1e7, 0.002, 2e-7],
])("binomial of %d trials with chance %d: exact quantiles", (trials, probability, slack) => {
  const cdf = (k: number): number => {
    if (k < 0) return 0;
    return k >= trials ? 1 : new IncompleteBeta(trials - k, k + 1).lower(1 - probability);
  };
  const draw = (u: number): number => binomial({ uniform: () => u }, { trials, probability })();
  for (const u of uniforms) expectInverse(draw(u), u, cdf, slack);
});

test("binomial with chance 0 and 1 never varies", () => {
  for (const uniform of [() => 0, () => 1 - 2 ** -32]) {
    expect(binomial({ uniform }, { trials: 9, probability: 0 })()).toBe(0);
    expect(binomial({ uniform }, { trials: 9, probability: 1 })()).toBe(9);
  }
});
