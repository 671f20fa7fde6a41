// transfersim optimise: which levers, inside a budget, buy the most days for the least risk and cost.
import { checkMeasures, optimise as optimiseLevers } from "../../experiment/index.js";
import { mainOutput, type OptimiseReport, optimiseCsv, optimiseLines } from "../../report/index.js";
import type { Scenario } from "../../scenario/index.js";
import { defineCommand } from "../command.js";
import { UsageError } from "../errors.js";
import { keeping } from "../experiment-folder.js";
import type { Io } from "../io.js";
import { loadScenario } from "../load-scenario.js";
import { experimentManifest, hashOf } from "../manifest.js";
import { type OnWorkersOptions, onWorkers } from "../on-workers.js";
import {
  defaults,
  outputOptions,
  replicationsOption,
  seedOption,
  setOption,
  workersOption,
} from "../options.js";
import { show } from "../show.js";
import { amount, once, wholeNumber } from "../values.js";
import { variantOf } from "../vary.js";

const usual = {
  replications: 200,
  risk: "any_casualty",
  cost: "cost",
  indifference: 1,
  settings: 256,
} as const;

const optimiseOptions = {
  budget: {
    type: "string",
    requiresArg: true,
    describe: "Most that the mean cost may be, in the scenario's currency",
    defaultDescription: "no limit",
    read: amount("--budget"),
  },
  risk: {
    type: "string",
    requiresArg: true,
    describe: "Output or probability that counts as the risk",
    defaultDescription: usual.risk,
    read: once("--risk", (name) => name),
  },
  indifference: {
    type: "string",
    requiresArg: true,
    describe: "Smallest difference in days that matters",
    defaultDescription: String(usual.indifference),
    read: amount("--indifference"),
  },
  replications: {
    ...replicationsOption.replications,
    describe: "Most replications of any setting",
    defaultDescription: String(usual.replications),
    // with a single one of each nobody knows how far chance goes
    read: wholeNumber("--replications", { minimum: 2, maximum: 10_000_000, example: usual.replications }),
  },
  settings: {
    type: "string",
    requiresArg: true,
    describe: "Most settings to try",
    defaultDescription: String(usual.settings),
    read: wholeNumber("--settings", { minimum: 2, maximum: 100_000, example: 500 }),
  },
} as const;

export const optimise = defineCommand({
  positionals: {
    scenario: { type: "string", demandOption: true, describe: "Scenario file (YAML) with levers" },
  },
  options: { ...setOption, ...optimiseOptions, ...workersOption, ...seedOption, ...outputOptions },
  examples: [
    ["optimise my.yaml --budget 4e6", "the quickest plan that costs at most 4 million"],
    [
      "optimise my.yaml --risk escaped --out out",
      "with people escaped as the risk; into the folder of a run",
    ],
  ],
  async run(given, io) {
    const { set = [], seed = defaults.seed, risk = usual.risk } = given;
    const { replications = usual.replications } = given;
    const scenario = loadScenario(given.scenario, set, io);
    if (scenario.levers.length === 0) {
      throw new UsageError(
        `${given.scenario} names no levers`,
        "write, for example, levers: { judges: { set: court.judges, values: [12, 19, 25] } }",
      );
    }
    checkMeasures(scenario, [risk]);
    const { data } = await keeping(given.out, io, async () => {
      const data = await search(scenario, { ...given, seed, replications, risk }, io);
      const manifest = experimentManifest("optimise", [scenario], { seed, replications, set });
      return { kind: "optimise", data, csv: await optimiseCsv(data), manifest };
    });
    show(given, data, (width, colours) => optimiseLines(data, width, colours), io);
  },
});

interface Request extends OnWorkersOptions {
  readonly seed: number;
  readonly replications: number;
  readonly risk: string;
  readonly budget?: number | undefined;
  readonly indifference?: number | undefined;
  readonly settings?: number | undefined;
}

async function search(scenario: Scenario, request: Request, io: Io): Promise<OptimiseReport> {
  const { seed, replications, risk, budget } = request;
  const goals = { days: mainOutput, risk, cost: usual.cost };
  const optimum = await onWorkers("the search", request, io, (workers) =>
    optimiseLevers({
      ...workers,
      levers: scenario.levers.map(({ path, values, cost = 0 }) => ({
        name: path,
        values,
        costPerStep: cost,
      })),
      subjectOf: (setting) => variantOf(scenario, setting),
      seed,
      goals,
      budget,
      horizon: scenario.horizon / hoursPerDay,
      indifference: request.indifference ?? usual.indifference,
      initial: Math.min(20, replications),
      replications,
      settings: request.settings ?? usual.settings,
    }),
  );
  const { name, currency = null } = scenario;
  return {
    scenario: name,
    sha256: hashOf(scenario),
    seed,
    goals,
    budget: budget ?? null,
    currency,
    ...optimum,
  };
}

const hoursPerDay = 24;
