#!/usr/bin/env node
// The program `transfersim`: gives the process's streams to the command line and ends with its exit code.
import { setFlagsFromString } from "node:v8";
import { runCommandLine } from "./command-line.js";
import { ExitCode } from "./errors.js";

// V8 learns which objects live long, and makes their like where only a full collection of garbage finds them. What lives
// long here lives as long as a replication: the guess is wrong each time, and keeps the whole model with it.
setFlagsFromString("--no-allocation-site-pretenuring");
// The nursery of a thread has its full size from the start: what a short run takes in memory tells what a long one will.
setFlagsFromString("--min-semi-space-size=32");
// Node 20: twice as much is run of a function before V8 compiles it for speed. That leaves a quarter less to compile, and
// a third fewer guesses to take back; every thread compiles for itself, on the processors that the others work on.
if (process.versions.v8.startsWith("11.")) setFlagsFromString("--interrupt-budget=135168");

const interruption = new AbortController();
// SIGHUP: the window or the connection that this was started from has gone.
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
// The first signal asks the run to keep what is done and end; the second, whichever, ends it at once, as without us.
const interrupt = (signal: NodeJS.Signals) => {
  for (const each of signals) process.off(each, interrupt);
  interruption.abort(signal);
};
for (const signal of signals) process.on(signal, interrupt);

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`| head`) closes the pipe; that is no failure.
  if (error.code === "EPIPE") process.exit();
  process.stderr.write(`transfersim: cannot write the result: ${error.message}\n`);
  process.exit(ExitCode.failed);
});
// A warning that reaches nobody is no reason to give up the result; the exit code tells what became of it.
process.stderr.on("error", () => {});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  interrupted: interruption.signal,
});
