// transfersim forecast: what is to come, given what has been reported so far.
import { varianceOf } from "../../engine/index.js";
import {
  drawnInputs,
  type Forecast,
  forecastScenario,
  type Progress,
  type Reading,
  type ScenarioInput,
  summariseOutput,
} from "../../experiment/index.js";
import {
  type ForecastReport,
  factsOf,
  forecastCsv,
  forecastLines,
  ScenarioDates,
  spreadOf,
} from "../../report/index.js";
import type { Scenario } from "../../scenario/index.js";
import { defineCommand } from "../command.js";
import { UsageError } from "../errors.js";
import { keeping } from "../experiment-folder.js";
import { loadScenario } from "../load-scenario.js";
import { experimentManifest, hashOf } from "../manifest.js";
import { onWorkers } from "../on-workers.js";
import { defaults, outputOptions, seedOption, setOption, workersOption } from "../options.js";
import { readReadings } from "../readings.js";
import { show } from "../show.js";
import { isoDate, once, wholeNumber } from "../values.js";

const usual = { particles: 200 } as const;

const forecastOptions = {
  observed: {
    type: "string",
    requiresArg: true,
    demandOption: true,
    describe:
      "CSV file of reports: as_of, quantity, value with kind (exact, at_least, at_most, about), or low and high; published, reliability, source if known",
    read: once("--observed", (path) => path),
  },
  until: {
    type: "string",
    requiresArg: true,
    describe: "Leave out what was published after this date: what would have been forecast then",
    read: isoDate("--until"),
  },
  particles: {
    type: "string",
    requiresArg: true,
    describe: "How many weighed courses of events",
    defaultDescription: String(usual.particles),
    read: wholeNumber("--particles", { minimum: 10, maximum: 100_000, example: 400 }),
  },
} as const;

export const forecast = defineCommand({
  positionals: { scenario: { type: "string", demandOption: true, describe: "Scenario file (YAML)" } },
  options: { ...forecastOptions, ...setOption, ...workersOption, ...seedOption, ...outputOptions },
  examples: [
    ["forecast my.yaml --observed reports.csv", "dates, given the reports so far"],
    ["forecast my.yaml --observed reports.csv --until 2026-02-06", "what would have been said on that day"],
  ],
  async run(given, io) {
    const { set = [], seed = defaults.seed, particles = usual.particles, observed = "" } = given;
    const scenario = loadScenario(given.scenario, set, io);
    const inputs = drawnInputs(scenario);
    if (inputs.length === 0) {
      throw new UsageError(
        `${given.scenario} holds no range that a forecast could learn about`,
        "write what is uncertain as { low: .., high: .. }",
      );
    }
    const readings = await readReadings(observed, scenario, given.until);
    const { data } = await keeping(given.out, io, async () => {
      const result = await onWorkers("the forecast", given, io, ({ onProgress, ...workers }) => {
        const start = performance.now();
        const told = (share: number) => onProgress(progressOf(share, (performance.now() - start) / 1000));
        return forecastScenario({ ...workers, scenario, readings, seed, particles, onProgress: told });
      });
      const data = reportOf(scenario, inputs, result, seed);
      const manifest = experimentManifest("forecast", [scenario], { seed, replications: particles, set });
      return { kind: "forecast", data, csv: await forecastCsv(data), manifest };
    });
    const dates = new ScenarioDates(factsOf(scenario));
    show(given, data, (width, colours) => forecastLines(data, dates, width, colours), io);
  },
});

/** How far it is, from the share of the reports' weight that is in and the seconds it took. */
function progressOf(share: number, spent: number): Progress {
  return { done: Math.round(share * 100), total: 100, secondsLeft: (spent / share) * (1 - share) };
}

const hoursPerDay = 24;

function reportOf(
  scenario: Scenario,
  inputs: readonly ScenarioInput[],
  result: Forecast,
  seed: number,
): ForecastReport {
  const { rows, bands, particles, readings, contradictions, distinct } = result;
  const horizonDays = scenario.horizon / hoursPerDay;
  const numberOf = (reading: Reading) => readings.findIndex((weighed) => weighed.reading === reading);
  return {
    scenario: scenario.name,
    sha256: hashOf(scenario),
    seed,
    particles: particles.length,
    distinct,
    horizonDays,
    outputs: Object.fromEntries(
      rows.outputNames.map((name) => [name, summariseOutput(rows.output(name), horizonDays)]),
    ),
    inputs: inputs.map((input) => {
      const { path, low, high } = input.written;
      const scale = unitsOfFile(input);
      const now = spreadOf(particles.map((particle) => (particle.inputs[path] ?? 0) * scale));
      const before = Math.sqrt(varianceOf(input.law)) * scale;
      const { p05, p50, p95 } = now;
      return { path, low, high, p05, p50, p95, narrowed: before === 0 ? 1 : now.sd / before };
    }),
    readings: readings.map((weighed) => ({
      ...weighed,
      date: scenario.dates[weighed.reading.day - 1] ?? "",
    })),
    contradictions: contradictions.map(([a, b]) => [numberOf(a), numberOf(b)] as const),
    dates: scenario.dates,
    bands,
  };
}

/** What turns a value in the model's base unit into one in the unit that the file uses: both know the upper end. */
function unitsOfFile({ law, whole, written }: ScenarioInput): number {
  if (whole || !("high" in law) || law.high === 0) return 1;
  return Number.parseFloat(written.high) / law.high;
}
