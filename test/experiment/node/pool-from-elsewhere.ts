// Run by thread-pool.test.ts as a program of its own, in another working directory.
import { runReplications } from "../../../src/experiment/index.js";
import { threadPool } from "../../../src/experiment/node/index.js";
import type { Toy } from "../toy.js";

const pool = threadPool<Toy>({ module: new URL("../toy.ts", import.meta.url), workers: 2 });
const subject: Toy = { people: 100, pace: 5, horizon: 24 };
const { rows } = await runReplications({ pool, subject, seed: 1, replications: 6 });
console.log(`${rows.length} replications`);
await pool.close();
