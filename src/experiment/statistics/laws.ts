// Quantiles of the sampling laws (normal, Student's t, beta, chi-square, binomial) behind one typed door.
// jstat computes the continuous ones; eight digits are right or more, beyond what an interval needs.
import jStat from "jstat";

/** z with P(Z <= z) = probability for a standard normal Z. @param probability strictly between 0 and 1 */
export function normalQuantile(probability: number): number {
  return jStat.normal.inv(inside(probability), 0, 1);
}

/** P(Z <= z) for a standard normal Z. */
export function normalProbability(z: number): number {
  return jStat.normal.cdf(z, 0, 1);
}

/** t with P(T <= t) = probability for Student's T. @param degrees degrees of freedom, above 0 */
export function studentQuantile(probability: number, degrees: number): number {
  return jStat.studentt.inv(inside(probability), positive(degrees, "degrees of freedom"));
}

/** P(T <= t) for Student's T. @param degrees degrees of freedom, above 0 */
export function studentProbability(t: number, degrees: number): number {
  return jStat.studentt.cdf(t, positive(degrees, "degrees of freedom"));
}

/** x with P(X <= x) = probability for X ~ Beta(a, b). */
export function betaQuantile(probability: number, a: number, b: number): number {
  return jStat.beta.inv(inside(probability), positive(a, "first shape"), positive(b, "second shape"));
}

/** x with P(X <= x) = probability for a chi-square X. @param degrees degrees of freedom, above 0 */
export function chiSquareQuantile(probability: number, degrees: number): number {
  return jStat.chisquare.inv(inside(probability), positive(degrees, "degrees of freedom"));
}

/** P(X <= x) for a chi-square X. @param degrees degrees of freedom, above 0 */
export function chiSquareProbability(x: number, degrees: number): number {
  return jStat.chisquare.cdf(x, positive(degrees, "degrees of freedom"));
}

/**
 * Smallest k with P(B <= k) >= probability for B ~ Binomial(n, p). Own sum in logarithms, because rank
 * intervals stand or fall with one unit of k and jstat's binomial has only six digits for large n.
 *
 * @param n trials, a whole number of at least 0
 * @param p chance of each, strictly between 0 and 1
 */
export function binomialQuantile(probability: number, n: number, p: number): number {
  inside(probability);
  const logOdds = Math.log(inside(p)) - Math.log1p(-p);
  let logMass = n * Math.log1p(-p);
  let below = Math.exp(logMass);
  for (let k = 0; k < n; k++) {
    if (below >= probability) return k;
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
