// The files of an --out folder -> the run that they hold.
import { parseString } from "fast-csv";
import { type Bands, Rows, type SeriesBand, type StageSummary, type Summary } from "../experiment/index.js";
import type { Scenario } from "../scenario/index.js";
import { jsonText } from "./json.js";
import type { Manifest } from "./manifest.js";
import { factsOf } from "./scenario-facts.js";
import type { StoredRun } from "./stored-run.js";

/** A folder's files are missing, damaged, or do not belong together. */
export class DamagedRun extends Error {
  override readonly name = "DamagedRun";
}

/**
 * Reads a run back, so that its report can be made again.
 *
 * @param read gives the text of a file of the folder by its name; throws when it is not there
 * @param scenario read from the folder's scenario.yaml
 * @throws DamagedRun when the tables and the summary do not agree
 */
export async function readRun(read: (name: string) => string, scenario: Scenario): Promise<StoredRun> {
  const summary = jsonOf<Summary>(read, "summary.json");
  const manifest = jsonOf<Manifest>(read, "manifest.json");
  const facts = factsOf(scenario);
  const rows = rowsOf(await tableOf(read("replications.csv")), summary);
  if (rows.length !== summary.replications || summary.scenario !== scenario.name) throw notOneRun();
  return {
    facts,
    summary,
    manifest,
    rows,
    bands: bandsOf(await tableOf(read("timeline.csv"))),
    stages: stagesOf(await tableOf(read("stages.csv")), rows.length),
    scenarioYaml: read("scenario.yaml"),
  };
}

function notOneRun(): DamagedRun {
  return new DamagedRun("summary.json, replications.csv and scenario.yaml are not of one run");
}

type Row = Readonly<Record<string, string>>;

function jsonOf<T>(read: (name: string) => string, name: string): T {
  const text = read(name);
  try {
    const data = JSON.parse(text) as T & object;
    if (jsonText(data) === text) return data;
  } catch {
    // said below
  }
  throw new DamagedRun(`${name} is not as it was written`);
}

function tableOf(text: string): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const rows: Row[] = [];
    parseString<Row, Row>(text, { headers: true })
      .on("data", (row: Row) => rows.push(row))
      .on("error", reject)
      .on("end", () => resolve(rows));
  });
}

function rowsOf(table: readonly Row[], summary: Summary): Rows {
  if (summary.outputs === undefined || summary.probabilities === undefined) throw notOneRun();
  const rows = new Rows();
  const [outputs, indicators] = [Object.keys(summary.outputs), Object.keys(summary.probabilities)];
  for (const row of table) {
    rows.add(
      numberIn(row, "replication"),
      Object.fromEntries(outputs.map((name) => [name, row[name] === "" ? null : numberIn(row, name)])),
      Object.fromEntries(indicators.map((name) => [name, numberIn(row, name) === 1])),
    );
  }
  return rows;
}

function bandsOf(table: readonly Row[]): Bands {
  const bands: Record<string, Record<keyof SeriesBand, number[]>> = {};
  for (const row of table) {
    const series = row.series ?? "";
    bands[series] ??= { mean: [], p05: [], p25: [], p50: [], p75: [], p95: [] };
    for (const [figure, values] of Object.entries(bands[series])) values.push(numberIn(row, figure));
  }
  return bands;
}

function stagesOf(table: readonly Row[], n: number): Readonly<Record<string, StageSummary>> {
  const stages: Record<string, Record<string, StageSummary[keyof StageSummary]>> = {};
  for (const row of table) {
    const stage = row.stage ?? "";
    stages[stage] ??= {};
    const interval = [numberOrNull(row, "ci95_low"), numberOrNull(row, "ci95_high")] as const;
    stages[stage][row.figure ?? ""] = {
      n,
      mean: numberIn(row, "mean"),
      sd: numberOrNull(row, "sd"),
      interval: interval[0] === null || interval[1] === null ? null : [interval[0], interval[1]],
    };
  }
  return stages as Readonly<Record<string, StageSummary>>;
}

function numberOrNull(row: Row, column: string): number | null {
  return row[column] === "" ? null : numberIn(row, column);
}

function numberIn(row: Row, column: string): number {
  const value = Number(row[column] || Number.NaN);
  if (Number.isFinite(value)) return value;
  throw new DamagedRun(`a table has "${row[column] ?? ""}" where ${column} should be a number`);
}
