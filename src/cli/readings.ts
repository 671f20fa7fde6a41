// A CSV file of published figures, as a forecast takes them.
import { readFileSync } from "node:fs";
import { parseString } from "fast-csv";
import { ExperimentError, type Reading, type ReportRow, readingsOf, replicate } from "../experiment/index.js";
import { nearest, type Scenario } from "../scenario/index.js";
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
  const readings = usable(path, () => readingsOf(rows, scenario, { until }));
  if (readings.length === 0) {
    throw new UsageError(`${path} holds no report`, "one a line: as_of,quantity,value,kind,published,source");
  }
  checkQuantities(path, readings, scenario);
  return readings;
}

function usable<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error;
    const message = error.message.replaceAll(/^line /gm, `${path}, report `);
    throw new UsageError(message, "reports are counted from 1, without the heading", { cause: error });
  }
}

/** Found out with a single replication, rather than after all of them. */
function checkQuantities(path: string, readings: readonly Reading[], scenario: Scenario): void {
  const known = Object.keys(replicate(scenario, 0, 0).series);
  for (const { quantity } of readings) {
    if (known.includes(quantity)) continue;
    const guess = nearest(quantity, known);
    throw new UsageError(
      `${path} speaks of ${quantity}, which the scenario does not give`,
      guess === undefined ? `it gives ${known.join(", ")}` : `did you mean ${guess}?`,
    );
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
