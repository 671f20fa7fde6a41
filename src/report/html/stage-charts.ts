// Every stage day by day, one above the other, so that the eye finds the bottleneck and when it was one.
import * as Plot from "@observablehq/plot";
import type { Bands, SeriesBand } from "../../experiment/index.js";
import { number, percent } from "../figures-in-words.js";
import { oneLine, wordsOf } from "../plain-text.js";
import { type Chart, drawChart } from "./chart.js";
import { ink } from "./colours.js";
import { hiddenTable } from "./data-table.js";
import { html, type Markup, name, shortened } from "./markup.js";

/** Which of a stage's series to draw, and the words for it. */
interface Measure {
  readonly series: "queue" | "use";
  readonly title: string;
  readonly show: (value: number) => string;
  /** Upper end of the scale of every row; absent where each row has its own, said in its label. */
  readonly most?: number;
  readonly file: string;
}

const queue: Measure = {
  series: "queue",
  title: "Waiting at each stage over time",
  show: number,
  file: "stage-queues.csv",
};
const use: Measure = {
  series: "use",
  title: "Use of each stage over time",
  show: percent,
  most: 1,
  file: "stage-use.csv",
};

interface DayPoint {
  readonly iso: string;
  readonly date: Date;
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
}

interface Point extends DayPoint {
  /** Label of its row. */
  readonly stage: string;
  /** Upper end of its row's scale. */
  readonly most: number;
}

interface Row {
  /** As the scenario names it. */
  readonly name: string;
  /** As the chart has room for; its rank tells equal ones apart. */
  readonly label: string;
  readonly points: readonly Point[];
}

/** More rows than this are a table, not a picture. */
const mostRows = 8;
const mostPoints = 90;
/** Of the points, every so many stand in the table: timeline.csv has them all. */
const tableStep = 3;
const longestLabel = 34;
/** Pixels of a row with its label. */
const rowHeight = 62;

/**
 * Queue and use over time of the stages that have them; nothing when none has.
 *
 * @param stages in the order in which they are to stand
 * @param dates of each day, ISO 8601
 * @param lastDay last day to show
 */
export function stageCharts(
  stages: readonly string[],
  bands: Bands,
  dates: readonly string[],
  lastDay: number,
): Markup | undefined {
  // Within the first day there is no day by day to show.
  if (dates.length < 2) return undefined;
  const figures = [queue, use].flatMap((measure) => {
    const rows = rowsOf(stages, measure, bands, dates, lastDay);
    return rows.length === 0 ? [] : [figureOf(measure, rows)];
  });
  if (figures.length === 0) return undefined;
  return html`<h3>Day by day</h3>
<p>The line is the median of the replications, 90% of them lie in the band. In the first chart each stage has a scale of its own, in persons or
cases, up to the number beside its name.</p>
<div class="fans">${figures}</div>`;
}

function rowsOf(
  stages: readonly string[],
  { series, most, show }: Measure,
  bands: Bands,
  dates: readonly string[],
  lastDay: number,
): Row[] {
  // Convoys that leave one site wait for the same people: one row is enough.
  const seen = new Set<string>();
  const found = stages.flatMap((stage) => {
    const band = bands[`${series}: ${stage}`];
    if (band === undefined || !band.p95.some((value) => value > 0)) return [];
    const key = band.mean.join();
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ stage, band }];
  });
  return found.slice(0, mostRows).map(({ stage, band }, rank) => {
    const points = pointsOf(band, dates, lastDay);
    const scale = most ?? Math.max(...points.map(({ p95 }) => p95), Number.MIN_VALUE);
    const words = shortened(oneLine(wordsOf(stage)), longestLabel);
    const label = `${rank + 1}  ${words}${most === undefined ? `, up to ${show(scale)}` : ""}`;
    return {
      name: wordsOf(stage),
      label,
      points: points.map((point) => ({ ...point, stage: label, most: scale })),
    };
  });
}

function pointsOf(band: SeriesBand, dates: readonly string[], lastDay: number): DayPoint[] {
  // The value of the last day of the series stands for no time at all.
  const days = Math.min(lastDay, dates.length - 2);
  const step = Math.max(1, Math.ceil(days / mostPoints));
  const points: DayPoint[] = [];
  for (let day = 0; day <= days; day += step) {
    const iso = dates[day] ?? "";
    const at = (quantile: "p05" | "p50" | "p95") => band[quantile][day] ?? 0;
    points.push({
      iso,
      date: new Date(`${iso}T00:00Z`),
      p05: at("p05"),
      p50: at("p50"),
      p95: at("p95"),
    });
  }
  return points;
}

function figureOf(measure: Measure, rows: readonly Row[]): Markup {
  const { title, show, file } = measure;
  return html`<figure><h4>${title}</h4>${drawChart(stageChart(measure, rows), 540)}${hiddenTable({
    caption: `${title}: median and quantiles of the replications`,
    head: ["Stage", "date", "5%", "Median", "95%"],
    rows: rows.flatMap(({ name: stage, points }) =>
      points
        .filter((_, i) => i % tableStep === 0)
        .map(({ iso, p05, p50, p95 }) => [name(stage), iso, ...[p05, p50, p95].map(show)]),
    ),
    textColumns: [0, 1],
    file,
  })}</figure>`;
}

/** A quantile of a point as a share of its row's scale. */
const share = (quantile: "p05" | "p50" | "p95") => (point: Point) => point[quantile] / point.most;

function stageChart({ title, show, most }: Measure, rows: readonly Row[]): Chart {
  const points = rows.flatMap((row) => row.points);
  const labels = rows.map(({ label }) => label);
  const peaks = rows.map(({ label, points }) => {
    const peak = points.reduce((best, point) => (point.p50 > best.p50 ? point : best));
    return `${label.trim()}: ${show(peak.p50)} on ${peak.iso}`;
  });
  return {
    title,
    description: `The largest median of each stage. ${peaks.join("; ")}.`,
    plot: (width) => ({
      height: 40 + rowHeight * rows.length,
      marginLeft: most === undefined ? 8 : 48,
      marginTop: 16,
      x: { type: "utc", label: null, ticks: width < 500 ? 4 : 6 },
      y: {
        label: null,
        grid: true,
        ticks: 2,
        tickFormat: (share: number) => show(share * (most ?? 1)),
        domain: [0, 1],
        ...(most === undefined && { axis: null }),
      },
      fy: { label: null, domain: labels, axis: null, padding: 0.4 },
      marks: [
        Plot.areaY(points, { x: "date", y1: share("p05"), y2: share("p95"), fy: "stage", fill: ink.band }),
        Plot.lineY(points, { x: "date", y: share("p50"), fy: "stage", stroke: ink.line, strokeWidth: 1.8 }),
        Plot.ruleY([0]),
        Plot.text(labels, {
          fy: (label: string) => label,
          text: (label: string) => label,
          frameAnchor: "top-left",
          dy: -14,
          fontWeight: 600,
        }),
      ],
    }),
  };
}
