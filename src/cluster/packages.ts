// The packages of a distributed run are optional; without them everything else works.
import { ClusterError } from "./errors.js";

/** Loads the queue and the Redis client. Throws a ClusterError that says how to install them. */
export async function clusterPackages() {
  try {
    const [{ Queue, QueueEvents, Worker }, { Redis }] = await Promise.all([
      import("bullmq"),
      import("ioredis"),
    ]);
    return { Queue, QueueEvents, Worker, Redis };
  } catch (error) {
    throw new ClusterError("distributed runs need two more packages: npm install bullmq ioredis", {
      cause: error,
    });
  }
}
