// Quantiles and shares of the sampling laws (normal, Student's t, beta, chi-square, binomial) that intervals and tests
// rest on, all from the engine's incomplete beta and gamma functions.
import { IncompleteBeta, IncompleteGamma, normalQuantile } from "../../engine/index.js";

/** z with P(-z <= Z <= z) = confidence for a standard normal Z. @param confidence strictly between 0 and 1 */
export function normalHalfWidth(confidence: number): number {
  return -normalQuantile((1 - inside(confidence)) / 2);
}

/** P(Z <= z) for a standard normal Z. */
export function normalProbability(z: number): number {
  const beyond = new IncompleteGamma(0.5).upper((z * z) / 2) / 2;
  return z < 0 ? beyond : 1 - beyond;
}

/**
 * t with P(T <= t) = probability for Student's T. T^2 / (T^2 + d) is Beta(1/2, d/2) and its complement
 * Beta(d/2, 1/2) (Johnson, Kotz and Balakrishnan 1995, 28.2): whichever is below 1/2 keeps its digits.
 *
 * @param degrees degrees of freedom, above 0
 */
export function studentQuantile(probability: number, degrees: number): number {
  const twoSided = 2 * Math.min(inside(probability), 1 - probability);
  const half = positive(degrees, "degrees of freedom") / 2;
  const rest = new IncompleteBeta(half, 0.5).quantile(twoSided);
  const odds =
    rest < 0.5 ? (1 - rest) / rest : 1 / (1 / new IncompleteBeta(0.5, half).quantile(1 - twoSided) - 1);
  return Math.sign(probability - 0.5) * Math.sqrt(degrees * odds);
}

/** P(T <= t) for Student's T. @param degrees degrees of freedom, above 0 */
export function studentProbability(t: number, degrees: number): number {
  const half = positive(degrees, "degrees of freedom") / 2;
  const square = t * t;
  const beyond =
    (square < degrees
      ? new IncompleteBeta(0.5, half).upper(square / (square + degrees))
      : new IncompleteBeta(half, 0.5).lower(degrees / (square + degrees))) / 2;
  return t < 0 ? beyond : 1 - beyond;
}

/** x with P(X <= x) = probability for X ~ Beta(a, b). */
export function betaQuantile(probability: number, a: number, b: number): number {
  return new IncompleteBeta(positive(a, "first shape"), positive(b, "second shape")).quantile(
    inside(probability),
  );
}

/** x with P(X <= x) = probability for a chi-square X. @param degrees degrees of freedom, above 0 */
export function chiSquareQuantile(probability: number, degrees: number): number {
  return 2 * chiSquare(degrees).quantile(inside(probability));
}

/** P(X <= x) for a chi-square X. @param degrees degrees of freedom, above 0 */
export function chiSquareProbability(x: number, degrees: number): number {
  return chiSquare(degrees).lower(x / 2);
}

function chiSquare(degrees: number): IncompleteGamma {
  return new IncompleteGamma(positive(degrees, "degrees of freedom") / 2);
}

/**
 * Smallest k with P(B <= k) >= probability for B ~ Binomial(n, p). Summed in logarithms. A sum that falls
 * short of the probability by rounding alone counts as having reached it, as 1/2 for n = 5 and p = 1/2.
 *
 * @param n trials, a whole number of at least 0
 * @param p chance of each, strictly between 0 and 1
 */
export function binomialQuantile(probability: number, n: number, p: number): number {
  inside(probability);
  const logOdds = Math.log(inside(p)) - Math.log1p(-p);
  let logMass = n * Math.log1p(-p);
  let below = Math.exp(logMass);
  const reached = probability * (1 - n * Number.EPSILON - 1e-14);
  for (let k = 0; k < n; k++) {
    if (below >= reached) return k;
    logMass += Math.log((n - k) / (k + 1)) + logOdds;
    below += Math.exp(logMass);
  }
  return n;
}

/**
 * P(B >= k or as unlikely), two-sided, for B ~ Binomial(n, 1/2): the exact sign test, which is what an exact
 * McNemar test is.
 */
export function signTestProbability(k: number, n: number): number {
  const tail = Math.min(k, n - k);
  let logMass = n * Math.log(0.5);
  let below = 0;
  for (let i = 0; i <= tail; i++) {
    below += Math.exp(logMass);
    logMass += Math.log((n - i) / (i + 1));
  }
  return Math.min(1, 2 * below);
}

function inside(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`a probability strictly between 0 and 1 is needed, not ${probability}`);
  }
  return probability;
}

function positive(value: number, what: string): number {
  if (!(value > 0)) throw new RangeError(`${what} must be above 0, not ${value}`);
  return value;
}
