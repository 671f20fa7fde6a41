// transfersim sweep: the answer over a grid of values, or over points spread evenly in ranges.
import { deriveStream } from "../../engine/index.js";
import { grid, latinHypercube, type Setting, sweepTable } from "../../experiment/index.js";
import { type SweepReport, sweepCsv, sweepLines } from "../../report/index.js";
import { defineCommand } from "../command.js";
import { UsageError } from "../errors.js";
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
import { type Axis, readAxis } from "../sweep-values.js";
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
  usage: "sweep <scenario>",
  summary: "The answer over a grid of values, or over ranges",
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
    const scenarios = settings.map((setting) => variantOf(scenario, setting));
    const { data } = await keeping(given.out, io, async () => {
      const rows = await runScenarios({ ...given, scenarios, seed, replications }, io);
      const data: SweepReport = {
        scenario: scenario.name,
        sha256: hashOf(scenario),
        seed,
        replications,
        paths: axes.map((axis) => axis.path),
        rows: sweepTable(settings, rows, scenario.horizon / hoursPerDay),
      };
      const manifest = experimentManifest("sweep", [scenario], { seed, replications, set });
      return { kind: "sweep", data, csv: await sweepCsv(data), manifest };
    });
    show(given, data, (width, colours) => sweepLines(data, width, colours), io);
  },
});

const hoursPerDay = 24;

/** Every combination of the lists; where there are ranges, a Latin hypercube over them at each. */
function settingsOf(axes: readonly Axis[], points: number, seed: number): Setting[] {
  const twice = axes.find(({ path }, i) => axes.findIndex((axis) => axis.path === path) < i);
  if (twice !== undefined)
    throw new UsageError(`--set ${twice.path} is given twice`, "give all its values at once");
  const lists = axes.flatMap((axis) => ("values" in axis ? [[axis.path, axis.values] as const] : []));
  const ranges = axes.flatMap((axis) => ("low" in axis ? [axis] : []));
  const combinations = grid(Object.fromEntries(lists));
  const spread =
    ranges.length === 0 ? [[]] : latinHypercube(ranges.length, points, deriveStream(seed, 0, "sweep"));
  const settings = combinations.flatMap((combination) =>
    spread.map((point): Setting => {
      const drawn = ranges.map(({ path, low, high, unit }, i) => {
        return [path, valueIn({ low, high, unit }, point[i] ?? 0)] as const;
      });
      return { ...combination, ...Object.fromEntries(drawn) };
    }),
  );
  if (settings.length <= most) return settings;
  throw new UsageError(
    `${settings.length} points are too many`,
    `at most ${most}: fewer values, or ranges with --points`,
  );
}

/** The value at a share of a range; whole where both ends are, and have no unit. */
function valueIn(
  { low, high, unit }: { low: number; high: number; unit: string },
  share: number,
): string | number {
  if (unit !== "") return `${Number((low + share * (high - low)).toPrecision(6))} ${unit}`;
  if (!Number.isInteger(low) || !Number.isInteger(high))
    return Number((low + share * (high - low)).toPrecision(6));
  return low + Math.floor(share * (high - low + 1));
}
