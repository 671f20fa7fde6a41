// Numbers of people and vehicles from distributions.
import { type Distribution, type RandomStream, sampler } from "../engine/index.js";

/** A whole number of at least 0 from a distribution; 0 without one, and then nothing is drawn. */
export function wholeNumber(stream: RandomStream, distribution: Distribution | undefined): number {
  return distribution === undefined ? 0 : Math.max(0, Math.round(sampler(stream, distribution)()));
}
