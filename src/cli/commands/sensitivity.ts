// transfersim sensitivity: which uncertain input moves the answer.
import {
  sensitivity as analyseInputs,
  checkMeasures,
  inputSetter,
  type ScenarioInput,
  scenarioInputs,
} from "../../experiment/index.js";
import { mainOutput, type SensitivityReport, sensitivityCsv, sensitivityLines } from "../../report/index.js";
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
import { once, wholeNumber } from "../values.js";

const usual = { replications: 8, trajectories: 8 } as const;

const sensitivityOptions = {
  measure: {
    type: "string",
    requiresArg: true,
    describe: "Output or probability to explain, such as cost or any_ambush",
    defaultDescription: mainOutput,
    read: once("--measure", (name) => name),
  },
  replications: {
    ...replicationsOption.replications,
    describe: "Replications at each point, the same for all",
    defaultDescription: String(usual.replications),
  },
  trajectories: {
    type: "string",
    requiresArg: true,
    describe: "How often each input is moved, from other values of the others",
    defaultDescription: String(usual.trajectories),
    read: wholeNumber("--trajectories", { minimum: 2, maximum: 1000, example: 20 }),
  },
  sobol: {
    type: "string",
    requiresArg: true,
    describe:
      "Also shares of the variance, from so many base points: a power of two, 512 or more to be of use",
    read: wholeNumber("--sobol", { minimum: 2, maximum: 65_536, example: 512 }),
  },
} as const;

export const sensitivity = defineCommand({
  positionals: { scenario: { type: "string", demandOption: true, describe: "Scenario file (YAML)" } },
  options: { ...setOption, ...sensitivityOptions, ...workersOption, ...seedOption, ...outputOptions },
  examples: [
    ["sensitivity my.yaml", "the clearing time's tornado"],
    ["sensitivity my.yaml --measure any_ambush --replications 100", "what moves a risk"],
    ["sensitivity my.yaml --sobol 512 --out out", "with shares of the variance; into the folder of a run"],
  ],
  async run(given, io) {
    const { set = [], seed = defaults.seed, measure = mainOutput } = given;
    const { replications = usual.replications, trajectories = usual.trajectories, sobol } = given;
    const scenario = loadScenario(given.scenario, set, io);
    const inputs = scenarioInputs(scenario);
    if (inputs.length === 0) {
      throw new UsageError(
        `${given.scenario} holds no uncertain input`,
        "write one as { low: .., high: .. }, or as { value: .., range: [low, high] }",
      );
    }
    checkMeasures(scenario, [measure]);
    const { data } = await keeping(given.out, io, async () => {
      const request = { ...given, seed, replications, measure, trajectories, sobol };
      const data = await analyse(scenario, inputs, request, io);
      const manifest = experimentManifest("sensitivity", [scenario], { seed, replications, set });
      return { kind: "sensitivity", data, csv: await sensitivityCsv(data), manifest };
    });
    show(given, data, (width, colours) => sensitivityLines(data, width, colours), io);
  },
});

interface Request extends OnWorkersOptions {
  readonly seed: number;
  readonly replications: number;
  readonly measure: string;
  readonly trajectories: number;
  readonly sobol: number | undefined;
}

async function analyse(
  scenario: Scenario,
  factors: readonly ScenarioInput[],
  request: Request,
  io: Io,
): Promise<SensitivityReport> {
  const { seed, replications, measure, trajectories, sobol } = request;
  const { middle, inputs } = await onWorkers("the analysis", request, io, (workers) =>
    analyseInputs({
      ...workers,
      factors,
      subjectOf: inputSetter(scenario),
      seed,
      measure,
      horizon: ({ horizon }) => horizon / hoursPerDay,
      replications,
      trajectories,
      sobol,
    }),
  );
  const written = new Map(factors.map((factor) => [factor.name, factor.written]));
  return {
    scenario: scenario.name,
    sha256: hashOf(scenario),
    seed,
    replications,
    measure,
    middle,
    inputs: inputs.map(({ name: path, ...effect }) => {
      const { low = "", high = "" } = written.get(path) ?? {};
      return { path, low, high, ...effect };
    }),
  };
}

const hoursPerDay = 24;
