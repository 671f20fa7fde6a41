/** Replications on an existing distributed engine: BullMQ on Redis. Needs the optional packages. */
export { type ClusterPoolOptions, clusterPool } from "./cluster-pool.js";
export { type ClusterWorker, type ClusterWorkerOptions, startClusterWorker } from "./cluster-worker.js";
export { type RedisAddress, redisAddress, secretVariables } from "./connection.js";
export { ClusterError } from "./errors.js";
export type { Edition } from "./protocol.js";
