// The same replications of many variants: what sweeps, sensitivity and optimisation are made of.
import { Rows } from "../rows.js";
import type { ReplicationPool, Seed } from "./pool.js";
import type { Progress } from "./run.js";
import { type Job, streamReplications } from "./stream.js";

/** Variants in order: an array, or what makes each when its turn comes (`madeInTurn`). */
export interface Variants<S> extends Iterable<S> {
  readonly length: number;
}

/** Which variants to run, and how often. */
export interface PointsOptions<S> {
  readonly pool: ReplicationPool<S>;
  readonly subjects: Variants<S>;
  readonly seed: Seed;
  /** Replications of each: the same numbers for all, so that they share their random numbers. */
  readonly replications: number;
  /** Number of the first replication. Default 0. */
  readonly first?: number;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** When it fires the run ends with the variants that are done. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * A variant for each point, made shortly before it runs: no worker waits until thousands are made, and they are not all
 * kept.
 */
export function madeInTurn<P, S>(points: readonly P[], make: (point: P, index: number) => S): Variants<S> {
  return {
    length: points.length,
    *[Symbol.iterator]() {
      for (const [index, point] of points.entries()) yield make(point, index);
    },
  };
}

/** Runs every variant; gives their rows in the order of the variants. Workers go from one to the next without a pause. */
export async function runPoints<S>(options: PointsOptions<S>): Promise<readonly Rows[]> {
  const { pool, subjects, seed, replications, first = 0, signal, onProgress } = options;
  const points: Rows[] = [];
  const total = subjects.length * replications;
  const start = performance.now();
  let done = 0;
  let rows = new Rows();
  const jobs = jobsOf(subjects, first, first + replications);
  for await (const { replication, observations } of streamReplications({ pool, seed, jobs, signal })) {
    rows.add(replication, observations.outputs, observations.indicators);
    done++;
    onProgress?.({ done, total, secondsLeft: ((performance.now() - start) / 1000 / done) * (total - done) });
    if (rows.length < replications) continue;
    points.push(rows);
    rows = new Rows();
  }
  return points;
}

function* jobsOf<S>(subjects: Iterable<S>, first: number, end: number): Iterable<Job<S>> {
  for (const subject of subjects) yield { subject, first, end };
}
