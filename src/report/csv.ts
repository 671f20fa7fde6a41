// Tables as CSV (RFC 4180) that spreadsheets, R and pandas read alike.
import { writeToString } from "fast-csv";

/** A cell: a number, a text, true or false, or null for an empty one. */
export type CsvCell = number | string | boolean | null;

/**
 * A text that no spreadsheet runs as a formula: one that begins like a formula (= + - @, tab, carriage return) gets an
 * apostrophe before it, as OWASP advises ("CSV Injection"). Numbers are written as numbers and stay as they are.
 */
export function neutralised(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
}

/** Cells take many times what their text does: so many rows at once are cells. */
const rowsAtOnce = 200;

/** Rows under a heading as CSV text, with a line end after each. Numbers have all their digits, so they read back exactly. */
export async function csvText(head: readonly string[], rows: Iterable<readonly CsvCell[]>): Promise<string> {
  let text = "";
  let cells = [head.map(cellText)];
  const write = async () => {
    text += await writeToString(cells, { headers: false, includeEndRowDelimiter: true });
    cells = [];
  };
  for (const row of rows) {
    cells.push(row.map(cellText));
    if (cells.length >= rowsAtOnce) await write();
  }
  if (cells.length > 0) await write();
  return text;
}

function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  return typeof cell === "string" ? neutralised(cell) : String(cell);
}
