// A table as HTML.
import { html, type Markup, type Piece } from "./markup.js";

/** A table with its heading. */
export interface DataTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Piece[])[];
  /** Columns of text, by index; all others are numbers, aligned to the right. Default: the first. */
  readonly textColumns?: readonly number[];
  /** The column of texts that need room, by index. */
  readonly longColumn?: number;
  /** Name for the file when a reader saves the table. */
  readonly file: string;
}

/** The table, scrolling sideways by itself where the page is narrow. The page's script adds copy and save. */
export function dataTable({ caption, head, rows, textColumns = [0], longColumn, file }: DataTable): Markup {
  const kind = (column: number) => {
    if (column === longColumn) return "text long";
    return textColumns.includes(column) ? "text" : "number";
  };
  return html`<div class="table" tabindex="0" role="region" aria-label="${caption}"><table data-file="${file}">
<caption>${caption}</caption>
<thead><tr>${head.map((cell, column) => html`<th scope="col" class="${kind(column)}">${cell}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map((cell, column) => cellOf(cell, column, kind(column)))}</tr>\n`)}</tbody>
</table></div>`;
}

/** The same, closed until a reader asks for the figures behind a chart. */
export function hiddenTable(table: DataTable): Markup {
  return html`<details><summary>The figures of this chart</summary>${dataTable(table)}</details>`;
}

function cellOf(cell: Piece, column: number, kind: string): Markup {
  return column === 0
    ? html`<th scope="row" class="${kind}">${cell}</th>`
    : html`<td class="${kind}">${cell}</td>`;
}
