// Where the figures come from, and which of them are assumed.
import { number } from "../figures-in-words.js";
import type { RunReport } from "../run-report.js";
import { dataTable } from "./data-table.js";
import { html, type Markup, name, place } from "./markup.js";

const longestSource = 600;

/** Every figure of the scenario with its source. */
export function sourcesSection({ facts }: RunReport): Markup | undefined {
  const { figures } = facts;
  if (figures.length === 0) return undefined;
  const assumed = figures.filter(({ assumption }) => assumption).length;
  return html`<section aria-labelledby="sources"><h2 id="sources">Assumptions and sources</h2>
<p><strong>${number(assumed)} of ${number(figures.length)} figures are assumptions</strong>: plausible values that no public
record gives. They should be varied before anything is decided on them.</p>
${dataTable({
  caption: "Every figure of the scenario",
  head: ["Figure", "value", "source"],
  rows: figures.map(({ path, text, source, assumption }) => [
    place(path),
    name(text),
    assumption
      ? html`<span class="assumption">assumption</span> ${name(beyondTheWord(source), longestSource)}`
      : name(source, longestSource),
  ]),
  textColumns: [0, 1, 2],
  longColumn: 2,
  file: "sources.csv",
})}</section>`;
}

/** What a source says beside the word that the mark before it says already. */
function beyondTheWord(source: string): string {
  return source.replace(/^assumption\b[\s:;,.-]*/i, "");
}
