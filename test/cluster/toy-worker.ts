// A worker process for the tests: node --import tsx toy-worker.ts URL VERSION
import { redisAddress, startClusterWorker } from "../../src/cluster/index.js";
import { threadPool } from "../../src/experiment/node/index.js";
import type { Toy } from "../experiment/toy.js";

const [url = "", version = ""] = process.argv.slice(2);
await startClusterWorker({
  address: redisAddress(url, {}),
  edition: { version, node: process.versions.node },
  pool: threadPool<Toy>({ module: new URL("../experiment/toy.ts", import.meta.url), workers: 1 }),
});
process.stdout.write("ready\n");
