// transfersim trace: every event of one replication, to be read or to be checked against.
import { readFileSync } from "node:fs";
import { setImmediate as breathe } from "node:timers/promises";
import {
  Simulation,
  type TraceObserver,
  TraceVerifier,
  traceHeader,
  writeTrace,
} from "../../engine/index.js";
import { buildModel, type Scenario } from "../../scenario/index.js";
import { defineCommand } from "../command.js";
import { reasonOf } from "../disk-trouble.js";
import { Interrupted, UsageError } from "../errors.js";
import type { Io } from "../io.js";
import { loadScenario } from "../load-scenario.js";
import { defaults, seedOption, setOption } from "../options.js";
import { writeWhole } from "../output-file.js";
import { once, wholeNumber } from "../values.js";

const traceOptions = {
  replication: {
    type: "string",
    requiresArg: true,
    describe: "Number of the replication, from 0",
    defaultDescription: "0",
    read: wholeNumber("--replication", { minimum: 0, maximum: Number.MAX_SAFE_INTEGER, example: 7 }),
  },
  out: {
    type: "string",
    requiresArg: true,
    describe: "CSV file to write; without it, standard output",
    read: once("--out", (path) => path),
  },
  verify: {
    type: "string",
    requiresArg: true,
    describe: "Trace to check against: ends at the first event that differs",
    read: once("--verify", (path) => path),
  },
} as const;

export const trace = defineCommand({
  positionals: { scenario: { type: "string", demandOption: true, describe: "Scenario file (YAML)" } },
  options: {
    ...setOption,
    ...seedOption,
    ...traceOptions,
  },
  conflicts: { verify: ["out"] },
  examples: [
    ["trace my.yaml | head", "the first events"],
    ["trace my.yaml --replication 7 --out seven.csv", "keep those of replication 7"],
    ["trace my.yaml --replication 7 --verify seven.csv", "is it still the same, event by event?"],
  ],
  async run({ scenario: path, set = [], seed = defaults.seed, replication = 0, out, verify }, io) {
    const scenario = loadScenario(path, set, io);
    const play = (observer: TraceObserver) => playOnce(scenario, seed, replication, observer, io);
    if (verify !== undefined) {
      const verifier = verifierOf(verify);
      await play(verifier.observe);
      verifier.finish();
      io.stderr.write(`${verifier.verified} events, all as in ${verify}\n`);
      return;
    }
    const lines: string[] = [];
    const write = () => {
      const text = lines.map((line) => `${line}\n`).join("");
      if (out === undefined) io.stdout.write(text);
      else writeWhole(out, text, "--out");
    };
    try {
      await play(writeTrace((line) => lines.push(line)));
    } catch (error) {
      // What led to a failure is what a trace is for; half of one, of a replication that was stopped, is for nothing.
      if (!(error instanceof Interrupted)) write();
      throw error;
    }
    write();
    if (out !== undefined) io.stderr.write(`${lines.length - 1} events written to ${out}\n`);
  },
});

/** Longest time in milliseconds in which a signal is not heard. */
const longestSilence = 50;

/** Plays the replication to its end. Throws `Interrupted` when the person stops it. */
async function playOnce(
  scenario: Scenario,
  seed: number,
  replication: number,
  trace: TraceObserver,
  { interrupted }: Io,
): Promise<void> {
  let breath = performance.now();
  let paused = false;
  let instant = 0;
  const observe: TraceObserver = (record) => {
    trace(record);
    // Once in an instant at most: the engine counts anew after a pause, and would not notice an instant that never ends.
    if (record.time === instant || performance.now() - breath < longestSilence) return;
    instant = record.time;
    paused = true;
    simulation.stop();
  };
  const simulation = new Simulation({ seed, replication, trace: observe });
  buildModel(scenario, simulation);
  do {
    paused = false;
    simulation.run(scenario.horizon);
    await breathe();
    breath = performance.now();
    if (paused && interrupted.aborted) {
      throw new Interrupted("the replication was stopped before its end", "nothing of it is kept");
    }
  } while (paused);
}

function verifierOf(path: string): TraceVerifier {
  try {
    return new TraceVerifier(linesOf(readFileSync(path, "utf8")));
  } catch (error) {
    throw new UsageError(
      `--verify ${path} is no trace: ${reasonOf(error)}`,
      "name a file that trace --out wrote",
      {
        cause: error,
      },
    );
  }
}

/** Lines as they were written; of a file whose line ends were made CRLF on the way, without those. */
function linesOf(text: string): readonly string[] {
  const end = text.startsWith(`${traceHeader}\r\n`) ? "\r\n" : "\n";
  const lines = text.split(end);
  while (lines.at(-1) === "") lines.pop();
  return lines;
}
