// What a thread pool runs in thread-pool.test.ts: says how many subjects this thread has been given so far.
import type { Observations } from "../../../src/models/observations.js";
import { replicate as replicateToy, type Toy } from "../toy.js";

const met = new WeakSet<Toy>();
let subjects = 0;

export function replicate(toy: Toy, seed: number | string, replication: number): Observations {
  if (!met.has(toy)) subjects++;
  met.add(toy);
  const observations = replicateToy(toy, seed, replication);
  return { ...observations, outputs: { subjects, people: toy.people } };
}
