// Tables of plain text that stay aligned with wide and right-to-left letters.
import Table from "cli-table3";
import stringWidth from "string-width";

/** A table without lines: a heading, and rows of cells already in words. */
export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of numbers are aligned to the right. */
  readonly align: readonly ("left" | "right")[];
}

/** Columns between two columns. */
const gap = 2;

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
  middle: " ".repeat(gap),
};

/** Emptied, or the package would colour headings whatever NO_COLOR says. */
const noStyle = { head: [], border: [], "padding-left": 0, "padding-right": 0 };

/** The lines of a table, at most `width` columns wide: the first column gives way. */
export function tableLines(table: TextTable, width: number): string[] {
  const widths = columnWidths(table);
  const excess = widths.reduce((sum, column) => sum + column + gap, -gap) - width;
  return linesOf(layOut(table, excess > 0 ? Math.max(6, (widths[0] ?? 0) - excess) : undefined));
}

/** The widest cell of each column, as a terminal shows it: no width for colours, two columns for a wide letter. */
function columnWidths({ head, rows, align }: TextTable): number[] {
  return align.map((_, column) => Math.max(...[head, ...rows].map((row) => stringWidth(row[column] ?? ""))));
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
