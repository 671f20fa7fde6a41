// Replications in order, out of a pool that finishes them in any order.
import type { Observations } from "../../models/index.js";
import { ReplicationError } from "../errors.js";
import { ChunkSize } from "./chunk-size.js";
import type { Batch, ReplicationPool, Seed } from "./pool.js";

/** Replications `first` to `end - 1` of a subject. */
export interface Job<S> {
  readonly subject: S;
  readonly first: number;
  /** May be infinite when the reader knows when to stop. */
  readonly end: number;
}

/** Which replications of what. */
export interface StreamOptions<S> {
  readonly pool: ReplicationPool<S>;
  readonly seed: Seed;
  /** One after the other; taken only as far as they are read. */
  readonly jobs: Iterable<Job<S>>;
  /** Ends the stream early when it fires. */
  readonly signal?: AbortSignal | undefined;
}

/** A replication and what it gave. */
export interface Numbered {
  /** Number of its job, from 0. */
  readonly job: number;
  readonly replication: number;
  readonly observations: Observations;
}

/** Tasks in flight per worker: one that runs, and others so that a slow first one does not stop the rest. */
const tasksPerWorker = 3;

/**
 * Yields replications in order, job by job, with at most a few tasks per worker ahead of the reader, so that
 * memory does not grow with their number. Throws a ReplicationError at the first one that fails, the same one for
 * any pool. When the signal fires it ends; whoever closes the pool then abandons what is in flight.
 */
export async function* streamReplications<S>(options: StreamOptions<S>): AsyncGenerator<Numbered, void> {
  const { pool, seed, signal } = options;
  const size = new ChunkSize(pool.width);
  const tasks = cut(options.jobs, size);
  const inFlight: { job: number; first: number; batch: Promise<Batch> }[] = [];
  for (;;) {
    while (inFlight.length < tasksPerWorker * pool.width) {
      const next = tasks.next();
      if (next.done) break;
      const { job, subject, first, count } = next.value;
      const batch = pool.run({ subject, seed, first, count });
      batch.catch(() => {}); // read below, or abandoned when the reader has had enough
      inFlight.push({ job, first, batch });
    }
    const task = inFlight.shift();
    if (task === undefined || signal?.aborted) return;
    const batch = await unlessAborted(task.batch, signal);
    if (batch === undefined) return;
    const { job } = task;
    let replication = task.first;
    for (const observations of batch.observations) yield { job, replication: replication++, observations };
    if (batch.failure !== undefined) throw new ReplicationError(seed, replication, batch.failure);
    size.learn(replication - task.first, batch.milliseconds);
  }
}

/** Cuts jobs into tasks of the size that suits when they are asked for. */
function* cut<S>(jobs: Iterable<Job<S>>, size: ChunkSize) {
  let job = 0;
  for (const { subject, first, end } of jobs) {
    for (let next = first; next < end; ) {
      const count = size.next(end - next);
      yield { job, subject, first: next, count };
      next += count;
    }
    job++;
  }
}

/**
 * What a promise gives, or undefined as soon as the signal fires. Nothing is left behind: a race against one promise of
 * the signal would keep every batch of the run alive until the end.
 */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => resolve(undefined);
    signal.addEventListener("abort", stop);
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
