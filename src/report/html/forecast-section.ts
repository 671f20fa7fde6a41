// What is to come, given what has been reported: the forecast that stands in the folder of the run.
import * as Plot from "@observablehq/plot";
import type { ScenarioDates } from "../dates.js";
import { bounded, days, noFigure, number, percent } from "../figures-in-words.js";
import { clearing, type ForecastReport, readingInWords } from "../forecast-tables.js";
import { outputLabel, seriesLabel } from "../labels.js";
import { endOf } from "../plain-text.js";
import type { StoredRun } from "../stored-run.js";
import { type Chart, drawChart } from "./chart.js";
import { ink } from "./colours.js";
import { dataTable } from "./data-table.js";
import { type Fan, fanTable } from "./fan-chart.js";
import { forecastChart } from "./forecast-chart.js";
import { html, type Markup, name, place } from "./markup.js";

/** The section; nothing when the folder holds no forecast of this scenario. */
export function forecastSection({ experiments }: StoredRun, dates: ScenarioDates): Markup | undefined {
  const report = experiments?.forecast;
  if (report === undefined) return undefined;
  const { readings, particles, distinct, seed } = report;
  return html`<section aria-labelledby="forecast"><h2 id="forecast">What is to come, given the reports</h2>
<p>${number(particles)} courses of events, weighed by how well they agree with ${number(readings.length)} reports (${number(distinct)} of them different; seed ${seed}).
Everything else in this report is the plan before any report.</p>
${whenTable(report, dates)}
${fans(report)}
${readingsTable(report)}
${posterior(report)}</section>`;
}

function whenTable({ outputs, horizonDays }: ForecastReport, dates: ScenarioDates): Markup {
  const rows = clearing.flatMap((output) => {
    const summary = outputs[output];
    if (summary === undefined || summary.max === 0) return [];
    const [p05, p50, p95] = [summary.p05.value, summary.p50.value, summary.p95.value];
    const inDays = (value: typeof p50) => bounded(value, days, `> ${number(horizonDays)}`);
    const both = typeof p05 === "number" && typeof p95 === "number";
    return [
      [
        outputLabel(output),
        inDays(p50),
        `${inDays(p05)} to ${inDays(p95)}`,
        typeof p50 === "number" ? dates.words(p50) : noFigure,
        both ? dates.span(p05, p95) : noFigure,
      ],
    ];
  });
  return dataTable({
    caption: "Days from the start, given the reports",
    head: ["Step", "median", "90% range", "median date", "90% range of dates"],
    rows,
    file: "forecast.csv",
  });
}

function fans(report: ForecastReport): Markup {
  const quantities = [...new Set(report.readings.map(({ reading }) => reading.quantity))];
  const figures = quantities.flatMap((quantity) => {
    const band = report.bands[quantity];
    if (band === undefined) return [];
    const readings = report.readings.filter(({ reading }) => reading.quantity === quantity);
    const label = seriesLabel(quantity);
    const fan: Fan = { label, band, dates: report.dates, lastDay: settledOn(band.p05, band.p95) };
    const file = `forecast-${quantity}.csv`;
    return [
      html`<figure><h3>${label}</h3>${drawChart(forecastChart(fan, readings), 540)}${fanTable(fan, file)}</figure>`,
    ];
  });
  return html`<p>The line is the median; half of the courses lie in the darker band, 90% in the lighter one. Marks are reports: a point or an interval;
a triangle that points up says “at least”, one that points down “at most”.</p>
<div class="fans">${figures}</div>`;
}

/** The day after which nothing changes, and a few more. */
function settledOn(...quantiles: readonly (readonly number[])[]): number {
  const last = quantiles.map((values) => values.findLastIndex((value, day) => value !== values[day - 1]));
  return Math.max(7, ...last) + 7;
}

function readingsTable({ readings, bands }: ForecastReport): Markup {
  return dataTable({
    caption: "Reports, and how they agree with the courses of events",
    head: ["Date", "quantity", "says", "simulated", "right", "source"],
    rows: readings.map((weighed) => {
      const { reading, right, date } = weighed;
      const at = (quantile: "p05" | "p95") => number(bands[reading.quantity]?.[quantile][reading.day] ?? 0);
      return [
        date,
        seriesLabel(reading.quantity),
        readingInWords(weighed),
        `${at("p05")} to ${at("p95")}`,
        percent(right),
        name(reading.source ?? "", 200),
      ];
    }),
    textColumns: [0, 1, 5],
    longColumn: 5,
    file: "reports.csv",
  });
}

const longestLabel = 26;

function posterior({ inputs }: ForecastReport): Markup | undefined {
  if (inputs.length === 0) return undefined;
  return html`<h3>What the reports say of the inputs</h3>
<p>What is left of each range: 100% where the reports say nothing about it.</p>
<figure>${drawChart(posteriorChart(inputs))}</figure>
${dataTable({
  caption: "Uncertain inputs after the reports",
  head: ["Input", "believed before: from", "to", "median now", "90% from", "to", "left"],
  rows: inputs.map(({ path, low, high, p05, p50, p95, narrowed }) => [
    place(path),
    name(low),
    name(high),
    number(p50),
    number(p05),
    number(p95),
    percent(Math.min(1, narrowed)),
  ]),
  file: "posterior.csv",
})}`;
}

/** Each range as the whole width, and where in it 90% of the courses and their median lie. */
function posteriorChart(inputs: ForecastReport["inputs"]): Chart {
  const rows = inputs.flatMap(({ path, low, high, p05, p50, p95 }, rank) => {
    const [from, to] = [Number.parseFloat(low), Number.parseFloat(high)];
    if (!(to > from)) return [];
    const logarithmic = from > 0 && to / from >= 10;
    const scale = (value: number) =>
      logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
    const within = (value: number) => Math.min(1, Math.max(0, scale(value)));
    const label = `${rank + 1} ${endOf(path, longestLabel)}`;
    return [{ label, p05: within(p05), p50: within(p50), p95: within(p95) }];
  });
  return {
    title: "Where in its range each input lies after the reports",
    description: `${rows.map(({ label, p05, p50, p95 }) => `${label}: median at ${percent(p50)} of the range, 90% from ${percent(p05)} to ${percent(p95)}`).join("; ")}.`,
    plot: (width) => ({
      height: 50 + 26 * rows.length,
      marginLeft: width < 500 ? 150 : 200,
      marginRight: 24,
      x: {
        label: null,
        domain: [0, 1],
        ticks: [0, 1],
        tickFormat: (end: number) => (end === 0 ? "low" : "high"),
      },
      y: { label: null, domain: rows.map(({ label }) => label) },
      marks: [
        Plot.ruleY(rows, { y: "label", x1: 0, x2: 1, stroke: ink.band, strokeWidth: 8 }),
        Plot.ruleY(rows, { y: "label", x1: "p05", x2: "p95", stroke: ink.core, strokeWidth: 8 }),
        Plot.dot(rows, { y: "label", x: "p50", fill: ink.line, r: 4.5 }),
      ],
    }),
  };
}
