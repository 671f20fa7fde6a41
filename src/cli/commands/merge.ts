// transfersim merge: the shards of a run, put together, are the run.
import { join } from "node:path";
import { mergeParts, orderParts } from "../../experiment/index.js";
import { readPart } from "../../experiment/node/index.js";
import { runFiles } from "../../report/index.js";
import { resolvedYaml } from "../../scenario/index.js";
import { defineCommand } from "../command.js";
import { UsageError } from "../errors.js";
import { loadScenario } from "../load-scenario.js";
import { outputOptions } from "../options.js";
import { journalName, OutputFolder } from "../output-folder.js";
import { storedRun } from "../run-scenario.js";
import { showRun } from "../show-run.js";
import { readFrom } from "../stored-folder.js";

export const merge = defineCommand({
  usage: "merge <folder..>",
  summary: "Join the shards of one run into the run",
  positionals: {
    folder: { type: "string", array: true, demandOption: true, describe: "Folders that run --shard wrote" },
  },
  options: { out: { ...outputOptions.out, demandOption: true }, json: outputOptions.json },
  examples: [["merge part1 part2 part3 --out whole", "the same bytes as one undisturbed run"]],
  async run({ folder: paths, out, json = false }, io) {
    const parts = await Promise.all(paths.map((path) => readPart(join(path, journalName), path)));
    const [first] = orderParts(parts);
    if (first === undefined || out === undefined) throw new UsageError("there is nothing to merge");
    const scenario = loadScenario(join(first.name, "scenario.yaml"), [], io);
    const range = { first: 0, end: first.total };
    const options = optionsOf(first.name);
    const { seed } = first.identity;
    const merged = await mergeParts(parts);
    const run = storedRun({ scenario, seed: Number(seed), range, options }, merged, resolvedYaml(scenario));
    const folder = OutputFolder.open(out, { resume: false });
    try {
      folder.write(await runFiles(run));
    } finally {
      folder.abandon();
    }
    showRun(run, { json, out, path: join(out, "scenario.yaml") }, io);
  },
});

/** The options of the whole: those of any shard, but for which shard it was. */
function optionsOf(path: string) {
  const { options } = JSON.parse(readFrom(path, "manifest.json"));
  const { shard: _, ...others } = options;
  return others;
}
