// How each backlog goes over time.
import type { ScenarioDates } from "../dates.js";
import { seriesLabel } from "../labels.js";
import type { RunReport } from "../run-report.js";
import { lastDayShown, seriesToShow } from "../shown.js";
import { drawChart } from "./chart.js";
import { fanChart, fanTable } from "./fan-chart.js";
import { html, type Markup } from "./markup.js";

/** A fan for each backlog that ever holds anybody. */
export function backlogSection(report: RunReport, dates: ScenarioDates): Markup | undefined {
  const names = seriesToShow(report.bands);
  if (names.length === 0) return undefined;
  const { deadlineDays } = report.facts;
  const figures = names.map((series) => {
    const band = report.bands[series];
    if (band === undefined) return undefined;
    const fan = {
      label: seriesLabel(series),
      band,
      dates: report.facts.dates,
      lastDay: lastDayShown(report),
      deadline: deadlineDays === undefined ? undefined : dates.iso(deadlineDays),
    };
    return html`<figure><h3>${seriesLabel(series)}</h3>${drawChart(fanChart(fan), 540)}${fanTable(fan, `${series}.csv`)}</figure>`;
  });
  return html`<section aria-labelledby="backlog"><h2 id="backlog">The backlogs over time</h2>
<p>The line is the median; half of the replications lie in the darker band, 90% in the lighter one.${
    deadlineDays === undefined ? "" : " The dashed line is the deadline."
  }</p>
<div class="fans">${figures}</div></section>`;
}
