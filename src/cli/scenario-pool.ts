// Where the replications of a scenario run: in this thread, or on several.
import { localPool, type ReplicationPool, replicate } from "../experiment/index.js";
import { threadPool } from "../experiment/node/index.js";
import type { Scenario } from "../scenario/index.js";
import { replicateChecked } from "./replicate-checked.js";

/** How to run replications of a scenario. */
export interface PoolOptions {
  /** Number of threads; default: one per processor. */
  readonly workers?: number | undefined;
  /** Whether both conservation laws are checked at every event. */
  readonly check: boolean;
}

/** As this file itself: `.ts` in the sources, `.js` when built. */
const extension = import.meta.url.slice(import.meta.url.lastIndexOf("."));

/** A pool; close it, or the process does not end. One worker is this thread: nothing to start, nothing to send. */
export function scenarioPool(options: PoolOptions): ReplicationPool<Scenario> {
  if (options.workers === 1) return localPool<Scenario>(options.check ? replicateChecked : replicate);
  return scenarioThreads(options);
}

/** A pool of threads, even if it is one: this thread stays free. */
export function scenarioThreads({ workers, check }: PoolOptions): ReplicationPool<Scenario> {
  const job = check
    ? { module: `./replicate-checked${extension}`, name: "replicateChecked" }
    : { module: `../experiment/replicate${extension}`, name: "replicate" };
  return threadPool<Scenario>({ module: new URL(job.module, import.meta.url), name: job.name, workers });
}
