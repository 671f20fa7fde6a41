// A run's figures on standard output, as JSON or for a person.
import { coloursWhen, jsonText, type StoredRun, terminalReport } from "../report/index.js";
import { type Io, mayColour } from "./io.js";

/** How to show a run. */
export interface ShowOptions {
  readonly json: boolean;
  /** The folder that holds the run, where there is one. */
  readonly out: string | undefined;
  /** The scenario as the person named it. */
  readonly path: string;
}

const usualWidth = 80;

/** Writes the summary as JSON and nothing else, or the report for a terminal. */
export function showRun(run: StoredRun, { json, out, path }: ShowOptions, io: Io): void {
  if (json) {
    io.stdout.write(jsonText(run.summary));
    return;
  }
  const lines = terminalReport(run, {
    width: io.stdout.columns ?? usualWidth,
    colours: coloursWhen(mayColour(io.stdout, io.env)),
    next:
      out === undefined
        ? [
            `Next: "transfersim sensitivity ${path}" says which assumption moves the answer; --out FOLDER keeps report and data.`,
          ]
        : [`Written to ${out}: open report.html there. Next: "transfersim sensitivity ${path}".`],
  });
  io.stdout.write(`${lines.join("\n")}\n`);
}
