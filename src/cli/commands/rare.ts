// transfersim rare: how often something happens that hardly ever does.
import {
  pilotRounds,
  type RareResult,
  rareScenarioEvent,
  type ScenarioEvent,
  smallestPilot,
} from "../../experiment/index.js";
import { defineCommand } from "../command.js";
import { UsageError } from "../errors.js";
import { loadScenario } from "../load-scenario.js";
import { hashOf } from "../manifest.js";
import { onWorkers } from "../on-workers.js";
import {
  defaults,
  outputOptions,
  replicationsOption,
  seedOption,
  setOption,
  workersOption,
} from "../options.js";
import { show } from "../show.js";
import { once } from "../values.js";

const usual = { replications: 2000 } as const;

const rareOptions = {
  event: {
    type: "string",
    requiresArg: true,
    demandOption: true,
    describe: "What is rare: a probability such as any_escape, or an output and a level such as escaped>=50",
    read: once("--event", readEvent),
  },
  replications: {
    ...replicationsOption.replications,
    describe: `Replications of the estimate; the ${pilotRounds} pilots that look for where the event comes from take a tenth more each, at least ${smallestPilot}`,
    defaultDescription: String(usual.replications),
  },
} as const;

export const rare = defineCommand({
  positionals: { scenario: { type: "string", demandOption: true, describe: "Scenario file (YAML)" } },
  options: {
    ...rareOptions,
    ...setOption,
    ...workersOption,
    ...seedOption,
    json: outputOptions.json,
    quiet: outputOptions.quiet,
  },
  examples: [
    ['rare my.yaml --event "escaped>=50"', "the probability that 50 or more escape"],
    ["rare my.yaml --event any_casualty -n 5000", "more closely"],
  ],
  async run(given, io) {
    const { set = [], seed = defaults.seed, replications = usual.replications, event } = given;
    const scenario = loadScenario(given.scenario, set, io);
    if (event === undefined)
      throw new UsageError("rare needs to know the event", 'write --event "escaped>=50"');
    const result = await onWorkers("the estimate", given, io, ({ pool, signal }) =>
      rareScenarioEvent({ pool, signal, scenario, event, seed, replications }),
    );
    const data = { scenario: scenario.name, sha256: hashOf(scenario), seed, event, ...result };
    show(given, data, () => linesOf(event, result), io);
  },
});

/** Reads `NAME` or `NAME>=LEVEL`. */
function readEvent(text: string): ScenarioEvent {
  const [, measure, level = "1"] = /^([^>]+?)(?:\s*>=\s*(\S+))?$/.exec(text.trim()) ?? [];
  const atLeast = Number(level);
  if (measure !== undefined && Number.isFinite(atLeast)) return { measure, atLeast };
  throw new UsageError(
    `--event ${text} is neither a name nor NAME>=LEVEL`,
    'for example --event any_escape, or --event "escaped>=50" (in quotes, or the shell takes > for itself)',
  );
}

function linesOf({ measure, atLeast }: ScenarioEvent, result: RareResult): string[] {
  const { p, n, hits, interval, gain, tilt } = result;
  const event = `${measure} of at least ${atLeast}`;
  const [low, high] = interval;
  if (hits === 0) {
    return [
      `${event}: not seen in ${n} weighted replications.`,
      `95% interval of its probability 0 to ${high.toPrecision(3)}: raise --replications to know more.`,
    ];
  }
  return [
    `${event}: probability ${p.toPrecision(3)}`,
    `95% interval ${low.toPrecision(3)} to ${high.toPrecision(3)}; seen ${hits} times in ${n} weighted replications.`,
    ...(gain === null ? [] : [`Each is worth ${gain.toPrecision(2)} of plain counting.`]),
    "",
    ...originLines(tilt),
  ];
}

/** Exponents this near to 1 leave their input as it is. */
const noTilt = 0.05;

function originLines(tilt: RareResult["tilt"]): string[] {
  const pushed = Object.entries(tilt).filter(([, exponent]) => Math.abs(exponent - 1) > noTilt);
  if (pushed.length === 0)
    return ["No uncertain input was found that brings it about: this is plain counting."];
  const width = Math.max(...pushed.map(([name]) => name.length));
  return [
    "It comes from (exponent above 1: high values of the input, below 1: low ones)",
    ...pushed.map(([name, exponent]) => `  ${name.padEnd(width)}  ${exponent.toFixed(2)}`),
  ];
}
