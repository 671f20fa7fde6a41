// transfersim run: plays a scenario through many times and says what to expect.
import type { Shard } from "../../experiment/index.js";
import { type Manifest, runFiles } from "../../report/index.js";
import { clusterOption } from "../cluster-option.js";
import { defineCommand } from "../command.js";
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
import { OutputFolder } from "../output-folder.js";
import { recorded, recordsOptions, writeRecords } from "../records.js";
import { stopped } from "../replications.js";
import { runScenario } from "../run-scenario.js";
import { runPool } from "../scenario-pool.js";
import { showRun } from "../show-run.js";

export const run = defineCommand({
  positionals: { scenario: { type: "string", demandOption: true, describe: "Scenario file (YAML)" } },
  options: {
    ...setOption,
    ...replicationOptions,
    ...precisionOption,
    ...seedOption,
    ...outputOptions,
    ...recordsOptions,
    ...resumeOption,
    ...shardOption,
    ...clusterOption,
    ...checkOption,
  },
  conflicts: { replications: ["precision"], precision: ["shard"], cluster: ["workers", "check"] },
  needs: { resume: ["out"], records: ["out"], "records-first": ["out"] },
  examples: [
    ["run my.yaml", "100 replications, the answer on the terminal"],
    ["run my.yaml --set court.judges=25 --out more-judges", "another value; report and data in a folder"],
    ["run my.yaml --precision 0.02", "until the mean clearing time is known to 2%"],
    ["run my.yaml --out kept --records-first 5", "and everybody's way through five of the replications"],
    ["run my.yaml --json | jq .outputs.days_to_clear.p50.value", "one figure for a script"],
  ],
  async run(given, io) {
    const { out, json = false, quiet = false, resume = false, shard, precision, check = false } = given;
    const pool = runPool({ workers: given.workers, cluster: given.cluster, check }, io);
    let folder: OutputFolder | undefined;
    try {
      const scenario = loadScenario(given.scenario, given.set ?? [], io);
      const { total, range } = replicationsOf(given);
      const seed = given.seed ?? defaults.seed;
      folder = out === undefined ? undefined : OutputFolder.open(out, { resume });
      const { run, complete, remark } = await runScenario(
        {
          scenario,
          seed,
          range,
          total,
          precision,
          pool,
          quiet,
          folder,
          resume,
          options: manifestOptions(given),
        },
        io,
      );
      if (complete && run !== undefined && folder !== undefined) {
        const done = { first: range.first, end: range.first + run.summary.replications };
        await writeRecords({ scenario, seed, range: recorded(given, done), quiet, folder }, io);
        folder.write(await runFiles(run));
      }
      // A shard's journal stays: it is what `merge` puts together.
      if (complete && shard === undefined) folder?.forgetJournal();
      if (run !== undefined && (complete || !json))
        showRun(run, { json, out, path: given.scenario, complete }, io);
      if (remark !== undefined && !quiet) io.stderr.write(`${remark}\n`);
      if (!complete) throw stopped(run?.summary.replications ?? 0, range, out);
    } finally {
      folder?.abandon();
      await pool.close();
    }
  },
});

/** The options that shaped the figures. */
function manifestOptions(given: {
  readonly set?: readonly string[] | undefined;
  readonly precision?: number | undefined;
  readonly shard?: Shard | undefined;
}): Manifest["options"] {
  const { set = [], precision, shard } = given;
  return {
    ...(set.length > 0 && { set }),
    ...(precision !== undefined && { precision }),
    ...(shard !== undefined && { shard: `${shard.index}/${shard.count}` }),
  };
}
