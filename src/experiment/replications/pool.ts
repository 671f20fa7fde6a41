// Where replications run: one small interface, behind which are this thread, worker threads or a cluster.
import type { Observations } from "../../models/index.js";
import { ExperimentError } from "../errors.js";

/** What the random numbers of a run derive from, together with the replication's number. */
export type Seed = number | string;

/**
 * One replication of a subject (a scenario, or any plain data that a model can be built from). Must be pure: the
 * same arguments give the same observations, in any thread and at any time.
 */
export type Replicate<S> = (subject: S, seed: Seed, replication: number) => Observations;

/** Replications `first` to `first + count - 1` of a subject, to be run one after the other. */
export interface Task<S> {
  /** Plain data: it may travel to another thread or machine. */
  readonly subject: S;
  readonly seed: Seed;
  readonly first: number;
  readonly count: number;
}

/** What a task gave, and what stopped it early, if anything did. */
export interface Batch {
  /** In replication order; read once. */
  readonly observations: Iterable<Observations>;
  /** Why the replication after the last observations failed. */
  readonly failure?: string;
  /** Time the replications took, in milliseconds: lets the caller choose the size of the next tasks. */
  readonly milliseconds: number;
}

/** A batch that is all at hand, so that it can be sent: as observations, or in whatever form they travel. */
export interface WholeBatch<O = Observations> extends Omit<Batch, "observations"> {
  readonly observations: readonly O[];
}

/** Something that runs tasks. How and where never changes a result. */
export interface ReplicationPool<S> {
  /** Tasks that run at the same time. */
  readonly width: number;
  /** Runs a task. Rejects only when the pool itself breaks: a model that fails is a batch with a `failure`. */
  run(task: Task<S>): Promise<Batch>;
  /** Gives everything back; tasks in the middle are abandoned. May be called again. */
  close(): Promise<void>;
}

/**
 * Runs a task in this thread, here and now; what every pool does at its far end.
 *
 * @param replicate gives the observations of a replication, or the form in which they travel
 */
export function runTask<S, O>(
  replicate: (...replication: Parameters<Replicate<S>>) => O,
  { subject, seed, first, count }: Task<S>,
): WholeBatch<O> {
  const observations: O[] = [];
  const start = performance.now();
  try {
    for (let k = first; k < first + count; k++) observations.push(replicate(subject, seed, k));
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { observations, failure, milliseconds: performance.now() - start };
  }
  return { observations, milliseconds: performance.now() - start };
}

/** Longest time in milliseconds that a pool in this thread keeps others waiting: a frame of a page. */
const longestSilence = 16;

/**
 * A pool in this thread. Between tasks it lets other events in now and then, so that a signal or a page gets its
 * turn.
 *
 * @param replicate what to run
 */
export function localPool<S>(replicate: Replicate<S>): ReplicationPool<S> {
  let breath = performance.now();
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  const next = async (task: Task<S>): Promise<Batch> => {
    if (performance.now() - breath > longestSilence) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      breath = performance.now();
    }
    if (closed) throw new ExperimentError("the pool was closed before the task began");
    return runTask(replicate, task);
  };
  return {
    width: 1,
    run: (task) => {
      // One after the other: of two timers that wait at once one is always due when a task ends, and Node lets
      // nothing else in, no signal either, as long as a timer is due.
      const batch = last.then(() => next(task));
      last = batch.catch(() => {});
      return batch;
    },
    close: () => {
      closed = true;
      return Promise.resolve();
    },
  };
}
