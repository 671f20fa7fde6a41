// transfersim sweep: the answer over a grid of values, or over points spread evenly in ranges.
import { setImmediate as breathe } from "node:timers/promises";
import { deriveStream } from "../../engine/index.js";
import {
  type Axis,
  ExperimentError,
  runPoints,
  type Setting,
  sweepSettings,
  sweepTable,
} from "../../experiment/index.js";
import { type SweepReport, sweepCsv, sweepLines } from "../../report/index.js";
import type { Scenario } from "../../scenario/index.js";
import { defineCommand } from "../command.js";
import { UsageError } from "../errors.js";
import { keeping } from "../experiment-folder.js";
import { loadScenario } from "../load-scenario.js";
import { experimentManifest, hashOf } from "../manifest.js";
import { onWorkers, stoppedBeforeAnswer } from "../on-workers.js";
import {
  checkOption,
  defaults,
  outputOptions,
  replicationOptions,
  seedOption,
  setOption,
} from "../options.js";
import { show } from "../show.js";
import { readAxis } from "../sweep-values.js";
import { wholeNumber } from "../values.js";
import { variantOf } from "../vary.js";

const most = 10_000;

const sweepOptions = {
  set: {
    ...setOption.set,
    demandOption: true,
    describe: "What to vary: PATH=V1,V2,... to combine, or PATH=LOW..HIGH to spread points over",
  },
  points: {
    type: "string",
    requiresArg: true,
    describe: "How many points to spread over the ranges",
    defaultDescription: "20",
    read: wholeNumber("--points", { minimum: 2, maximum: most, example: 30 }),
  },
} as const;

export const sweep = defineCommand({
  positionals: { scenario: { type: "string", demandOption: true, describe: "Scenario file (YAML)" } },
  options: { ...sweepOptions, ...replicationOptions, ...seedOption, ...outputOptions, ...checkOption },
  examples: [
    ["sweep my.yaml --set court.judges=12,16,20 --set fleet.bus.count=4,8", "six points: every combination"],
    ["sweep my.yaml --set court.judges=10..30 --points 15 --out sweep", "15 points spread over a range"],
  ],
  async run({ scenario: path, set = [], points = 20, seed = defaults.seed, ...given }, io) {
    const scenario = loadScenario(path, [], io);
    const { replications = defaults.replications } = given;
    const axes = set.map(readAxis);
    const settings = settingsOf(axes, points, seed);
    const scenarios: Scenario[] = [];
    for (const setting of settings) {
      scenarios.push(variantOf(scenario, setting));
      await breathe(); // thousands of points take minutes, in which nobody would hear Ctrl-C
      if (io.interrupted.aborted) throw stoppedBeforeAnswer("the sweep");
    }
    const { data } = await keeping(given.out, io, async () => {
      const rows = await onWorkers("the sweep", given, io, async (workers) => {
        const points = await runPoints({ ...workers, subjects: scenarios, seed, replications });
        if (points.length < scenarios.length) throw new ExperimentError("the sweep was interrupted");
        return points;
      });
      const data: SweepReport = {
        scenario: scenario.name,
        sha256: hashOf(scenario),
        seed,
        replications,
        paths: axes.map((axis) => axis.path),
        rows: sweepTable(
          settings,
          rows,
          scenarios.map(({ horizon }) => horizon / hoursPerDay),
        ),
      };
      const manifest = experimentManifest("sweep", [scenario], { seed, replications, set });
      return { kind: "sweep", data, csv: await sweepCsv(data), manifest };
    });
    show(given, data, (width, colours) => sweepLines(data, width, colours), io);
  },
});

const hoursPerDay = 24;

function settingsOf(axes: readonly Axis[], points: number, seed: number): readonly Setting[] {
  const settings = sweepSettings(axes, points, deriveStream(seed, 0, "sweep"));
  if (settings.length <= most) return settings;
  throw new UsageError(
    `${settings.length} points are too many`,
    `at most ${most}: fewer values, or ranges with --points`,
  );
}
