// The replications of a command: their journal, their progress, and what is said when they are stopped.
import {
  type Identity,
  type Range,
  type ReplicationPool,
  type RunResult,
  runReplications,
  type StoppingRule,
} from "../experiment/index.js";
import { runWithJournal } from "../experiment/node/index.js";
import { Interrupted } from "./errors.js";
import type { Io } from "./io.js";
import type { OutputFolder } from "./output-folder.js";
import { progressBar } from "./progress.js";

/** Which replications, and how. */
export interface ReplicationsRequest<S> {
  /** Closed at the end. */
  readonly pool: ReplicationPool<S>;
  readonly subject: S;
  readonly seed: number;
  /** The replications to run: all, or a shard's. */
  readonly range: Range;
  /** Replications of the whole run. */
  readonly total: number;
  readonly rule?: StoppingRule | undefined;
  readonly quiet: boolean;
  /** Output whose median so far is shown to whoever watches. */
  readonly watched: string;
  /** Where the journal is kept; without it there is none. */
  readonly folder?: OutputFolder | undefined;
  readonly resume: boolean;
  /** What must be the same when the run is resumed or merged. */
  readonly identity: Identity;
}

/** Runs them; an earlier run's come from the journal. */
export async function runForCommand<S>(request: ReplicationsRequest<S>, io: Io): Promise<RunResult> {
  const { pool, subject, seed, range, rule, folder, identity, resume, total } = request;
  const bar = progressBar(io, request.quiet, request.watched);
  const options = {
    pool,
    subject,
    seed,
    first: range.first,
    replications: range.end - range.first,
    rule: bar.watch(rule),
    onProgress: bar.show,
    signal: io.interrupted,
  };
  try {
    if (folder === undefined) return await runReplications(options);
    return await runWithJournal({ ...options, journal: folder.journal, identity, resume, total });
  } finally {
    bar.end();
    await pool.close();
  }
}

/** What a person is told who stopped a run. @param out folder that keeps what is done */
export function stopped(done: number, { first, end }: Range, out: string | undefined): Interrupted {
  const message = `stopped after ${done} of ${end - first} replications`;
  return out === undefined
    ? new Interrupted(message, "with --out FOLDER a stopped run can be finished later")
    : new Interrupted(
        `${message}; they are kept in ${out}`,
        "the same command with --resume goes on from there",
      );
}
