// What it means for those who are moved and held.
import { noFigure, number } from "../figures-in-words.js";
import { outputLabel, outputUnit } from "../labels.js";
import type { RunReport } from "../run-report.js";
import { dataTable } from "./data-table.js";
import { html, type Markup } from "./markup.js";

const outputs = [
  "custody_days_at_origin",
  "days_to_first_hearing_median",
  "days_to_first_hearing_p90",
  "nights_in_staging_mean",
  "nights_in_staging_longest",
  "hours_aboard_mean",
  "hours_aboard_longest",
  "deaths_in_custody",
  "deadline_breaches",
  "age_of_open_median",
  "age_of_open_oldest",
];

/** Waiting, nights and deaths; nothing when the scenario yields none of them. */
export function peopleSection({ summary }: RunReport): Markup | undefined {
  const show = (value: unknown) => (typeof value === "number" ? number(value) : noFigure);
  const rows = outputs.flatMap((output) => {
    const figures = summary.outputs[output];
    if (figures === undefined || figures.max === 0) return [];
    const { mean, p05, p95 } = figures;
    return [[outputLabel(output), outputUnit(output), show(mean), show(p05.value), show(p95.value)]];
  });
  if (rows.length === 0) return undefined;
  return html`<section aria-labelledby="people"><h2 id="people">What it is like for people</h2>
${dataTable({
  caption: "Waiting, nights and losses, over the replications",
  head: ["Figure", "unit", "mean", "5%", "95%"],
  rows,
  textColumns: [0, 1],
  file: "people.csv",
})}</section>`;
}
