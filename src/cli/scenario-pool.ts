// Where the replications of scenarios run: in this thread, on several, or on a cluster.
import { clusterPool, type RedisAddress } from "../cluster/index.js";
import {
  localPool,
  type ReplicationPool,
  replicate,
  replicateEach,
  type Subject,
} from "../experiment/index.js";
import { threadPool } from "../experiment/node/index.js";
import type { Scenario } from "../scenario/index.js";
import { troubleTeller } from "./cluster-option.js";
import { Interrupted } from "./errors.js";
import type { Io } from "./io.js";
import { edition } from "./package-facts.js";
import { replicateChecked, replicateEachChecked } from "./replicate-checked.js";

/** How to run replications of a scenario. */
export interface PoolOptions {
  /** Number of threads; default: one per processor. */
  readonly workers?: number | undefined;
  /** Whether both conservation laws are checked at every event. */
  readonly check: boolean;
}

/** Where a command's replications are to run. */
export interface PlaceOptions extends PoolOptions {
  /** Where the workers of a distributed run meet; without it the threads of this machine do the work. */
  readonly cluster?: RedisAddress | undefined;
}

/** A pool asked for before there is a scenario to run: threads start, and load the models, while one is read. */
export interface ComingPool<S> {
  /** The pool, when there is something to run; only now are the workers of a cluster looked for. */
  ready(): Promise<ReplicationPool<S>>;
  /** Ends what has been started, whether it came to a run or not; else the process does not end. */
  close(): Promise<void>;
}

/** As this file itself: `.ts` in the sources, `.js` when built. */
const extension = import.meta.url.slice(import.meta.url.lastIndexOf("."));

/** A pool; close it, or the process does not end. One worker is this thread: nothing to start, nothing to send. */
export function scenarioPool(options: PoolOptions): ReplicationPool<Scenario> {
  if (options.workers === 1) return localPool<Scenario>(options.check ? replicateChecked : replicate);
  return scenarioThreads(options);
}

/** A pool whose replications are the same one of several scenarios, side by side. */
function comparisonPool({ workers, check }: PoolOptions): ReplicationPool<readonly Scenario[]> {
  if (workers === 1) return localPool<readonly Scenario[]>(check ? replicateEachChecked : replicateEach);
  return threadsFor<readonly Scenario[]>(workers, check ? "replicateEachChecked" : "replicateEach");
}

/** The pool of a run. */
export function runPool(options: PlaceOptions, io: Io): ComingPool<Scenario> {
  return coming(scenarioPool, options, io);
}

/** The pool of a comparison. */
export function comparePool(options: PlaceOptions, io: Io): ComingPool<readonly Scenario[]> {
  return coming(comparisonPool, options, io);
}

function coming<S extends Subject>(
  start: (options: PoolOptions) => ReplicationPool<S>,
  { cluster, ...options }: PlaceOptions,
  io: Io,
): ComingPool<S> {
  if (cluster !== undefined) {
    return { ready: () => poolOnCluster<S>(cluster, io), close: () => Promise.resolve() };
  }
  const started = start(options);
  return { ready: () => Promise.resolve(started), close: started.close };
}

/** A pool of threads, even if it is one: this thread stays free. */
function scenarioThreads({ workers, check }: PoolOptions): ReplicationPool<Scenario> {
  return threadsFor<Scenario>(workers, check ? "replicateChecked" : "replicate");
}

/** The threads of a worker of a cluster, which is given scenarios of runs and of comparisons as they come. */
export function clusterThreads(workers: number | undefined): ReplicationPool<Subject> {
  return threadsFor<Subject>(workers, "replicateSubject");
}

/** The workers of a cluster as a pool. Throws `Interrupted` when the person stops the wait for them. */
async function poolOnCluster<S extends Subject>(address: RedisAddress, io: Io): Promise<ReplicationPool<S>> {
  const { interrupted: signal } = io;
  try {
    return await clusterPool<S>({ address, edition: edition(), onTrouble: troubleTeller(io), signal });
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Interrupted(
      "stopped before a worker was connected",
      "nothing was run: the same command starts anew",
    );
  }
}

type Exported =
  | "replicate"
  | "replicateEach"
  | "replicateSubject"
  | "replicateChecked"
  | "replicateEachChecked";

function threadsFor<S extends object>(workers: number | undefined, name: Exported): ReplicationPool<S> {
  const file = name.endsWith("Checked") ? "./replicate-checked" : "../experiment/replicate";
  return threadPool<S>({ module: new URL(`${file}${extension}`, import.meta.url), name, workers });
}
