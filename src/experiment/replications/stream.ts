// Replications in order, out of a pool that finishes them in any order.
import type { Observations } from "../../models/observations.js";
import { ReplicationError } from "../errors.js";
import { ChunkSize } from "./chunk-size.js";
import type { Batch, ReplicationPool, Seed } from "./pool.js";

/** Which replications of what. */
export interface StreamOptions<S> {
  readonly pool: ReplicationPool<S>;
  readonly subject: S;
  readonly seed: Seed;
  /** First replication. */
  readonly first: number;
  /** One after the last; may be infinite when the reader knows when to stop. */
  readonly end: number;
  /** Ends the stream early when it fires. */
  readonly signal?: AbortSignal | undefined;
}

/** A replication and what it gave. */
export interface Numbered {
  readonly replication: number;
  readonly observations: Observations;
}

/** Tasks in flight per worker: one that runs, and others so that a slow first one does not stop the rest. */
const tasksPerWorker = 3;

/**
 * Yields replications in order, with at most a few tasks per worker ahead of the reader, so that memory does not
 * grow with their number. Throws a ReplicationError at the first one that fails, the same one for any pool. When
 * the signal fires it ends; whoever closes the pool then abandons what is in flight.
 */
export async function* streamReplications<S>(options: StreamOptions<S>): AsyncGenerator<Numbered, void> {
  const { pool, subject, seed, end, signal } = options;
  const size = new ChunkSize(pool.width);
  const inFlight: { first: number; batch: Promise<Batch> }[] = [];
  const aborted = whenAborted(signal);
  let next = options.first;
  try {
    for (;;) {
      while (next < end && inFlight.length < tasksPerWorker * pool.width) {
        const count = size.next(end - next);
        const batch = pool.run({ subject, seed, first: next, count });
        batch.catch(() => {}); // read below, or abandoned when the reader has had enough
        inFlight.push({ first: next, batch });
        next += count;
      }
      const task = inFlight.shift();
      if (task === undefined) return;
      const batch = await Promise.race([task.batch, aborted.promise]);
      if (batch === undefined) return;
      let replication = task.first;
      for (const observations of batch.observations) yield { replication: replication++, observations };
      if (batch.failure !== undefined) throw new ReplicationError(seed, replication, batch.failure);
      size.learn(batch.observations.length, batch.milliseconds);
    }
  } finally {
    aborted.forget();
  }
}

/** A promise of undefined when the signal fires, and a way to stop listening. */
function whenAborted(signal: AbortSignal | undefined): { promise: Promise<undefined>; forget(): void } {
  if (signal === undefined) return { promise: new Promise(() => {}), forget: () => {} };
  let listener = () => {};
  const promise = new Promise<undefined>((resolve) => {
    listener = () => resolve(undefined);
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener("abort", listener);
  });
  return { promise, forget: () => signal.removeEventListener("abort", listener) };
}
