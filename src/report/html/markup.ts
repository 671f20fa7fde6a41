// HTML that cannot be broken by what is put into it.
import { oneLine } from "../plain-text.js";

/** Text that is HTML already. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What can stand in a template: text is escaped, markup and lists of it are taken as they are. */
export type Piece = Markup | string | number | undefined | readonly Piece[];

/** A template whose holes are escaped: html`<p>${name}</p>`. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(strings.reduce((text, part, hole) => text + textOf(pieces[hole - 1]) + part));
}

/** HTML that this program wrote itself, such as a chart. Never for anything that came from a file. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

const longestName = 160;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * A name from a file, in whatever script: isolated, so that its direction leaves its surroundings alone, on one
 * line, and cut where it would fill the page.
 */
export function name(text: string, longest = longestName): Markup {
  return html`<bdi>${shortened(oneLine(text), longest)}</bdi>`;
}

/** A place in a scenario, such as `court.judges`, that may be broken after each step. */
export function place(path: string): Markup {
  const steps = shortened(oneLine(path), longestName).split(/(?<=[._])/);
  return html`<bdi>${steps.map((step, i) => (i === 0 ? step : html`<wbr>${step}`))}</bdi>`;
}

/** A text cut after so many letters as people count them. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const letters = Array.from(graphemes.segment(text.slice(0, longest * 8)), ({ segment }) => segment);
  return letters.length > longest ? `${letters.slice(0, longest).join("")}…` : text;
}

function textOf(piece: Piece): string {
  if (piece === undefined) return "";
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === "object") return piece.map(textOf).join("");
  return String(piece).replace(/[&<>"'`\0]/g, (character) => entities[character] ?? "");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};
