import seedrandom from "seedrandom";
import {
  deriveStream,
  discrete,
  exponential,
  gamma,
  lognormal,
  poisson,
  type Sampler,
  triangular,
} from "../../src/engine/index.js";
import { measure } from "../measure.js";
import type { Row, Suite } from "../row.js";

const SAMPLE = 10_000;

/** Draws per second: the stream itself, laws on it, and what it costs to seed one. */
export const random: Suite = async ({ time }) => {
  const stream = deriveStream(1, 0, "bench");
  const samplers: Readonly<Record<string, Sampler>> = {
    uniform: () => stream.uniform(),
    exponential: exponential(stream, { mean: 1 }),
    triangular: triangular(stream, { low: 0, mode: 1, high: 3 }),
    lognormal: lognormal(stream, { median: 5, p90: 12 }),
    gamma: gamma(stream, { mean: 1, cv: 0.5 }),
    poisson: poisson(stream, { mean: 4 }),
    discrete: discrete(stream, { values: [1, 2, 3], weights: [5, 3, 2] }),
    "Math.random, for comparison": Math.random,
    "seedrandom's default generator, for comparison": seedrandom("bench"),
  };
  const rows: Row[] = [];
  for (const [name, draw] of Object.entries(samplers)) {
    let sum = 0;
    const work = (): void => {
      for (let k = 0; k < SAMPLE; k++) sum += draw();
    };
    rows.push({ suite: "random", name, per_second: await measure(SAMPLE, work, time) });
    if (!Number.isFinite(sum)) throw new Error(`${name}: a draw was not finite`);
  }
  let seed = 0;
  const seeding = (): void => {
    for (let k = 0; k < 100; k++) deriveStream(1, seed++, "bench").uniform();
  };
  rows.push({ suite: "random", name: "a new stream", per_second: await measure(100, seeding, time) });
  return rows;
};
