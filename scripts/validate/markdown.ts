// Words and tables of the page.

/** A part of the page and the pictures it shows. */
export interface Section {
  readonly title: string;
  /** Paragraphs, tables and pictures, in order. */
  readonly blocks: readonly string[];
  /** SVG texts by file name. */
  readonly pictures: Readonly<Record<string, string>>;
}

/** A number with thousands apart: 5,704; `digits` after the point. */
export function shown(value: number, digits = 0): string {
  return value.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A Markdown table; columns of numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) =>
    `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  const numeric = (column: number) => rows.every((row) => /^[-\d,.%()* ]*$/.test(row[column] ?? ""));
  const rule = head.map((_, column) => (numeric(column) ? "---:" : "---"));
  return [cells(head), cells(rule), ...rows.map(cells)].join("\n");
}

/** A picture with the words that stand for it. */
export function picture(file: string, description: string): string {
  return `![${description}](validation/${file})`;
}
