import { type Cohort, personKinds } from "../../models/index.js";
import type { Context } from "../context.js";
import type { Cell, Rows, Table } from "../csv.js";
import * as dimension from "../dimensions.js";
import { type Fault, type Place, problemAt, unknownName } from "../problem.js";
import { readQuantity } from "../quantity.js";
import { classKeys } from "./people-classes.js";

const columns = ["cohort", "count", ...classKeys, "site", "source", "note"];

/** The cohorts of a manifest (a CSV file beside the scenario); each wrong cell is a problem with its place. */
export function cohortsOfTable(table: Table, origins: readonly string[], context: Context): Cohort[] {
  const [header, ...rows] = table.rows;
  const top = { file: table.file, line: 1, column: 1 };
  const report = (at: Place, path: string, fault: Fault) => context.problems.push(problemAt(at, path, fault));
  if (header === undefined) {
    report(top, "people.file", { found: "an empty file", expected: "columns cohort and count" });
    return [];
  }
  const separator = otherSeparator(header);
  if (separator !== undefined) {
    report(top, "people.file", { found: `${separator} between the columns`, expected: "commas" });
    return [];
  }
  checkHeader(header, (at, fault) => report(at, "people.file", fault));
  const missing = ["cohort", "count"].filter((column) => !header.some(({ text }) => text === column));
  for (const column of missing) {
    report(top, "people.file", { found: `no column ${column}`, expected: "columns cohort and count" });
  }
  if (missing.length > 0) return [];
  if (rows.length === 0) report(top, "people.file", { found: "no rows", expected: "a row for each cohort" });
  const names = new Set<string>();
  return rows.map((row, index) =>
    cohortOfRow({ row, header, origins, names }, (at, fault) =>
      report(at, `people.file row ${index + 1}`, fault),
    ),
  );
}

/** What stands between the columns, in words, where it is no comma: some programs write semicolons or tabs into a CSV. */
function otherSeparator(header: Rows[number]): string | undefined {
  const [only, ...others] = header;
  if (only === undefined || others.length > 0) return undefined;
  const separators = { semicolons: ";", tabs: "\t" };
  return Object.entries(separators).find(([, sign]) =>
    only.text.split(sign).some((name) => name !== only.text && columns.includes(name)),
  )?.[0];
}

type Report = (at: Place, fault: Fault) => void;

function checkHeader(header: Rows[number], report: Report): void {
  for (const [index, cell] of header.entries()) {
    const before = header.findIndex(({ text }) => text === cell.text);
    if (!columns.includes(cell.text)) report(cell, unknownName(cell.text, columns, "one of the columns"));
    else if (before < index)
      report(cell, { found: `a second column ${cell.text}`, expected: "each column once" });
  }
}

interface Row {
  readonly row: Rows[number];
  readonly header: Rows[number];
  readonly origins: readonly string[];
  /** Names of the rows before, to which this row's is added. */
  readonly names: Set<string>;
}

function cohortOfRow({ row, header, origins, names }: Row, report: Report): Cohort {
  const [first] = row;
  if (first === undefined) return { name: "", count: 0 };
  if (row.length !== header.length) {
    report(first, { found: `${row.length} cells`, expected: `${header.length}, one for each column` });
  }
  const cellOf = (column: string): Cell =>
    row[header.findIndex(({ text }) => text === column)] ?? { ...first, text: "" };
  const name = cellOf("cohort");
  if (name.text === "") report(name, { found: "nothing", expected: "the cohort's name" });
  if (names.has(name.text))
    report(name, { found: `a second row ${name.text}`, expected: "each cohort once" });
  names.add(name.text);
  const count = cellOf("count");
  const reading = readQuantity(count.text, dimension.people);
  if (typeof reading !== "number") report(count, reading);
  const valid: Readonly<Record<string, readonly string[]>> = {
    sex: ["female", "male"],
    kind: personKinds,
    site: origins,
  };
  const properties: Record<string, string> = {};
  for (const column of [...classKeys, "site"]) {
    const cell = cellOf(column);
    if (cell.text === "") continue;
    const words = valid[column];
    if (words !== undefined && !words.includes(cell.text))
      report(cell, unknownName(cell.text, words, "one of"));
    properties[column] = cell.text;
  }
  return { name: name.text, count: typeof reading === "number" ? reading : 0, ...properties };
}
