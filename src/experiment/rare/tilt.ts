// Tilting uncertain inputs towards where the rare thing happens, and the weight that makes up for it.
import type { UniformSource } from "../../engine/index.js";

/**
 * How inputs are drawn: coordinate i of the unit cube from Beta(exponents[i], 1), density a u^(a - 1), towards high
 * values for a > 1 and low ones for a < 1; and now and then all of them from the true law.
 */
export interface Tilt {
  readonly exponents: readonly number[];
  /** Share drawn from the true law: no weight exceeds its inverse (Hesterberg 1995, Technometrics 37:185). */
  readonly defensive: number;
}

/** A point drawn under a tilt, with its likelihood ratio: the density of the true, uniform law over the tilted one. */
export interface TiltedPoint {
  readonly point: readonly number[];
  readonly weight: number;
}

/** Draws a point. */
export function drawTilted(tilt: Tilt, { uniform }: UniformSource): TiltedPoint {
  const plain = uniform() < tilt.defensive;
  const point = tilt.exponents.map((a) => {
    const u = uniform() + 2 ** -33;
    return plain ? u : Math.min(u ** (1 / a), 1 - 2 ** -33);
  });
  return { point, weight: weightOf(point, tilt) };
}

/** The likelihood ratio of a point under a tilt. */
function weightOf(point: readonly number[], { exponents, defensive }: Tilt): number {
  const density = exponents.reduce((product, a, i) => product * a * (point[i] as number) ** (a - 1), 1);
  return 1 / (defensive + (1 - defensive) * density);
}

/** Imagined hits spread as the true law is: a few real hits must not tilt an input that plays no part. */
const imagined = 5;

/**
 * The exponents that come closest to the law of the inputs given that the thing happened: the cross-entropy rule
 * (Rubinstein and Kroese 2004, The Cross-Entropy Method, chapter 3), a = 1 / mean of -ln u over the weighted hits,
 * drawn towards 1 by a few imagined hits, and kept between 1/20 and 20.
 *
 * @param hits the points where it happened
 */
export function crossEntropy(hits: readonly TiltedPoint[], dimensions: number): readonly number[] {
  const mass = hits.reduce((sum, { weight }) => sum + weight, 0);
  const squares = hits.reduce((sum, { weight }) => sum + weight ** 2, 0);
  const real = mass === 0 ? 0 : mass ** 2 / squares;
  return Array.from({ length: dimensions }, (_, i) => {
    const logs = hits.reduce((sum, { point, weight }) => sum - weight * Math.log(point[i] as number), 0);
    const sum = real === 0 ? 0 : (real * logs) / mass;
    return Math.min(20, Math.max(1 / 20, (real + imagined) / (sum + imagined)));
  });
}

/**
 * The tilt, of those between none and the full one, whose estimates vary least, judged by the hits: where the thing
 * stays rare even at the best inputs, half of the cross-entropy tilt is better than all of it.
 *
 * @param hits the points where it happened, with the weights they were drawn with
 */
export function steadiest(hits: readonly TiltedPoint[], full: Tilt): Tilt {
  const tilts = [0, 0.25, 0.5, 0.75, 1].map((strength): Tilt => {
    return { ...full, exponents: full.exponents.map((a) => 1 + strength * (a - 1)) };
  });
  const secondMoment = (tilt: Tilt) =>
    hits.reduce((sum, { point, weight }) => sum + weight * weightOf(point, tilt), 0);
  return tilts.reduce((best, tilt) => (secondMoment(tilt) < secondMoment(best) ? tilt : best));
}
