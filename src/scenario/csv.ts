import type { Place } from "./problem.js";

/** One cell of a table, with the place where its text begins. */
export interface Cell extends Place {
  readonly text: string;
}

/** The rows of a table; empty lines are left out. */
export type Rows = readonly (readonly Cell[])[];

/** A table file as read. */
export interface Table {
  readonly file: string;
  readonly text: string;
  readonly rows: Rows;
}

/**
 * Reads comma-separated text (RFC 4180: quotes double inside quotes, line ends of any system), keeping the line
 * and column of every cell, which is what a person needs to correct one. A library of its own would be
 * welcome here, but none that runs in a browser tells where a cell stands. Unclosed quotes end with the text.
 */
export function parseCsv(text: string, file: string): Rows {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let line = 1;
  let lineStart = 0;
  let at = 0;
  while (at <= text.length) {
    const place = { file, line, column: at - lineStart + 1 };
    const quoted = text[at] === '"';
    const cell = quoted ? quotedCell(text, at) : plainCell(text, at);
    const breaks = quoted ? [...text.slice(at, cell.end).matchAll(/\r\n|\r|\n/g)] : [];
    const last = breaks.at(-1);
    row.push({ ...place, text: quoted ? cell.text : cell.text.trim() });
    line += breaks.length;
    if (last !== undefined) lineStart = at + last.index + last[0].length;
    at = cell.end;
    if (text[at] === ",") {
      at += 1;
      continue;
    }
    if (row.length > 1 || row[0]?.text !== "") rows.push(row);
    row = [];
    at += text.startsWith("\r\n", at) ? 2 : 1;
    line += 1;
    lineStart = at;
  }
  return rows;
}

function plainCell(text: string, from: number): { text: string; end: number } {
  let end = from;
  while (end < text.length && text[end] !== "," && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return { text: text.slice(from, end), end };
}

function quotedCell(text: string, from: number): { text: string; end: number } {
  let content = "";
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { text: content + text.slice(at), end: text.length };
    content += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      const rest = plainCell(text, quote + 1);
      return { text: content + rest.text.trim(), end: rest.end };
    }
    content += '"';
    at = quote + 2;
  }
}
