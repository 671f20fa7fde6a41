// Every output of the run, for whoever needs the figures.
import type { Bounded } from "../../experiment/index.js";
import { bounded, counted, number } from "../figures-in-words.js";
import { outputLabel, outputUnit } from "../labels.js";
import type { RunReport } from "../run-report.js";
import { dataTable } from "./data-table.js";
import { html, type Markup } from "./markup.js";

/** All outputs with mean and quantiles, in a table that is closed at first. */
export function outputsSection({ summary, facts }: RunReport): Markup {
  const inWords = (value: Bounded) => bounded(value, number, `> ${number(facts.horizonDays)}`);
  return html`<section aria-labelledby="outputs"><h2 id="outputs">All figures</h2>
<details><summary>Every output of the run</summary>
${dataTable({
  caption: `Outputs over ${counted(number(summary.replications), "replication")}`,
  head: ["Output", "unit", "mean", "sd", "5%", "median", "95%", "not cleared"],
  rows: Object.entries(summary.outputs).map(([output, figures]) => [
    outputLabel(output),
    outputUnit(output) === "money" ? (facts.currency ?? "") : outputUnit(output),
    inWords(figures.mean ?? figures.restricted_mean),
    inWords(figures.sd),
    inWords(figures.p05.value),
    inWords(figures.p50.value),
    inWords(figures.p95.value),
    number(figures.censored),
  ]),
  textColumns: [0, 1],
  file: "outputs.csv",
})}
<p>Where replications did not clear, the mean is that of the shorter of clearing time and horizon.</p></details></section>`;
}
