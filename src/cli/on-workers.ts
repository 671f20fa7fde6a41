// Work on the threads of this machine with a bar that shows how far it is, for experiments that are all or nothing.
import type { Progress, ReplicationPool } from "../experiment/index.js";
import type { Scenario } from "../scenario/index.js";
import { Interrupted } from "./errors.js";
import type { Io } from "./io.js";
import { progressBar } from "./progress.js";
import { scenarioPool } from "./scenario-pool.js";

/** How to do it. */
export interface OnWorkersOptions {
  readonly workers?: number | undefined;
  readonly check?: boolean | undefined;
  readonly quiet?: boolean | undefined;
}

/** What the work is given. */
export interface Workers {
  readonly pool: ReplicationPool<Scenario>;
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/**
 * Does the work and clears up behind it. Throws `Interrupted` when the person stops it: half an experiment is none.
 *
 * @param what is done, such as "the search"
 */
export async function onWorkers<T>(
  what: string,
  { workers, check = false, quiet = false }: OnWorkersOptions,
  io: Io,
  work: (workers: Workers) => Promise<T>,
): Promise<T> {
  const bar = progressBar(io, quiet);
  const pool = scenarioPool({ workers, check });
  try {
    return await work({ pool, onProgress: bar.show, signal: io.interrupted });
  } catch (error) {
    throw io.interrupted.aborted ? stoppedBeforeAnswer(what) : error;
  } finally {
    bar.end();
    await pool.close();
  }
}

/** What a person is told who stopped an experiment. @param what it is, such as "the search" */
export function stoppedBeforeAnswer(what: string): Interrupted {
  return new Interrupted(
    `${what} was stopped before it had an answer`,
    "nothing of it is kept: the same command starts anew",
  );
}
