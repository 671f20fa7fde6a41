// The probability of an event from how often it happened. Never having seen it is not "never".
import { defaultConfidence, type Interval } from "./interval.js";
import { betaQuantile, normalHalfWidth } from "./laws.js";

/** Wilson's score interval (Wilson 1927, JASA 22:209): inverts the normal test; covers well on average. */
export function wilsonInterval(successes: number, n: number, confidence = defaultConfidence): Interval {
  check(successes, n);
  const z = normalHalfWidth(confidence);
  const p = successes / n;
  const shrink = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / shrink;
  const half = (z / shrink) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  // At the ends the exact value is 0 or 1, which rounding misses.
  return [successes === 0 ? 0 : centre - half, successes === n ? 1 : centre + half];
}

/** Clopper and Pearson's exact interval (1934, Biometrika 26:404): never covers less than it says. */
export function clopperPearsonInterval(
  successes: number,
  n: number,
  confidence = defaultConfidence,
): Interval {
  check(successes, n);
  const tail = (1 - confidence) / 2;
  return [
    successes === 0 ? 0 : betaQuantile(tail, successes, n - successes + 1),
    successes === n ? 1 : betaQuantile(1 - tail, successes + 1, n - successes),
  ];
}

/**
 * The interval that summaries print: Wilson's, except where the event happened never or always. There the
 * exact interval has a closed form everybody can check (0 of 100: at most 1 - 0.025^(1/100) = 3.6%) and is
 * also the shorter one.
 */
export function proportionInterval(successes: number, n: number, confidence = defaultConfidence): Interval {
  return successes === 0 || successes === n
    ? clopperPearsonInterval(successes, n, confidence)
    : wilsonInterval(successes, n, confidence);
}

function check(successes: number, n: number): void {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`a proportion needs at least one trial, not ${n}`);
  if (!Number.isInteger(successes) || successes < 0 || successes > n) {
    throw new RangeError(`successes must be a whole number from 0 to ${n}, not ${successes}`);
  }
}
