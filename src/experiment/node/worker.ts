// What runs in a worker thread: loads the module that replicates, then does task after task.
import { workerData } from "node:worker_threads";
import { type PackedBatch, type PackedObservations, pack } from "../replications/packed.js";
import { runTask, type Seed, type Task } from "../replications/pool.js";
import { type SharedSubject, subjectReader } from "./shared-subject.js";
import type { WorkerSettings } from "./thread-pool.js";

const settings: WorkerSettings = workerData;
/** Begun before the first task comes, often while the scenario is still being read. */
const replicate = load(settings);
replicate.catch(() => {}); // each task tells of it
const subjectOf = subjectReader();

/** @internal Called by the pool's thread for each task. */
export default async function work(task: Task<SharedSubject>): Promise<PackedBatch> {
  return runTask(await replicate, { ...task, subject: subjectOf(task.subject) });
}

type ReplicatePacked = (subject: unknown, seed: Seed, replication: number) => PackedObservations;

async function load({ module, name }: WorkerSettings): Promise<ReplicatePacked> {
  const loaded: Record<string, unknown> = await import(module);
  const found = loaded[name];
  if (typeof found !== "function") throw new TypeError(`${module} exports no function ${name}`);
  return (subject, seed, replication) => pack(found(subject, seed, replication));
}
