// The producer's side of a distributed run: a pool whose tasks run wherever workers are connected.
import { createHash, randomUUID } from "node:crypto";
import type { ReplicationPool, Task, WholeBatch } from "../experiment/index.js";
import type { RedisAddress } from "./connection.js";
import { ClusterError } from "./errors.js";
import { Line } from "./line.js";
import { clusterPackages } from "./packages.js";
import { waitForWorkers, watchWorkers } from "./presence.js";
import { type Edition, type JobData, keptSeconds, queueName, subjectKey } from "./protocol.js";
import { refusal } from "./refusal.js";

/** How to reach the workers. */
export interface ClusterPoolOptions {
  readonly address: RedisAddress;
  readonly edition: Edition;
  /** How long to wait for a first worker of this edition (milliseconds). Default 60,000. */
  readonly patience?: number;
  /** Told while no worker is there, and of trouble that passes by itself. */
  readonly onTrouble?: (message: string) => void;
  /** Ends the wait for a first worker. */
  readonly signal?: AbortSignal;
}

/** Finished tasks are announced; a lost announcement or a lost task is noticed this often (milliseconds). */
const lookEvery = 1000;
/** A task that fails on its worker (not in its model) is handed in again, this many times in all. */
const attempts = 5;

/**
 * Connects to the workers of a cluster. A task whose worker dies goes to another one; a task that Redis itself
 * forgot in a restart is handed in again. Results do not depend on any of it: a replication is the same
 * wherever and however often it runs.
 *
 * @throws ClusterError when no worker of this edition comes within the patience, or the signal fires before
 */
export async function clusterPool<S extends object>(
  options: ClusterPoolOptions,
): Promise<ReplicationPool<S>> {
  const { edition, patience = 60_000, onTrouble = () => {} } = options;
  const { Queue, QueueEvents, Redis } = await clusterPackages();
  const line = new Line(options.address);
  const { address } = line;
  const redis = new Redis(address);
  const pass = (error: Error) => onTrouble(line.inWords(error));
  redis.on("ready", line.answered);
  redis.on("error", pass);
  // a client that is refused its database goes on in another one, and only says so
  const chosen = redis.select(address.db);
  const first = Promise.all([waitForWorkers({ redis, edition, patience, onTrouble }), chosen]);
  const [width] = await unlessAborted(first, options.signal).catch((error: unknown) => {
    redis.disconnect();
    throw refusal(error);
  });
  void watchWorkers({ redis, edition, onTrouble });
  const queue = new Queue<JobData, WholeBatch>(queueName(edition), { connection: address });
  const announcements = new QueueEvents(queueName(edition), { connection: address });
  queue.on("error", pass);
  announcements.on("error", pass);
  const settled = new Map<string, () => void>();
  const pending = new Set<string>();
  const wake = ({ jobId }: { readonly jobId: string }) => settled.get(jobId)?.();
  announcements.on("completed", wake);
  announcements.on("failed", wake);

  const run = randomUUID();
  const subjects = new WeakMap<S, Promise<string>>();
  let closed = false;
  const close = async () => {
    closed = true;
    for (const notice of settled.values()) notice();
    await line.end(
      async () => {
        // what no worker has begun would hold up the next run
        await Promise.allSettled([...pending].map((jobId) => queue.remove(jobId)));
        await Promise.allSettled([queue.close(), announcements.close()]);
      },
      () => Promise.allSettled([queue.disconnect(), announcements.disconnect()]),
    );
    redis.disconnect();
  };

  /** Puts the subject where workers find it, once, or again when Redis has forgotten it. */
  const publish = async (subject: S): Promise<string> => {
    const text = JSON.stringify(subject);
    const fingerprint = createHash("sha256").update(text).digest("hex");
    await redis.set(subjectKey(fingerprint), text, "EX", keptSeconds);
    return fingerprint;
  };

  const handIn = async ({ subject, seed, first, count }: Task<S>, attempt: number): Promise<string> => {
    let published = subjects.get(subject);
    if (published === undefined || attempt > 1) {
      published = publish(subject);
      subjects.set(subject, published);
    }
    const fingerprint = await published;
    const jobId = `${run}-${first}-${count}-${attempt}`;
    pending.add(jobId);
    const kept = { age: keptSeconds };
    await queue.add(
      "replications",
      { fingerprint, seed, first, count },
      { jobId, removeOnComplete: kept, removeOnFail: kept },
    );
    return jobId;
  };

  /** The task's batch when it is done; the reason when it has to be handed in again. */
  const outcome = async (jobId: string): Promise<WholeBatch | { readonly lost: string }> => {
    for (;;) {
      const job = await queue.getJob(jobId);
      if (closed) throw new ClusterError("the run was ended");
      if (job === undefined) return { lost: "Redis has forgotten it" };
      if (await job.isCompleted()) {
        // read again: it may have been completed between the reading of the job and the question
        const { returnvalue } = (await queue.getJob(jobId)) ?? job;
        await job.remove();
        return returnvalue;
      }
      if (await job.isFailed()) {
        await job.remove();
        return { lost: job.failedReason };
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, lookEvery);
        settled.set(jobId, () => {
          clearTimeout(timer);
          resolve();
        });
      });
      settled.delete(jobId);
    }
  };

  return {
    width,
    close,
    async run(task) {
      let reason = "";
      for (let attempt = 1; attempt <= attempts; attempt++) {
        const result = await handIn(task, attempt)
          .then(async (jobId) => {
            const result = await outcome(jobId);
            pending.delete(jobId);
            return result;
          })
          .catch((error: unknown) => {
            throw refusal(error);
          });
        if (!("lost" in result)) return result;
        reason = result.lost;
      }
      const last = task.first + task.count - 1;
      throw new ClusterError(
        `replications ${task.first} to ${last} failed on ${attempts} workers: ${reason}`,
      );
    },
  };
}

/** What a promise gives, or an error as soon as the signal fires. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => reject(new ClusterError("the run was ended before a worker was there"));
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
