// Run by the test of garbage in a process of its own, with --expose-gc: garbage-program.ts SCENARIO OVERRIDE …
// Prints, of a few replications, the bytes of typed arrays that each made and those left after collections of the nursery.
import { diskReader } from "../../src/cli/disk-reader.js";
import { replicate } from "../../src/experiment/index.js";
import { readScenario } from "../../src/scenario/index.js";

const [path = "", ...overrides] = process.argv.slice(2);
const { scenario, problems } = readScenario(path, diskReader, { overrides });
if (scenario === undefined) throw new Error(JSON.stringify(problems));
const collect = globalThis.gc;
if (collect === undefined) throw new Error("start it with --expose-gc");

/** Runs a replication; its laws are checked as it goes, for that leaves a trace of its own. */
const run = (replication: number): void => void replicate(scenario, 1, replication, { check: true });
const bytes = (): number => process.memoryUsage().arrayBuffers;
/** Twice: the second clears up what the first, which works beside the program, has not got round to. */
const collectNursery = (): void => {
  for (let i = 0; i < 2; i++) collect({ type: "minor" });
};

for (let replication = 0; replication < 4; replication++) run(replication);
for (let i = 0; i < 2; i++) collect();
collectNursery();
const replications: { made: number; left: number }[] = [];
for (let replication = 4; replication < 9; replication++) {
  const before = bytes();
  run(replication);
  const made = bytes() - before;
  collectNursery();
  replications.push({ made, left: bytes() - before });
}
process.stdout.write(JSON.stringify(replications));
