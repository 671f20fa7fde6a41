// Published figures, as the files beside the scenarios hold them.
import { readFileSync } from "node:fs";
import { parseString } from "fast-csv";

/** One line, by column; a cell that is empty is an empty text. */
export type Row = Readonly<Record<string, string>>;

/** The rows of a CSV file with a header. */
export function readRecord(path: string): Promise<readonly Row[]> {
  return new Promise((resolve, reject) => {
    const rows: Row[] = [];
    parseString<Row, Row>(readFileSync(path, "utf8"), { headers: true, ignoreEmpty: true, trim: true })
      .on("data", (row: Row) => rows.push(row))
      .on("error", reject)
      .on("end", () => resolve(rows));
  });
}

/** A cell as text. Throws when the column is not there. */
export function textIn(row: Row, column: string): string {
  const text = row[column];
  if (text === undefined) throw new Error(`the record has no column ${column}`);
  return text;
}

/** A cell as a number. Throws when it holds none. */
export function numberIn(row: Row, column: string): number {
  const value = Number(textIn(row, column) || Number.NaN);
  if (!Number.isFinite(value)) throw new Error(`the record has no number in ${column}: ${row[column]}`);
  return value;
}
