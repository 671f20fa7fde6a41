// transfersim compare: is another plan better, and is the difference more than chance?
import { compare as compareRows, type Rows } from "../../experiment/index.js";
import { type ComparisonReport, comparisonCsv, comparisonLines } from "../../report/index.js";
import type { Scenario } from "../../scenario/index.js";
import { defineCommand } from "../command.js";
import { keeping } from "../experiment-folder.js";
import { loadScenario } from "../load-scenario.js";
import { experimentManifest, hashOf } from "../manifest.js";
import {
  checkOption,
  defaults,
  outputOptions,
  replicationOptions,
  seedOption,
  setOption,
} from "../options.js";
import { runScenarios } from "../run-points.js";
import { show } from "../show.js";

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
    ...seedOption,
    ...outputOptions,
    all: { type: "boolean", describe: "Every pair, not only each against the base" },
    ...checkOption,
  },
  examples: [
    ["compare plan-a.yaml plan-b.yaml", "which is better, and is that more than chance?"],
    ["compare a.yaml b.yaml c.yaml --all --out comparison", "every pair; the tables in a folder"],
  ],
  async run({ base, other, set = [], seed = defaults.seed, all = false, ...given }, io) {
    const paths = [base, ...other];
    const scenarios = paths.map((path) => loadScenario(path, set, io));
    const { replications = defaults.replications } = given;
    const { data } = await keeping(given.out, io, async () => {
      const rows = await runScenarios({ ...given, scenarios, seed, replications }, io);
      const report = reportOf(scenarios, paths, rows, { seed, replications, all });
      const manifest = experimentManifest("compare", scenarios, { seed, replications, set });
      return { kind: "compare", data: report, csv: await comparisonCsv(report), manifest };
    });
    show(given, data, (width, colours) => comparisonLines(data, width, colours), io);
  },
});

const hoursPerDay = 24;

function reportOf(
  scenarios: readonly Scenario[],
  paths: readonly string[],
  rows: readonly Rows[],
  {
    seed,
    replications,
    all,
  }: { readonly seed: number; readonly replications: number; readonly all: boolean },
): ComparisonReport {
  const names = distinctNames(
    scenarios.map(({ name }) => name),
    paths,
  );
  const contenders = rows.map((of, i) => ({ name: names[i] ?? "", rows: of }));
  const horizon = Math.min(...scenarios.map((scenario) => scenario.horizon)) / hoursPerDay;
  return {
    seed,
    replications,
    scenarios: scenarios.map((scenario, i) => ({ name: names[i] ?? "", sha256: hashOf(scenario) })),
    comparisons: compareRows(contenders, { pairs: all ? "all" : "base", horizon }),
  };
}

/** The scenarios' own names where they tell them apart, else the paths as typed. */
function distinctNames(names: readonly string[], paths: readonly string[]): readonly string[] {
  if (new Set(names).size === names.length) return names;
  return new Set(paths).size === paths.length ? paths : paths.map((path, i) => `${path} (${i + 1})`);
}
