// A CSV file of published figures, as a forecast takes them.
import { readFileSync } from "node:fs";
import { parseString } from "fast-csv";
import {
  checkQuantities,
  ExperimentError,
  type Reading,
  type ReportRow,
  readingsOf,
} from "../experiment/index.js";
import type { Scenario } from "../scenario/index.js";
import { reasonOf } from "./disk-trouble.js";
import { UsageError } from "./errors.js";

/**
 * Reads the reports in a file. Throws `UsageError` that names every line which cannot be used, and a quantity that
 * the scenario does not give.
 *
 * @param until reports published after this date (ISO 8601) are left out; none without it
 */
export async function readReadings(
  path: string,
  scenario: Scenario,
  until: string | undefined,
): Promise<readonly Reading[]> {
  const rows = await rowsOf(path);
  const readings = usable(
    path,
    () => readingsOf(rows, scenario, { until }),
    "reports are counted from 1, without the heading",
  );
  if (readings.length === 0) {
    throw new UsageError(`${path} holds no report`, "one a line: as_of,quantity,value,kind,published,source");
  }
  usable(path, () => checkQuantities(scenario, readings));
  return readings;
}

/** What a library throws, with the file's name in it. @param next what to do about it, where it does not say so itself */
function usable<T>(path: string, read: () => T, next?: string): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error;
    const message = error.message.replaceAll(/^line /gm, `${path}, report `).replace(/^a report/, path);
    throw new UsageError(message, next, { cause: error });
  }
}

function rowsOf(path: string): Promise<ReportRow[]> {
  const text = textOf(path);
  return new Promise((resolve, reject) => {
    const rows: ReportRow[] = [];
    parseString<ReportRow, ReportRow>(text, { headers: true, ignoreEmpty: true, trim: true })
      .on("data", (row: ReportRow) => rows.push(row))
      .on("error", (error) => {
        reject(
          new UsageError(
            `${path} is no table: ${error.message}`,
            "each line needs as many cells as the first",
          ),
        );
      })
      .on("end", () => resolve(rows));
  });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`--observed ${path} cannot be read: ${reasonOf(error)}`, "name a CSV file", {
      cause: error,
    });
  }
}
