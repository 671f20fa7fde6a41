// Published figures from a CSV file, as a forecast takes them.
import { readFileSync } from "node:fs";
import { parseString } from "fast-csv";
import type { Reading, ReadingKind } from "../experiment/index.js";
import { nearest, type Problem, type Scenario } from "../scenario/index.js";
import { reasonOf } from "./disk-trouble.js";
import { UnusableScenario, UsageError } from "./errors.js";

const kinds: readonly ReadingKind[] = ["exact", "at_least", "at_most", "about"];

/** What a reading needs to know of the scenario that it speaks of. */
export interface ReadingFrame {
  readonly scenario: Scenario;
  /** Names of its series. */
  readonly series: readonly string[];
}

/**
 * Reads a file with the columns `as_of`, `quantity`, `value` with `kind`, or `low` and `high`; `source` and others may
 * follow. Throws every fault at once, with its line.
 *
 * @param until readings published after this date (ISO 8601) are left out; all of them without it
 */
export async function readReadings(
  path: string,
  frame: ReadingFrame,
  until?: string,
): Promise<readonly Reading[]> {
  const rows = await rowsOf(path);
  const problems: Problem[] = [];
  const readings = rows.flatMap((row, i) => {
    const complain = (column: string, expected: string, suggestion?: string) => {
      const found = row[column] ?? "nothing";
      const place = {
        severity: "error",
        file: path,
        line: i + 2,
        column: 1,
        path: column,
        found,
        expected,
      } as const;
      problems.push(suggestion === undefined ? place : { ...place, suggestion });
    };
    if (until !== undefined && (row.published || row.as_of || "") > until) return [];
    const reading = readingOf(row, frame, complain);
    return reading === undefined ? [] : [reading];
  });
  if (problems.length > 0) throw new UnusableScenario(problems);
  if (readings.length === 0) {
    throw new UsageError(`${path} holds no report`, "one line each: as_of,quantity,value,kind,source");
  }
  return readings;
}

type Row = Readonly<Record<string, string | undefined>>;
type Complain = (column: string, expected: string, suggestion?: string) => void;

function readingOf(row: Row, { scenario, series }: ReadingFrame, complain: Complain): Reading | undefined {
  const day = scenario.dates.indexOf(row.as_of ?? "") + 1;
  const { quantity = "", kind = "exact", source } = row;
  let usable = true;
  const refuse: Complain = (...words) => {
    usable = false;
    complain(...words);
  };
  // What held at the end of a day is the series' value where the next day begins.
  if (day === 0 || day >= scenario.dates.length) {
    refuse("as_of", `a date from ${scenario.dates[0]} to ${scenario.dates.at(-2)}`);
  }
  if (!series.includes(quantity)) {
    const guess = nearest(quantity, series);
    refuse(
      "quantity",
      `one of ${series.join(", ")}`,
      guess === undefined ? undefined : `did you mean ${guess}?`,
    );
  }
  const common = { day, quantity, ...(source ? { source } : {}) };
  const count = (column: string) => {
    const value = Number(row[column] || Number.NaN);
    if (!(value >= 0)) refuse(column, "a number of 0 or more");
    return value;
  };
  if (row.low || row.high) {
    const [low, high] = [count("low"), count("high")];
    if (low > high) refuse("high", "no less than low");
    return usable ? { ...common, low, high } : undefined;
  }
  const value = count("value");
  const known = kinds.find((name) => name === (kind || "exact"));
  if (known === undefined) refuse("kind", `one of ${kinds.join(", ")}`);
  return usable && known !== undefined ? { ...common, kind: known, value } : undefined;
}

function rowsOf(path: string): Promise<Row[]> {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`--observed ${path} cannot be read: ${reasonOf(error)}`, "name a CSV file", {
      cause: error,
    });
  }
  return new Promise((resolve, reject) => {
    const rows: Row[] = [];
    parseString<Row, Row>(text, { headers: true, ignoreEmpty: true, trim: true })
      .on("data", (row: Row) => rows.push(row))
      .on("error", (error) =>
        reject(new UsageError(`${path} is no CSV table: ${error.message}`, "see the manual")),
      )
      .on("end", () => resolve(rows));
  });
}
