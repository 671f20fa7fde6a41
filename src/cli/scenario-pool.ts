// The threads on which replications of a scenario run.
import type { ReplicationPool } from "../experiment/index.js";
import { threadPool } from "../experiment/node/index.js";
import type { Scenario } from "../scenario/index.js";

/** How to run replications of a scenario. */
export interface PoolOptions {
  /** Number of threads; default: one per processor. */
  readonly workers?: number | undefined;
  /** Whether both conservation laws are checked at every event. */
  readonly check: boolean;
}

/** As this file itself: `.ts` in the sources, `.js` when built. */
const extension = import.meta.url.slice(import.meta.url.lastIndexOf("."));

/** A pool of threads; close it, or the process does not end. */
export function scenarioPool({ workers, check }: PoolOptions): ReplicationPool<Scenario> {
  return threadPool<Scenario>({
    module: new URL(`../experiment/replicate${extension}`, import.meta.url),
    name: check ? "replicateChecked" : "replicate",
    workers,
  });
}
