// What it costs, and who pays.
import { costsOf } from "../cost.js";
import { noFigure, number } from "../figures-in-words.js";
import type { RunReport } from "../run-report.js";
import { dataTable } from "./data-table.js";
import { html, type Markup, name } from "./markup.js";

/** The section; nothing when nothing costs anything. */
export function costSection({ summary, facts }: RunReport): Markup | undefined {
  const costs = costsOf(summary);
  if (costs === undefined) return undefined;
  const show = (value: unknown) => (typeof value === "number" ? number(value) : noFigure);
  const total = costs.all.mean ?? 0;
  const rows = [...costs.payers, { payer: "in all", cost: costs.all }].map(({ payer, cost }) => [
    name(payer),
    show(cost.mean),
    total > 0 && cost.mean !== null ? `${((100 * cost.mean) / total).toFixed(0)}%` : noFigure,
    show(cost.p50.value),
    show(cost.p05.value),
    show(cost.p95.value),
  ]);
  return html`<section aria-labelledby="cost"><h2 id="cost">What it costs, and who pays</h2>
${dataTable({
  caption: `Cost${facts.currency === undefined ? "" : ` in ${facts.currency}`} over the replications`,
  head: ["Payer", "mean", "share", "median", "5%", "95%"],
  rows,
  file: "cost.csv",
})}</section>`;
}
