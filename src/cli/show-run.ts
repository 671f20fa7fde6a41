// A run's figures on standard output.
import { type StoredRun, terminalReport } from "../report/index.js";
import type { Io } from "./io.js";
import { show } from "./show.js";

/** How to show a run. */
export interface ShowOptions {
  readonly json: boolean;
  /** The folder that holds the run, where there is one. */
  readonly out: string | undefined;
  /** The scenario as the person named it. */
  readonly path: string;
  /** False when the person stopped it: then nothing is written, and how to go on is told with that. Default true. */
  readonly complete?: boolean;
}

/** Writes the summary as JSON and nothing else, or the report for a terminal. */
export function showRun(run: StoredRun, { json, out, path, complete = true }: ShowOptions, io: Io): void {
  const sensitivity = `"transfersim sensitivity ${path}"`;
  const next =
    out === undefined
      ? `Next: ${sensitivity} says which assumption moves the answer; --out FOLDER keeps report and data.`
      : `Written to ${out}: open report.html there. Next: ${sensitivity}.`;
  const lines = complete ? [next] : [];
  show({ json }, run.summary, (width, colours) => terminalReport(run, { width, colours, next: lines }), io);
}
