// A run with a journal beside it: start, go on after an interruption, and read parts back to merge them.
import { ExperimentError } from "../errors.js";
import type { FilledPart } from "../merge.js";
import { type RunOptions, type RunResult, runReplications } from "../replications/index.js";
import type { Identity } from "../shards.js";
import { findJournal, Journal, readJournal } from "./journal.js";

/** What to run, and where its journal is. */
export interface JournaledRunOptions<S> extends Omit<RunOptions<S>, "earlier" | "onObservations"> {
  /** Path of the journal. */
  readonly journal: string;
  /** What must be the same when the run is resumed or merged: hash of the scenario, seed, version, ... */
  readonly identity: Identity;
  /** Go on with a journal that is there. Without it, one that holds replications is an error. */
  readonly resume: boolean;
  /** Replications of the whole run when this is a shard of it. Default: `replications`. */
  readonly total?: number;
}

/**
 * `runReplications` that writes every replication to a journal before it counts, and takes those of an earlier
 * run from there. However often it is killed and resumed, it gives the bytes of an undisturbed run. The journal
 * stays; delete it when the results are safe.
 */
export async function runWithJournal<S>(options: JournaledRunOptions<S>): Promise<RunResult> {
  const { journal: path, identity, resume, first = 0, replications, total = replications } = options;
  const found = await findJournal(path);
  if (found !== null && found.done > 0 && !resume) {
    throw new ExperimentError(
      `${path} holds ${found.done} replications of an unfinished run: go on with --resume, or choose another folder`,
    );
  }
  const journal = await Journal.open(path, { identity, first, end: first + replications, total });
  try {
    return await runReplications({
      ...options,
      earlier: readJournal(path),
      onObservations: (_, observations) => journal.append(observations),
    });
  } finally {
    await journal.close();
  }
}

/** A part of a run from its journal, for `mergeParts`. Throws when there is no journal. */
export async function readPart(path: string, name = path): Promise<FilledPart> {
  const found = await findJournal(path);
  if (found === null) throw new ExperimentError(`${name} holds no journal of a shard`);
  return { name, ...found.head, done: found.done, observations: readJournal(path) };
}
