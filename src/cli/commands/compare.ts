// transfersim compare: is another plan better, and is the difference more than chance?
import { existsSync } from "node:fs";
import { join } from "node:path";
import { nameOnSide, type PrecisionOfDifference, PrecisionRule } from "../../experiment/index.js";
import { mainOutput } from "../../report/index.js";
import type { Scenario } from "../../scenario/index.js";
import { defineCommand } from "../command.js";
import { comparisonOf, showComparison } from "../comparison.js";
import { UsageError } from "../errors.js";
import { keeping } from "../experiment-folder.js";
import { loadScenario } from "../load-scenario.js";
import { experimentManifest, hashOf, identityOf, yamlOfAll } from "../manifest.js";
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
import { runForCommand, stopped } from "../replications.js";
import { comparisonPool } from "../scenario-pool.js";

export const compare = defineCommand({
  usage: "compare <base> <other..>",
  summary: "Set plans against each other, under the same random numbers",
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
    ...checkOption,
  },
  conflicts: { replications: ["precision"], precision: ["shard"] },
  needs: { resume: ["out"] },
  examples: [
    ["compare plan-a.yaml plan-b.yaml", "which is better, and is that more than chance?"],
    ["compare a.yaml b.yaml c.yaml --all --out comparison", "every pair; the tables in a folder"],
    ["compare a.yaml b.yaml --precision 0.01", "until the difference is known to 1% of a's mean"],
  ],
  async run(given, io) {
    const { base, other, set = [], seed = defaults.seed, all = false, precision, shard } = given;
    const { quiet = false, check = false, resume = false, workers, json = false, out } = given;
    const paths = [base, ...other];
    const scenarios = paths.map((path) => loadScenario(path, set, io));
    const names = distinctNames(
      scenarios.map(({ name }) => name),
      paths,
    );
    const { total, range } = replicationsOf(given);
    const horizonDays = Math.min(...scenarios.map(({ horizon }) => horizon)) / hoursPerDay;
    const rule =
      precision === undefined
        ? undefined
        : new PrecisionRule({ relative: precision, outputs: differences(names, all), horizon: horizonDays });
    if (shard !== undefined && out !== undefined && existsSync(join(out, "summary.json")))
      throw new UsageError(`--out ${out} holds a run`, "a shard of a comparison needs a folder of its own");
    const work = async (folder: OutputFolder | undefined) => {
      const { rows, complete } = await runForCommand(
        {
          pool: comparisonPool({ workers, check }),
          subject: scenarios,
          seed,
          range,
          total,
          rule,
          quiet,
          watched: nameOnSide(0, mainOutput),
          folder,
          resume,
          identity: { experiment: "compare", ...identityOf({ scenarioYaml: yamlOfAll(scenarios), seed }) },
        },
        io,
      );
      if (!complete) throw stopped(rows.length, range, out);
      const facts = { seed, scenarios: described(scenarios, names), horizonDays, all };
      const options = {
        ...(all && { all }),
        ...(precision !== undefined && { precision }),
        ...(shard !== undefined && { shard: `${shard.index}/${shard.count}` }),
      };
      const made = { seed, first: range.first, replications: rows.length, set, options };
      const manifest = experimentManifest("compare", scenarios, made);
      return { ...(await comparisonOf(rows, facts, manifest)), isShard: shard !== undefined };
    };
    const { data } = await keeping(out, io, work, resume);
    showComparison(data, { json }, io);
    if (rule !== undefined && !quiet) io.stderr.write(`${rule.verdict().message}\n`);
  },
});

const hoursPerDay = 24;

function described(scenarios: readonly Scenario[], names: readonly string[]) {
  return scenarios.map((scenario, i) => ({ name: names[i] ?? "", sha256: hashOf(scenario) }));
}

/** What has to be precise: the clearing time of each against the base, or of each against each. */
function differences(names: readonly string[], all: boolean): readonly PrecisionOfDifference[] {
  const against = nameOnSide(0, mainOutput);
  return names.flatMap((a, i) =>
    names.flatMap((b, j) =>
      j <= i || (i > 0 && !all)
        ? []
        : [
            {
              name: `The difference in ${mainOutput} between ${a} and ${b}, against the mean of ${names[0]},`,
              of: nameOnSide(j, mainOutput),
              less: nameOnSide(i, mainOutput),
              against,
            },
          ],
    ),
  );
}

/** The scenarios' own names where they tell them apart, else the paths as typed. */
function distinctNames(names: readonly string[], paths: readonly string[]): readonly string[] {
  if (new Set(names).size === names.length) return names;
  return new Set(paths).size === paths.length ? paths : paths.map((path, i) => `${path} (${i + 1})`);
}
