// Text and tables in Markdown that no name can break.

import { shortened } from "../html/markup.js";
import { oneLine } from "../plain-text.js";

const longest = 300;

/** A name or text from a file, on one line, with everything that Markdown or HTML would act on made plain. */
export function plain(text: string): string {
  return shortened(oneLine(text), longest).replace(/[\\`*_{}[\]()#|<>~&$]/g, "\\$&");
}

/** A table; the cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A list, one item a line. */
export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}
