/** The law of a positive quantity, as `solveQuantile` needs it. */
export interface QuantileLaw {
  /** The share of the law below x. */
  lower(x: number): number;
  /** The share above x, with all its digits where it is small. */
  upper(x: number): number;
  /** Density at x. */
  density(x: number): number;
  /** Derivative of the density's logarithm at x. */
  slope(x: number): number;
}

/**
 * The x below which the share p of a law lies. Solved as the logarithm of the smaller share, below or above, over log(x),
 * which is nearly straight in both tails and concave for every gamma law and every beta law with b at least 1:
 * Newton's iteration comes in from anywhere, and Halley's (third order) takes over near the root (Traub 1964).
 * A bracket that every step narrows holds the rest. Relative error about 1e-10, far below the step of the
 * uniforms.
 *
 * @param p strictly between 0 and 1
 * @param start where to begin, above 0 and below `high`
 * @param high where the values of the law end; may be Infinity
 */
export function solveQuantile(law: QuantileLaw, p: number, start: number, high: number): number {
  const above = p > 0.5;
  const target = above ? 1 - p : p;
  const direction = above ? -1 : 1;
  let x = start;
  let low = 0;
  let top = high;
  for (let round = 0; round < 100; round++) {
    if (x <= 0 || x >= high) return x;
    const share = above ? law.upper(x) : law.lower(x);
    if (share === target) return x;
    if (share < target === above) top = x;
    else low = x;
    const rate = (direction * x * law.density(x)) / share;
    const newton = Math.log(share / target) / rate;
    const bend = newton * (1 + x * law.slope(x) - rate);
    const step = Math.abs(bend) < 0.5 ? newton / (1 - 0.5 * bend) : newton;
    const next = x * Math.exp(-step);
    // The order is three: after a step of relative size 1e-5 the next one would be about 1e-15.
    if (Math.abs(step) <= 1e-5) return next;
    if (next > low && next < top) x = next;
    else x = top === Number.POSITIVE_INFINITY ? 2 * x : (low + top) / 2;
  }
  return x;
}
