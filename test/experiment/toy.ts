// A small model for tests of experiments: clearing a backlog at random daily paces. Plain and quick.
import { deriveStream } from "../../src/engine/index.js";
import type { Observations } from "../../src/models/observations.js";

/** The toy's subject: plain data, as a scenario is. */
export interface Toy {
  readonly people: number;
  /** Mean people a day. */
  readonly pace: number;
  readonly horizon: number;
  /** A replication that fails. */
  readonly failsAt?: number;
  /** Keeps the processor busy for so many extra draws a replication. */
  readonly work?: number;
}

/** One replication; `name` of a thread pool's module. */
export function replicate(toy: Toy, seed: number | string, replication: number): Observations {
  if (toy.failsAt === replication) throw new Error("the toy broke");
  const stream = deriveStream(seed, replication, "pace");
  for (let i = 0; i < (toy.work ?? 0); i++) stream.uniform();
  const backlog = [toy.people];
  let left = toy.people;
  let cleared: number | null = null;
  for (let day = 1; day <= toy.horizon; day++) {
    left = Math.max(0, left - 2 * toy.pace * stream.uniform());
    backlog.push(left);
    if (left === 0 && cleared === null) cleared = day;
  }
  return {
    outputs: { days_to_clear: cleared, half: backlog[Math.floor(toy.horizon / 2)] ?? 0 },
    indicators: { cleared: cleared !== null, hit: stream.uniform() < 0.2 },
    series: { backlog },
    stages: { gate: { utilisation: stream.uniform(), meanQueue: left, meanWait: 1, maxQueue: toy.people } },
  };
}
