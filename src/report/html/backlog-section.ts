// How each backlog goes over time.
import type { ScenarioDates } from "../dates.js";
import { seriesLabel } from "../labels.js";
import type { RunReport } from "../run-report.js";
import { lastDayShown, type SeriesGroup, seriesToShow } from "../shown.js";
import { drawChart } from "./chart.js";
import { fanChart, fanTable } from "./fan-chart.js";
import { html, type Markup } from "./markup.js";

/** A fan for each backlog that ever holds anybody. */
export function backlogSection(report: RunReport, dates: ScenarioDates): Markup | undefined {
  const fans = fansOf(report, dates, "backlog");
  if (fans === undefined) return undefined;
  return html`<section aria-labelledby="backlog"><h2 id="backlog">The backlogs over time</h2>
<p>The line is the median; half of the replications lie in the darker band, 90% in the lighter one.${
    report.facts.deadlineDays === undefined ? "" : " The dashed line is the deadline."
  }</p>
${fans}</section>`;
}

/**
 * The fans of a group of series, side by side; nothing when none ever holds anybody.
 *
 * @param limits a limit to mark, by series
 */
export function fansOf(
  report: RunReport,
  dates: ScenarioDates,
  group: SeriesGroup,
  limits: Readonly<Record<string, number>> = {},
): Markup | undefined {
  const names = seriesToShow(report.bands, group);
  if (names.length === 0) return undefined;
  const { deadlineDays } = report.facts;
  const deadline = deadlineDays === undefined ? undefined : dates.iso(deadlineDays);
  const figures = names.map((series) => {
    const band = report.bands[series];
    if (band === undefined) return undefined;
    const label = seriesLabel(series);
    const fan = {
      label,
      band,
      dates: report.facts.dates,
      lastDay: lastDayShown(report),
      deadline,
      limit: limits[series],
    };
    return html`<figure><h3>${label}</h3>${drawChart(fanChart(fan), 540)}${fanTable(fan, `${series}.csv`)}</figure>`;
  });
  return html`<div class="fans">${figures}</div>`;
}
