// A table of reports, as published, becomes readings on the scenario's days.
import type { Scenario } from "../../scenario/index.js";
import { ExperimentError } from "../errors.js";
import type { Reading, ReadingKind } from "./reading.js";

/** One line of the table: as_of, quantity, value with kind, or low and high; published, reliability, source if known. */
export type ReportRow = Readonly<Record<string, string | undefined>>;

/** What the table is read for. */
export interface ObservedOptions {
  /** Leave out what was published after this day, ISO 8601: to forecast as one could have then. */
  readonly until?: string | undefined;
}

const kinds: readonly ReadingKind[] = ["exact", "at_least", "at_most", "about"];

/**
 * The readings of a table, each of the local day it speaks of: of its end, or, when it was published on that very day,
 * of some moment of it. Throws one error that names every line
 * that cannot be used, counted from 1 after the head.
 */
export function readingsOf(
  rows: readonly ReportRow[],
  scenario: Pick<Scenario, "dates">,
  { until }: ObservedOptions = {},
): readonly Reading[] {
  const problems: string[] = [];
  const readings: Reading[] = [];
  for (const [i, row] of rows.entries()) {
    const reading = readingOf(row, scenario.dates);
    if (typeof reading === "string") problems.push(`line ${i + 1}: ${reading}`);
    else if (until === undefined || publishedOn(row) <= until) readings.push(reading);
  }
  if (problems.length > 0) throw new ExperimentError(problems.join("\n"));
  return readings;
}

function publishedOn({ published = "", as_of = "" }: ReportRow): string {
  return published.trim() === "" ? as_of.trim() : published.trim();
}

function readingOf(row: ReportRow, dates: readonly string[]): Reading | string {
  const cell = (name: string) => row[name]?.trim() ?? "";
  const asOf = cell("as_of");
  const midnight = dates.indexOf(asOf);
  if (midnight < 0 || midnight + 1 >= dates.length) {
    return `as_of is "${asOf}"; a day from ${dates[0]} to ${dates.at(-2)} is needed`;
  }
  const quantity = cell("quantity");
  if (quantity === "") return "there is no quantity";
  const published = cell("published");
  if (published !== "" && !isDay(published)) {
    return `published is "${published}", not a day such as ${dates[0]}`;
  }
  const source = cell("source");
  const reliability = cell("reliability") === "" ? undefined : Number(cell("reliability"));
  if (reliability !== undefined && !(reliability > 0 && reliability < 1)) {
    return `reliability is "${cell("reliability")}", not a number between 0 and 1`;
  }
  const common = {
    day: midnight + 1,
    quantity,
    ...(published === asOf ? { moment: "within" as const } : {}),
    ...(reliability === undefined ? {} : { reliability }),
    ...(source === "" ? {} : { source }),
  };
  if (cell("value") === "") {
    const [low, high] = [count(cell("low")), count(cell("high"))];
    if (low === undefined || high === undefined || low > high)
      return "neither a value nor low and high are numbers";
    return { ...common, low, high };
  }
  const value = count(cell("value"));
  if (value === undefined) return `value is "${cell("value")}", not a number of at least 0`;
  const word = cell("kind") === "" ? "exact" : cell("kind");
  const kind = kinds.find((known) => known === word);
  if (kind === undefined) return `kind is "${word}", not one of ${kinds.join(", ")}`;
  return { ...common, kind, value };
}

/** A day in ISO 8601: written otherwise, it cannot be told whether it comes before another. */
function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

function count(text: string): number | undefined {
  const value = Number(text);
  return text !== "" && Number.isFinite(value) && value >= 0 ? value : undefined;
}
