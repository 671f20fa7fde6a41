// The inputs of a scenario as rows of a Markdown table.
import type { Figure, UncertainInput } from "../../scenario/index.js";
import { plain } from "./markdown.js";

/** Path, value and source of each figure. */
export function figureRows(figures: readonly Figure[]): string[][] {
  return figures.map(({ path, text, source }) => [plain(path), plain(text), plain(source)]);
}

/** Path, ends, spread and source of each range. */
export function rangeRows(ranges: readonly UncertainInput[]): string[][] {
  return ranges.map(({ path, low, high, spread, source }) => [
    plain(path),
    plain(low),
    plain(high),
    spread === "log_uniform" ? "log-uniform" : "uniform",
    plain(source),
  ]);
}
