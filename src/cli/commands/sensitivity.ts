// transfersim sensitivity: which uncertain input moves the answer.
import { deriveStream } from "../../engine/index.js";
import {
  elementaryEffects,
  estimateMeasure,
  inputSetter,
  inputsAt,
  type MorrisDesign,
  morrisDesign,
  type ScenarioInput,
  type SobolDesign,
  scenarioInputs,
  sobolDesign,
  sobolIndices,
  tornado,
  tornadoDesign,
} from "../../experiment/index.js";
import { mainOutput, type SensitivityReport, sensitivityCsv, sensitivityLines } from "../../report/index.js";
import type { Scenario } from "../../scenario/index.js";
import { defineCommand } from "../command.js";
import { UsageError } from "../errors.js";
import { keeping } from "../experiment-folder.js";
import type { Io } from "../io.js";
import { loadScenario } from "../load-scenario.js";
import { experimentManifest, hashOf } from "../manifest.js";
import { checkMeasures } from "../measures.js";
import {
  defaults,
  outputOptions,
  replicationsOption,
  seedOption,
  setOption,
  workersOption,
} from "../options.js";
import { runScenarios } from "../run-points.js";
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
  usage: "sensitivity <scenario>",
  summary: "Which uncertain input moves the answer",
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
    checkMeasures(scenario, seed, [measure]);
    const { data } = await keeping(given.out, io, async () => {
      const request = { ...given, seed, replications, measure, trajectories, sobol };
      const data = await analyse(scenario, inputs, request, io);
      const manifest = experimentManifest("sensitivity", [scenario], { seed, replications, set });
      return { kind: "sensitivity", data, csv: await sensitivityCsv(data), manifest };
    });
    show(given, data, (width, colours) => sensitivityLines(data, width, colours), io);
  },
});

interface Request {
  readonly seed: number;
  readonly replications: number;
  readonly measure: string;
  readonly trajectories: number;
  readonly sobol: number | undefined;
  readonly workers?: number | undefined;
  readonly quiet?: boolean | undefined;
}

async function analyse(
  scenario: Scenario,
  inputs: readonly ScenarioInput[],
  request: Request,
  io: Io,
): Promise<SensitivityReport> {
  const { seed, replications, measure } = request;
  const subjectOf = inputSetter(scenario);
  const stream = (name: string) => deriveStream(seed, 0, `sensitivity.${name}`);
  const swing = tornadoDesign(inputs.length);
  const morris: MorrisDesign = morrisDesign(inputs.length, request.trajectories, stream("morris"));
  const sobol: SobolDesign | undefined =
    request.sobol === undefined ? undefined : sobolDesign(inputs.length, request.sobol, stream("sobol"));
  const points = [...swing, ...morris.points, ...(sobol?.points ?? [])];
  const scenarios = points.map((point) => subjectOf(inputsAt(inputs, point)));
  const rows = await runScenarios({ ...request, scenarios }, io);
  const horizon = scenario.horizon / hoursPerDay;
  const values = rows.map((of) => estimateMeasure(of, measure, horizon).mean);
  const afterMorris = swing.length + morris.points.length;
  const { middle, swings } = tornado(values.slice(0, swing.length));
  const effects = elementaryEffects(morris, values.slice(swing.length, afterMorris));
  const indices = sobol && sobolIndices(sobol, values.slice(afterMorris), { source: stream("bootstrap") });
  const all = inputs.flatMap(({ written: { path, low, high } }, i) => {
    const [swingOf, effectsOf] = [swings[i], effects[i]];
    if (swingOf === undefined || effectsOf === undefined) return [];
    return [{ path, low, high, ...swingOf, ...effectsOf, sobol: indices?.[i] ?? null }];
  });
  return {
    scenario: scenario.name,
    sha256: hashOf(scenario),
    seed,
    replications,
    measure,
    middle,
    inputs: all.sort((a, b) => b.muStar - a.muStar),
  };
}

const hoursPerDay = 24;
