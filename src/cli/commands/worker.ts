// transfersim worker: lends this machine's processors to distributed runs.
import { once } from "node:events";
import { startClusterWorker } from "../../cluster/index.js";
import { clusterOption, troubleTeller } from "../cluster-option.js";
import { defineCommand } from "../command.js";
import { UsageError } from "../errors.js";
import { workersOption } from "../options.js";
import { edition } from "../package-facts.js";
import { clusterThreads } from "../scenario-pool.js";

export const worker = defineCommand({
  positionals: {},
  options: { ...clusterOption, ...workersOption },
  examples: [["worker --cluster redis://queue.example:6379", "work until Ctrl-C"]],
  async run({ cluster, workers }, io) {
    if (cluster === undefined) {
      throw new UsageError("a worker needs to know its cluster", "write --cluster redis://HOST:6379");
    }
    const pool = clusterThreads(workers);
    const started = await startClusterWorker({
      address: cluster,
      edition: edition(),
      pool,
      onTrouble: troubleTeller(io),
    }).catch(async (error: unknown) => {
      await pool.close();
      throw error;
    });
    const threads = `${pool.width} thread${pool.width === 1 ? "" : "s"}`;
    io.stderr.write(`Working on ${threads} for ${cluster.host}:${cluster.port}; Ctrl-C ends it.\n`);
    if (!io.interrupted.aborted) await once(io.interrupted, "abort");
    await started.close();
  },
});
