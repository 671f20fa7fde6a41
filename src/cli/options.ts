// Options that several commands share.
import { type Range, type Shard, shardRange } from "../experiment/shards.js";
import { fraction, once, overrides, shard, wholeNumber } from "./values.js";

/** What holds where an option is not given. */
export const defaults = {
  replications: 100,
  seed: 1,
  /** The most replications that a precision may take. */
  precisionCap: 10_000,
} as const;

const many = Number.MAX_SAFE_INTEGER;

/** `--set`: other values than the file's. */
export const setOption = {
  set: {
    type: "string",
    array: true,
    nargs: 1,
    requiresArg: true,
    describe: "Another value for a place in the scenario: PATH=VALUE, as often as needed",
    read: overrides("--set"),
  },
} as const;

/** `--seed`: what the random numbers derive from. */
export const seedOption = {
  seed: {
    type: "string",
    requiresArg: true,
    describe: "What the random numbers derive from; the same seed gives the same figures",
    defaultDescription: String(defaults.seed),
    read: wholeNumber("--seed", { minimum: 0, maximum: many, example: 42 }),
  },
} as const;

/** `--replications`: how many. */
export const replicationsOption = {
  replications: {
    type: "string",
    alias: "n",
    requiresArg: true,
    describe: "How often the scenario is played through",
    defaultDescription: String(defaults.replications),
    read: wholeNumber("--replications", { minimum: 1, maximum: 10_000_000, example: 200 }),
  },
} as const;

/** `--workers`: how many threads. */
export const workersOption = {
  workers: {
    type: "string",
    requiresArg: true,
    describe: "Threads that share the work; never changes a figure",
    defaultDescription: "one per processor",
    read: wholeNumber("--workers", { minimum: 1, maximum: 1024, example: 2 }),
  },
} as const;

/** How many replications, and where they run. */
export const replicationOptions = { ...replicationsOption, ...workersOption } as const;

/** `--precision`: as many replications as it takes. */
export const precisionOption = {
  precision: {
    type: "string",
    requiresArg: true,
    describe:
      "Instead of a number of replications: run until the mean is known to this fraction, such as 0.05",
    read: fraction("--precision"),
  },
} as const;

/** `--shard`: one part of a run. */
export const shardOption = {
  shard: {
    type: "string",
    requiresArg: true,
    describe: "Run only part I of N, on one of N machines; `transfersim merge` joins the parts",
    read: shard("--shard"),
  },
} as const;

/** `--resume`: go on. */
export const resumeOption = {
  resume: { type: "boolean", describe: "Go on with the unfinished run in the --out folder" },
} as const;

/** The replications of the whole run, and those of it that are to be run here. */
export function replicationsOf(given: {
  readonly replications?: number | undefined;
  readonly precision?: number | undefined;
  readonly shard?: Shard | undefined;
}): { readonly total: number; readonly range: Range } {
  const { replications, precision, shard: part } = given;
  const total = replications ?? (precision === undefined ? defaults.replications : defaults.precisionCap);
  return { total, range: part === undefined ? { first: 0, end: total } : shardRange(part, total) };
}

/** Where results go, and how much is said on the way. */
export const outputOptions = {
  out: {
    type: "string",
    requiresArg: true,
    describe: "Folder for the report and the data; must be new, empty, or of an earlier run",
    read: once("--out", (path) => path),
  },
  json: { type: "boolean", describe: "Print the summary as JSON, and nothing else, on standard output" },
  quiet: { type: "boolean", describe: "No progress" },
} as const;

/** `--check`: trust, and verify. */
export const checkOption = {
  check: {
    type: "boolean",
    describe: "Check at every event that nobody is lost or counted twice (slower)",
  },
} as const;
