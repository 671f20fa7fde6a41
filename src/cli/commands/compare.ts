// transfersim compare: is another plan better, and is the difference more than chance?
import { existsSync } from "node:fs";
import { join } from "node:path";
import { clusterOption } from "../cluster-option.js";
import { defineCommand } from "../command.js";
import { showComparison } from "../comparison.js";
import { UsageError } from "../errors.js";
import { keeping } from "../experiment-folder.js";
import { loadScenario } from "../load-scenario.js";
import {
  checkOption,
  defaults,
  outputOptions,
  precisionOption,
  replicationOptions,
  replicationsOf,
  resumeOption,
  seedOption,
  setOption,
  shardOption,
} from "../options.js";
import type { OutputFolder } from "../output-folder.js";
import { runComparison } from "../run-comparison.js";
import { comparePool } from "../scenario-pool.js";

export const compare = defineCommand({
  positionals: {
    base: { type: "string", demandOption: true, describe: "Scenario that the others are held against" },
    other: { type: "string", array: true, demandOption: true, describe: "Other scenarios" },
  },
  options: {
    ...setOption,
    ...replicationOptions,
    precision: {
      ...precisionOption.precision,
      describe:
        "Instead of a number of replications: run until each difference in clearing time is known to this fraction of the base's mean",
    },
    ...seedOption,
    ...outputOptions,
    all: { type: "boolean", describe: "Every pair, not only each against the base" },
    ...resumeOption,
    ...shardOption,
    ...clusterOption,
    ...checkOption,
  },
  conflicts: { replications: ["precision"], precision: ["shard"], cluster: ["workers", "check"] },
  needs: { resume: ["out"] },
  examples: [
    ["compare plan-a.yaml plan-b.yaml", "which is better, and is that more than chance?"],
    ["compare a.yaml b.yaml c.yaml --all --out comparison", "every pair; the tables in a folder"],
    ["compare a.yaml b.yaml --precision 0.01", "until the difference is known to 1% of a's mean"],
  ],
  async run(given, io) {
    const { base, other, set = [], seed = defaults.seed, all = false, out, shard } = given;
    const { quiet = false, check = false, resume = false, json = false } = given;
    const { precision, workers, cluster } = given;
    const pool = comparePool({ workers, cluster, check }, io);
    try {
      const paths = [base, ...other];
      const scenarios = paths.map((path) => loadScenario(path, set, io));
      const names = distinctNames(
        scenarios.map(({ name }) => name),
        paths,
      );
      if (shard !== undefined && out !== undefined && existsSync(join(out, "summary.json")))
        throw new UsageError(`--out ${out} holds a run`, "a shard of a comparison needs a folder of its own");
      const kind = { seed, set, all, precision, shard, ...replicationsOf(given) };
      const request = { ...kind, scenarios, names, pool, quiet, resume, out };
      const work = (folder: OutputFolder | undefined) => runComparison(request, folder, io);
      const { data, remark } = await keeping(out, io, work, resume);
      showComparison(data, { json }, io);
      if (remark !== undefined && !quiet) io.stderr.write(`${remark}\n`);
    } finally {
      await pool.close();
    }
  },
});

/** The scenarios' own names where they tell them apart, else the paths as typed. */
function distinctNames(names: readonly string[], paths: readonly string[]): readonly string[] {
  if (new Set(names).size === names.length) return names;
  return new Set(paths).size === paths.length ? paths : paths.map((path, i) => `${path} (${i + 1})`);
}
