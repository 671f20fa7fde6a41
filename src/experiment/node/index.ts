// The part of experiments that needs Node: worker threads and the journal on disk.
export { type ThreadPoolOptions, threadPool } from "./thread-pool.js";
