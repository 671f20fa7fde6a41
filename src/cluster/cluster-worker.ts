// A worker of a distributed run: takes tasks from the queue and runs them on this machine's threads.
import { once } from "node:events";
import type { Batch, ReplicationPool, WholeBatch } from "../experiment/index.js";
import type { RedisAddress } from "./connection.js";
import { Line } from "./line.js";
import { clusterPackages } from "./packages.js";
import { announce } from "./presence.js";
import { type Edition, type JobData, queueName, subjectKey } from "./protocol.js";

/** What a worker is. */
export interface ClusterWorkerOptions<S> {
  readonly address: RedisAddress;
  readonly edition: Edition;
  /** Where tasks run: threads, so that this thread stays free to say that it is alive. The worker closes it. */
  readonly pool: ReplicationPool<S>;
  /** Told of trouble that passes by itself, such as a lost connection. */
  readonly onTrouble?: (message: string) => void;
}

/** A worker at work. */
export interface ClusterWorker {
  /** Finishes the tasks in hand, takes no new ones, and says goodbye, for as long as Redis listens. */
  close(): Promise<void>;
}

/**
 * A lock that is not renewed for this long (milliseconds) is a dead worker's, and its task goes to another.
 * Short, since a killed worker holds up the whole run; renewal happens in a thread that never computes.
 */
const locks = { lockDuration: 3000, stalledInterval: 1500, maxStalledCount: 2 } as const;

/** After trouble with Redis a worker looks for tasks again after so long (milliseconds); it cannot end before. */
const runRetryDelay = 1000;

/** Starts a worker. It survives restarts of Redis; a task that it loses is given to another worker. */
export async function startClusterWorker<S>(options: ClusterWorkerOptions<S>): Promise<ClusterWorker> {
  const { edition, pool, onTrouble = () => {} } = options;
  const { Worker, Redis } = await clusterPackages();
  const line = new Line(options.address);
  const { address } = line;
  const redis = new Redis(address);
  const pass = (error: Error) => onTrouble(line.inWords(error));
  redis.on("ready", line.answered);
  redis.on("error", pass);

  const subjects = new Map<string, S>();
  const subjectOf = async (fingerprint: string): Promise<S> => {
    let subject = subjects.get(fingerprint);
    if (subject === undefined) {
      const text = await redis.get(subjectKey(fingerprint));
      if (text === null) throw new Error(`the scenario ${fingerprint} is not there any more`);
      const read: S = JSON.parse(text);
      subject = read;
      subjects.clear(); // one run at a time is the rule; another scenario is read again
      subjects.set(fingerprint, subject);
    }
    return subject;
  };

  const inHand = new Set<Promise<Batch>>();
  const unreported = new Set<string | undefined>();
  const worker = new Worker<JobData, WholeBatch>(
    queueName(edition),
    async ({ id, data }) => {
      unreported.add(id);
      const subject = await subjectOf(data.fingerprint);
      const task = pool.run({ subject, seed: data.seed, first: data.first, count: data.count });
      inHand.add(task);
      const batch = await task.finally(() => inHand.delete(task));
      return { ...batch, observations: [...batch.observations] };
    },
    { connection: address, concurrency: pool.width, runRetryDelay, ...locks },
  );
  worker.on("error", pass);
  worker.on("completed", ({ id }) => unreported.delete(id));
  worker.on("failed", (job) => unreported.delete(job?.id));

  const presence = announce({ redis, edition, threads: pool.width, onTrouble });

  return {
    async close() {
      await worker.pause(true);
      await Promise.allSettled(inHand);
      const reported = async () => {
        while (unreported.size > 0) await Promise.race([once(worker, "completed"), once(worker, "failed")]);
      };
      await line.end(
        () => Promise.all([reported(), presence.end()]),
        () => worker.close(true), // its own farewell, unless forced, would wait for Redis for ever
      );
      redis.disconnect();
      await pool.close();
    },
  };
}
