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

/** A first column that gives way keeps at least this width, and its words go on below. */
const readable = 18;
/** No column is narrower than its longest word of this length. */
const least = 10;

/**
 * The lines of a table, at most `width` columns wide if that can be: the first column gives way, and then the last, if
 * it holds words.
 */
export function tableLines(table: TextTable, width: number): string[] {
  const widths = columnWidths(table);
  let excess = widths.reduce((sum, column) => sum + column + gap, -gap) - width;
  const giveWay = (column: number, down: number): void => {
    const wide = widths[column] ?? 0;
    const narrow = Math.min(wide, Math.max(down, wide - Math.max(0, excess)));
    excess -= wide - narrow;
    widths[column] = narrow;
  };
  const last = table.align.length - 1;
  giveWay(0, readable);
  if (last > 0 && table.align[last] === "left") giveWay(last, least);
  giveWay(0, least);
  return linesOf(layOut(table, widths));
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

function layOut({ head, rows, align }: TextTable, widths: readonly number[]): Table.Table {
  const table = new Table({
    chars: noLines,
    style: noStyle,
    colAligns: [...align],
    colWidths: [...widths],
    wordWrap: true,
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
