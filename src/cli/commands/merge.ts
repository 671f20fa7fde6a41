// transfersim merge: the shards of a run or a comparison, put together, are the whole.
import { join } from "node:path";
import { type Collected, mergeParts, orderParts, type Part, type Rows } from "../../experiment/index.js";
import { readPart } from "../../experiment/node/index.js";
import { type ComparisonReport, type Manifest, runFiles } from "../../report/index.js";
import { resolvedYaml } from "../../scenario/index.js";
import { defineCommand } from "../command.js";
import { comparisonOf, showComparison } from "../comparison.js";
import { UsageError } from "../errors.js";
import { keeping } from "../experiment-folder.js";
import type { Io } from "../io.js";
import { loadScenario } from "../load-scenario.js";
import { outputOptions } from "../options.js";
import { journalName, OutputFolder } from "../output-folder.js";
import { joinRecords } from "../records.js";
import { storedRun } from "../run-scenario.js";
import { showRun } from "../show-run.js";
import { readFrom } from "../stored-folder.js";

export const merge = defineCommand({
  positionals: {
    folder: {
      type: "string",
      array: true,
      demandOption: true,
      describe: "Folders that run or compare wrote with --shard",
    },
  },
  options: { out: { ...outputOptions.out, demandOption: true }, json: outputOptions.json },
  examples: [["merge part1 part2 part3 --out whole", "the same bytes as one undisturbed run"]],
  async run({ folder: paths, out, json = false }, io) {
    const parts = await Promise.all(paths.map((path) => readPart(join(path, journalName), path)));
    const ordered = orderParts(parts);
    const [first] = ordered;
    if (first === undefined || out === undefined) throw new UsageError("there is nothing to merge");
    const merged = await mergeParts(parts);
    if (first.identity.experiment === "compare") await mergeComparison(first, merged.rows, { out, json }, io);
    else await mergeRun(ordered, merged, { out, json }, io);
  },
});

interface Wanted {
  readonly out: string;
  readonly json: boolean;
}

async function mergeRun(
  parts: readonly Part[],
  merged: Collected,
  { out, json }: Wanted,
  io: Io,
): Promise<void> {
  const first = parts[0] as Part;
  const scenario = loadScenario(join(first.name, "scenario.yaml"), [], io);
  const range = { first: 0, end: first.total };
  const { options } = manifestOfWhole(first);
  const seed = Number(first.identity.seed);
  const run = storedRun({ scenario, seed, range, options }, merged, resolvedYaml(scenario));
  const folder = OutputFolder.open(out, { resume: false });
  try {
    const shards = parts.map(({ name }) => name);
    await joinRecords(shards, folder, io);
    folder.write(await runFiles(run));
  } finally {
    folder.abandon();
  }
  showRun(run, { json, out, path: join(out, "scenario.yaml") }, io);
}

async function mergeComparison(first: Part, rows: Rows, { out, json }: Wanted, io: Io): Promise<void> {
  const shard: ComparisonReport = JSON.parse(readFrom(first.name, "compare.json"));
  const manifest = manifestOfWhole(first);
  const all = manifest.options.all === true;
  const { data } = await keeping(out, io, () => comparisonOf(rows, { ...shard, all }, manifest));
  showComparison(data, { json }, io);
}

/** The manifest of the whole: that of any shard, but for which shard it was. */
function manifestOfWhole({ name, total }: Part): Manifest {
  const manifest: Manifest = JSON.parse(readFrom(name, "manifest.json"));
  const { shard: _, ...options } = manifest.options;
  return { ...manifest, first: 0, replications: total, options };
}
