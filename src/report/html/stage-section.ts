// Where the people wait.
import { bottleneckOf, stagesByWaiting } from "../bottleneck.js";
import { duration, number, percent } from "../figures-in-words.js";
import { wordsOf } from "../plain-text.js";
import type { RunReport } from "../run-report.js";
import { lastDayShown } from "../shown.js";
import { dataTable } from "./data-table.js";
import { html, type Markup, name, type Piece } from "./markup.js";
import { stageCharts } from "./stage-charts.js";

/** The stages, most waiting first; nothing when the scenario has none. */
export function stageSection(report: RunReport): Markup | undefined {
  const { stages, bands, facts } = report;
  const all = stagesByWaiting(stages);
  if (all.length === 0) return undefined;
  const bottleneck = bottleneckOf(stages);
  const most = bottleneck?.figures.meanQueue.mean ?? 1;
  const rows = all.map(({ name: stage, figures }) => [
    name(wordsOf(stage)),
    bar(figures.meanQueue.mean / most, number(figures.meanQueue.mean)),
    number(figures.maxQueue.mean),
    duration(figures.meanWait.mean),
    bar(figures.utilisation.mean, percent(figures.utilisation.mean)),
  ]);
  return html`<section aria-labelledby="stages"><h2 id="stages">Where it waits</h2>
<p>${
    bottleneck === undefined
      ? "Nobody waits anywhere."
      : html`Most waiting is at <strong>${name(wordsOf(bottleneck.name))}</strong>: ${number(bottleneck.figures.meanQueue.mean)} waiting on average, ${duration(bottleneck.figures.meanWait.mean)} each, while ${percent(bottleneck.figures.utilisation.mean)} of what is there is in use.`
  }</p>
${dataTable({
  caption: "Stages, means over the replications",
  head: ["Stage", "waiting (mean)", "waiting (most)", "mean wait", "in use"],
  rows,
  file: "stages.csv",
})}
${stageCharts(
  all.map(({ name: stage }) => stage),
  bands,
  facts.dates,
  lastDayShown(report),
)}</section>`;
}

/** A figure with a bar behind it, as long as its share of 1. */
function bar(share: number, text: string): Piece {
  const width = Math.max(0, Math.min(100, share * 100)).toFixed(1);
  return html`<span class="bar" style="--share:${width}%">${text}</span>`;
}
