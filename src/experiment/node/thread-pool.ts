// Replications on the processors of this machine: a pool of worker threads (piscina).
import { availableParallelism } from "node:os";
import { Piscina } from "piscina";
import { ExperimentError } from "../errors.js";
import { unpacked } from "../replications/packed.js";
import type { ReplicationPool } from "../replications/pool.js";
import { subjectSharer } from "./shared-subject.js";

/** @internal What a worker thread is told when it starts. */
export interface WorkerSettings {
  readonly module: string;
  readonly name: string;
}

/** How to run replications on threads. */
export interface ThreadPoolOptions {
  /** Module that exports the function to run, as each thread imports it. */
  readonly module: URL;
  /** Name of the exported `Replicate` function. Default "replicate". */
  readonly name?: string;
  /** Number of threads. Default: one per available processor. */
  readonly workers?: number | undefined;
}

/**
 * Starts a pool of worker threads that each import `module` and run its function. Subjects and observations
 * cross by structured clone, a subject once for all tasks in a row that have it: it must not change meanwhile. Close the
 * pool, or the process does not end.
 */
export function threadPool<S extends object>(options: ThreadPoolOptions): ReplicationPool<S> {
  const workers = options.workers ?? availableParallelism();
  if (!Number.isInteger(workers) || workers < 1) {
    throw new ExperimentError(`the number of workers must be a whole number of at least 1, not ${workers}`);
  }
  const settings: WorkerSettings = { module: options.module.href, name: options.name ?? "replicate" };
  const file = new URL(`./worker${extension}`, import.meta.url);
  const typescript = [file, options.module].some(({ pathname }) => pathname.endsWith(".ts"));
  const threads = new Piscina({
    filename: file.href,
    minThreads: workers,
    maxThreads: workers,
    workerData: settings,
    resourceLimits: heap,
    ...(typescript && { execArgv: ["--import", typescriptLoader.href] }),
  });
  const shared = subjectSharer<S>();
  let closed: Promise<void> | undefined;
  // An answer that was under way when the threads were ended belongs to nobody any more: piscina takes it for an error.
  threads.on("error", (error) => {
    if (closed === undefined) throw error;
  });
  return {
    width: workers,
    run: async (task) => unpacked(await threads.run({ ...task, subject: shared(task.subject) })),
    close: () => {
      closed ??= threads.destroy();
      return closed;
    },
  };
}

/**
 * Megabytes, written down so that they are the same on all machines; typed arrays, where models keep people, are not in
 * them. Replications leave garbage behind and nothing else. Most of what a replication makes lives a moment, the rest as
 * long as the replication: the larger the nursery, the less of the rest has to be moved out of it before it is garbage,
 * and the more rarely the whole heap is cleared up. With 96 MB (two halves of 32, and as much for large objects) two
 * threads take 7% less time than with 48 MB; with 192 MB hardly less than that. With 4 GB at hand V8 lets garbage pile up
 * to four times what is in use before it clears up, with 2 GB to twice, which takes 3% more time.
 */
const heap = { maxYoungGenerationSizeMb: 96, maxOldGenerationSizeMb: 2000 } as const;

/** `.ts` when this runs from source, `.js` when compiled. */
const extension = import.meta.url.endsWith(".ts") ? ".ts" : ".js";

/** A file of its own, so that the loader is found from any working directory. */
const typescriptLoader = new URL("./typescript-in-threads.mjs", import.meta.url);
