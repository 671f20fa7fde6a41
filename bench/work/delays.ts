import {
  deriveStream,
  exponential,
  powerLaw,
  type RandomStream,
  type Sampler,
  triangular,
  uniform,
} from "../../src/engine/index.js";

/** Laws of the hold model's delays, as in Rönngren and Ayani (1997); each has a mean of about 1. */
export const distributions: Readonly<Record<string, (stream: RandomStream) => Sampler>> = {
  exponential: (stream) => exponential(stream, { mean: 1 }),
  uniform: (stream) => uniform(stream, { low: 0, high: 2 }),
  // A tenth of the events lies far beyond all others.
  bimodal: (stream) => () => 0.95 * stream.uniform() + (stream.uniform() < 0.1 ? 9.5 : 0),
  triangular: (stream) => triangular(stream, { low: 0, mode: 1.5, high: 1.5 }),
  // Density proportional to x^-2.5 (Pareto's shape is 1.5): a mean of 1 and no variance.
  pareto: (stream) => powerLaw(stream, { minimum: 1 / 3, exponent: 2.5 }),
  equal: () => () => 1,
};

/** Delays are drawn beforehand, so that the list is measured and not the drawing; a power of two of them. */
export const DELAYS = 65_536;

/** Delays of a law, to be used in a circle. */
export function drawDelays(distribution: string): Float64Array {
  const law = distributions[distribution];
  if (law === undefined) throw new Error(`no such distribution: ${distribution}`);
  return Float64Array.from({ length: DELAYS }, law(deriveStream(1, 0, `bench ${distribution}`)));
}

/** For every delay the item whose event is cancelled and scheduled anew beside it, or -1 for none. */
export function drawCancels(share: number, items: number): Int32Array {
  const stream = deriveStream(1, 0, "bench cancels");
  const draw = (): number => (stream.uniform() < share ? Math.floor(stream.uniform() * items) : -1);
  return Int32Array.from({ length: DELAYS }, draw);
}
