// transfersim merge: the shards of a run or a comparison, put together, are the whole.
import { join, resolve } from "node:path";
import {
  type Collected,
  ExperimentError,
  type FilledPart,
  mergeParts,
  orderParts,
  type Part,
  type Rows,
} from "../../experiment/index.js";
import { readPart } from "../../experiment/node/index.js";
import { type ComparisonReport, jsonText, type Manifest, runFiles } from "../../report/index.js";
import { resolvedYaml } from "../../scenario/index.js";
import { defineCommand } from "../command.js";
import { comparisonOf, showComparison } from "../comparison.js";
import { reasonOf } from "../disk-trouble.js";
import { UsageError } from "../errors.js";
import { keeping } from "../experiment-folder.js";
import type { Io } from "../io.js";
import { loadScenario } from "../load-scenario.js";
import { isScenarioOf } from "../manifest.js";
import { stoppedBeforeAnswer } from "../on-workers.js";
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
    if (out !== undefined && paths.some((path) => resolve(path) === resolve(out))) {
      throw new UsageError(`--out ${out} is one of the shards`, "name a new or an empty folder");
    }
    const parts = await Promise.all(paths.map(partIn));
    const ordered = orderParts(parts);
    const [first] = ordered;
    if (first === undefined || out === undefined) throw new UsageError("there is nothing to merge");
    const merged = await mergeParts(parts, io.interrupted).catch((error: unknown) => {
      throw io.interrupted.aborted ? stoppedBeforeAnswer("the merge") : error;
    });
    if (first.identity.experiment === "compare") await mergeComparison(first, merged.rows, { out, json }, io);
    else await mergeRun(ordered, merged, { out, json }, io);
  },
});

/** The shard in a folder. Throws `UsageError` when the disk does not give its journal. */
async function partIn(folder: string): Promise<FilledPart> {
  try {
    return await readPart(join(folder, journalName), folder);
  } catch (error) {
    if (error instanceof ExperimentError) throw error;
    throw new UsageError(
      `${folder} cannot be read: ${journalName}: ${reasonOf(error)}`,
      "name a folder that `transfersim run --shard` wrote, or run that shard again",
      { cause: error },
    );
  }
}

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
  const manifest = manifestOfWhole(first);
  if (!isScenarioOf(manifest, readFrom(first.name, "scenario.yaml"))) throw changed(first, "scenario.yaml");
  const range = { first: 0, end: first.total };
  const { options } = manifest;
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
  const shard: ComparisonReport = jsonFrom(first, "compare.json");
  const manifest = manifestOfWhole(first);
  const all = manifest.options.all === true;
  const { data } = await keeping(out, io, () => comparisonOf(rows, { ...shard, all }, manifest));
  showComparison(data, { json }, io);
}

/** The manifest of the whole: that of any shard, but for which shard it was. Throws `UsageError` when it is of another run. */
function manifestOfWhole(part: Part): Manifest {
  const manifest: Manifest = jsonFrom(part, "manifest.json");
  if (manifest.scenario?.sha256 !== part.identity.scenario) throw changed(part, "manifest.json");
  const { shard: _, ...options } = manifest.options;
  return { ...manifest, first: 0, replications: part.total, options };
}

/** What a JSON file of a shard holds. Throws `UsageError` when it is not as it was written. */
function jsonFrom<T extends object>(part: Part, name: string): T {
  const text = readFrom(part.name, name);
  try {
    const data: T | null = JSON.parse(text);
    if (data !== null && jsonText(data) === text) return data;
  } catch {
    // said below
  }
  throw changed(part, name);
}

function changed({ name: folder }: Part, name: string): UsageError {
  return new UsageError(`${join(folder, name)} is not as it was written`, "run that shard again");
}
