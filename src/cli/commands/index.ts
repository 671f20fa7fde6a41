// Every command, in the order in which help lists them. Only what help says of all of them is here: the rest of a
// command, and what it works with, is loaded when it is typed, or each command would wait for what others need.
import { type ListedCommand, listed } from "../command.js";

/** The commands of the tool. */
export const commands: readonly ListedCommand[] = [
  listed(
    "run <scenario>",
    "Play a scenario through many times: how long, where it waits, what can go wrong",
    async () => (await import("./run.js")).run,
  ),
  listed(
    "validate <scenario..>",
    "Check scenario files; every problem with its place",
    async () => (await import("./validate.js")).validate,
  ),
  listed(
    "compare <base> <other..>",
    "Set plans against each other, under the same random numbers",
    async () => (await import("./compare.js")).compare,
  ),
  listed(
    "sweep <scenario>",
    "The answer over a grid of values, or over ranges",
    async () => (await import("./sweep.js")).sweep,
  ),
  listed(
    "sensitivity <scenario>",
    "Which uncertain input moves the answer",
    async () => (await import("./sensitivity.js")).sensitivity,
  ),
  listed(
    "optimise <scenario>",
    "Which levers, inside a budget, buy the most days for the least risk and cost",
    async () => (await import("./optimise.js")).optimise,
  ),
  listed(
    "forecast <scenario>",
    "What is to come, given what has been reported so far",
    async () => (await import("./forecast.js")).forecast,
  ),
  listed(
    "rare <scenario>",
    "How often something happens that hardly ever does (stopped with Ctrl-C, it keeps nothing)",
    async () => (await import("./rare.js")).rare,
  ),
  listed(
    "trace <scenario>",
    "Write every event of one replication, or check a replication against such a trace",
    async () => (await import("./trace.js")).trace,
  ),
  listed(
    "report <folder>",
    "Make the report of an --out folder again, or the text that a journal asks for",
    async () => (await import("./report.js")).report,
  ),
  listed(
    "merge <folder..>",
    "Join the shards of one run or comparison into the whole",
    async () => (await import("./merge.js")).merge,
  ),
  listed(
    "studio <scenario>",
    "Move the scenario's levers in a browser and watch the answer; served to this machine only",
    async () => (await import("./studio.js")).studio,
  ),
  listed(
    "worker",
    "Run replications for `run --cluster` and `compare --cluster` on this machine",
    async () => (await import("./worker.js")).worker,
  ),
  listed(
    "schema",
    "Print the JSON Schema of scenario files, for editors",
    async () => (await import("./schema.js")).schema,
  ),
  listed(
    "init [file]",
    "Write a commented scenario to start from",
    async () => (await import("./init.js")).init,
  ),
];
