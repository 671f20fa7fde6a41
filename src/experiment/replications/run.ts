// N replications -> rows, bands and stages.
import type { Observations } from "../../models/index.js";
import { ExperimentError } from "../errors.js";
import { type Collected, Collector } from "./collector.js";
import type { ReplicationPool, Seed } from "./pool.js";
import { streamReplications } from "./stream.js";

/** How far a run is. */
export interface Progress {
  /** Replications done, those of an earlier, interrupted run among them. */
  readonly done: number;
  /** Replications wanted; the cap when a precision decides. */
  readonly total: number;
  /** Estimated seconds to go. */
  readonly secondsLeft: number;
}

/** Says when there are enough replications. It sees each once, in order. */
export interface StoppingRule {
  /** Takes the next replication and says whether it was the last one needed. */
  enough(observations: Observations): boolean;
}

/** What to run. */
export interface RunOptions<S> {
  readonly pool: ReplicationPool<S>;
  readonly subject: S;
  readonly seed: Seed;
  /** How many replications; with a stopping rule, the most there may be. */
  readonly replications: number;
  /** Number of the first replication; above 0 for a shard. Default 0. */
  readonly first?: number;
  /** Stops before `replications` when its rule says so. */
  readonly rule?: StoppingRule | undefined;
  /** Observations of an earlier run that was interrupted, from `first` on, in order; they are not run again. */
  readonly earlier?: Iterable<Observations> | AsyncIterable<Observations>;
  /** Told of every new replication, in order, before it counts; a journal. A rejection stops the run. */
  readonly onObservations?: (replication: number, observations: Observations) => void | Promise<void>;
  readonly onProgress?: (progress: Progress) => void;
  /** When it fires the run ends with what it has. */
  readonly signal?: AbortSignal | undefined;
}

/** What a run gave. */
export interface RunResult extends Collected {
  /** False when the signal stopped it before the end. */
  readonly complete: boolean;
}

/**
 * Runs replications and reduces them in replication order, so that every figure is the same bit by bit for any
 * pool and any history of interruptions. Throws a ReplicationError when a replication fails.
 */
export async function runReplications<S>(options: RunOptions<S>): Promise<RunResult> {
  const { pool, subject, seed, rule, signal, first = 0, replications } = options;
  if (!Number.isInteger(replications) || replications < 1) {
    throw new ExperimentError(
      `the number of replications must be a whole number of at least 1, not ${replications}`,
    );
  }
  const end = first + replications;
  const collector = new Collector();
  let next = first;
  let enough = false;
  const take = (observations: Observations) => {
    collector.add(next++, observations);
    enough = rule?.enough(observations) ?? false;
  };

  for await (const observations of options.earlier ?? []) {
    if (enough || next === end) break;
    take(observations);
  }
  const progress = progressReporter(next - first, replications, options.onProgress);
  if (!enough) {
    const jobs = [{ subject, first: next, end }];
    for await (const { replication, observations } of streamReplications({ pool, seed, jobs, signal })) {
      await options.onObservations?.(replication, observations);
      take(observations);
      progress(next - first);
      if (enough) break;
    }
  }
  return { ...collector.collected(), complete: enough || next === end };
}

function progressReporter(
  before: number,
  total: number,
  report: RunOptions<unknown>["onProgress"],
): (done: number) => void {
  const start = performance.now();
  return (done) => {
    const perReplication = (performance.now() - start) / 1000 / (done - before);
    report?.({ done, total, secondsLeft: perReplication * (total - done) });
  };
}
