import type { Row } from "./row.js";

/** Lines of one suite as a text table: a column for every key but `suite`. */
export function table(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (column) => column !== "suite",
  );
  const cells = rows.map((row) => columns.map((column) => show(row[column])));
  const widths = columns.map((column, k) =>
    Math.max(column.length, ...cells.map((line) => (line[k] ?? "").length)),
  );
  const isText = columns.map((column) => rows.some((row) => typeof row[column] === "string"));
  const line = (values: readonly string[]): string =>
    values
      .map((value, k) => (isText[k] ? value.padEnd(widths[k] ?? 0) : value.padStart(widths[k] ?? 0)))
      .join("  ")
      .trimEnd();
  return [line(columns), line(widths.map((width) => "-".repeat(width))), ...cells.map(line)].join("\n");
}

function show(value: number | string | undefined): string {
  if (value === undefined) return "";
  return typeof value === "number" ? value.toLocaleString("en", { maximumFractionDigits: 3 }) : value;
}
