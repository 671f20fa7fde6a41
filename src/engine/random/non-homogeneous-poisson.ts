import { badParameter, checkNonNegative } from "./parameters.js";
import { HALF_STEP, type UniformSource } from "./stream.js";

/** Parameters of a Poisson process whose rate changes with time. */
export interface NonHomogeneousPoissonParameters {
  /** Rate at a time, in events per unit of time, from 0 to `maximum`. */
  readonly rate: (time: number) => number;
  /** An upper bound of the rate: the closer, the faster. */
  readonly maximum: number;
}

/**
 * Gives the first arrival after a time; Infinity when there is none before `until` (exclusive; default no
 * limit: then a rate that stays 0 for ever never returns).
 */
export type NextArrival = (after: number, until?: number) => number;

/**
 * Arrivals at a rate that changes with time, by thinning (Lewis and Shedler 1979, Naval Res. Logist. Q. 26,
 * 403-413): candidates at the constant rate `maximum`, each kept with probability rate(t) / maximum. The
 * number of arrivals in an interval is Poisson; its mean and variance are the integral of the rate. Two uniforms
 * for each candidate, so that two scenarios with the same maximum stay in step.
 *
 * @throws RangeError when the rate at a candidate is not between 0 and `maximum`
 */
export function nonHomogeneousPoisson(
  { uniform }: UniformSource,
  { rate, maximum }: NonHomogeneousPoissonParameters,
): NextArrival {
  checkNonNegative("nonHomogeneousPoisson", "maximum", maximum);
  return (after, until = Number.POSITIVE_INFINITY) => {
    if (maximum === 0) return Number.POSITIVE_INFINITY;
    let time = after;
    for (;;) {
      time -= Math.log(1 - HALF_STEP - uniform()) / maximum;
      if (!(time < until)) return Number.POSITIVE_INFINITY;
      const share = uniform() * maximum;
      const now = rate(time);
      if (!(now >= 0 && now <= maximum)) {
        throw badParameter(
          "nonHomogeneousPoisson",
          `rate at ${time}`,
          now,
          `between 0 and maximum (${maximum})`,
        );
      }
      if (share < now) return time;
    }
  };
}
