// What it costs, and who pays.
import { noFigure, number } from "../figures-in-words.js";
import { wordsOf } from "../plain-text.js";
import type { RunReport } from "../run-report.js";
import { dataTable } from "./data-table.js";
import { html, type Markup, name } from "./markup.js";

const payer = "cost_";

/** The section; nothing when nothing costs anything. */
export function costSection({ summary, facts }: RunReport): Markup | undefined {
  const { cost } = summary.outputs;
  if (cost === undefined || cost.max === 0) return undefined;
  const show = (value: unknown) => (typeof value === "number" ? number(value) : noFigure);
  const total = cost.mean ?? 0;
  const rows = [
    ...Object.entries(summary.outputs).filter(([output, { max }]) => output.startsWith(payer) && max !== 0),
    ["in all", cost] as const,
  ].map(([output, { mean, p05, p95 }]) => [
    name(output.startsWith(payer) ? wordsOf(output.slice(payer.length)) : output),
    show(mean),
    total > 0 && mean !== null ? `${((100 * mean) / total).toFixed(0)}%` : noFigure,
    show(p05.value),
    show(p95.value),
  ]);
  return html`<section aria-labelledby="cost"><h2 id="cost">What it costs, and who pays</h2>
${dataTable({
  caption: `Cost${facts.currency === undefined ? "" : ` in ${facts.currency}`} over the replications`,
  head: ["Payer", "mean", "share", "5%", "95%"],
  rows,
  file: "cost.csv",
})}</section>`;
}
