// Tables of plain text that stay aligned with wide and right-to-left letters.
import Table from "cli-table3";

/** A table without lines: a heading, and rows of cells already in words. */
export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of numbers are aligned to the right. */
  readonly align: readonly ("left" | "right")[];
}

const noLines = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

/** Emptied, or the package would colour headings whatever NO_COLOR says. */
const noStyle = { head: [], border: [], "padding-left": 0, "padding-right": 0 };

/** The lines of a table, at most `width` columns wide: the first column gives way. */
export function tableLines(table: TextTable, width: number): string[] {
  const natural = layOut(table);
  const excess = natural.width - width;
  if (excess <= 0) return linesOf(natural);
  const first = layOut({
    head: [""],
    rows: [table.head, ...table.rows].map(([cell = ""]) => [cell]),
    align: ["left"],
  });
  return linesOf(layOut(table, Math.max(6, first.width - excess)));
}

/** A text cut into lines of at most `width` columns, between words where it can be. */
export function wrapped(text: string, width: number): string[] {
  const table = new Table({ chars: noLines, style: noStyle, colWidths: [width], wordWrap: true });
  table.push([text]);
  return linesOf(table);
}

function layOut({ head, rows, align }: TextTable, firstWidth?: number): Table.Table {
  const table = new Table({
    chars: noLines,
    style: noStyle,
    colAligns: [...align],
    ...(firstWidth !== undefined && { colWidths: [firstWidth] }),
  });
  if (head.length > 0) table.push([...head]);
  table.push(...rows.map((row) => [...row]));
  return table;
}

function linesOf(table: Table.Table): string[] {
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
}
