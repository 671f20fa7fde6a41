// A backlog over time: the median, and where half and 90% of the replications lie.
import * as Plot from "@observablehq/plot";
import type { SeriesBand } from "../../experiment/index.js";
import { number } from "../figures-in-words.js";
import type { Chart } from "./chart.js";
import { ink } from "./colours.js";
import { type DataTable, hiddenTable } from "./data-table.js";
import type { Markup } from "./markup.js";

/** A point of the fan. */
export interface FanPoint {
  readonly date: Date;
  readonly iso: string;
  readonly p05: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

/** What to draw. */
export interface Fan {
  readonly label: string;
  readonly band: SeriesBand;
  readonly dates: readonly string[];
  /** Last day to show. */
  readonly lastDay: number;
  /** A date to mark, ISO 8601. */
  readonly deadline?: string | undefined;
  /** A limit to mark, such as the places there are. */
  readonly limit?: number | undefined;
}

/** More points than this no screen can tell apart. */
const mostPoints = 180;

/** The fan itself, for charts that show more with it. */
export function fanMarks(fan: Fan): {
  readonly points: readonly FanPoint[];
  readonly description: string;
  readonly areas: readonly Plot.Markish[];
} {
  const points = pointsOf(fan);
  const areas = [
    Plot.areaY(points, { x: "date", y1: "p05", y2: "p95", fill: ink.band }),
    Plot.areaY(points, { x: "date", y1: "p25", y2: "p75", fill: ink.core }),
    Plot.lineY(points, { x: "date", y: "p50", stroke: ink.line, strokeWidth: 2 }),
  ];
  return { points, description: descriptionOf(points), areas };
}

/** The fan of a series. */
export function fanChart(fan: Fan): Chart {
  const { points, description, areas } = fanMarks(fan);
  const deadline = fan.deadline === undefined ? [] : [new Date(`${fan.deadline}T00:00Z`)];
  const limit = fan.limit === undefined ? [] : [fan.limit];
  const isEmpty = [...limit, ...points.map(({ p95 }) => p95)].every((value) => value === 0);
  return {
    title: `${capitalised(fan.label)} over time`,
    description: `${description}${fan.limit === undefined ? "" : ` The limit is ${number(fan.limit)}.`}`,
    plot: (width) => ({
      height: Math.round(Math.min(240, width * 0.6)),
      marginLeft: 48,
      x: { type: "utc", label: null, ticks: width < 500 ? 4 : 8 },
      y: {
        label: null,
        grid: true,
        ticks: isEmpty ? 1 : 5,
        tickFormat: number,
        zero: true,
        ...(isEmpty && { domain: [0, 1] }), // without a height of its own, nothing would hang in the middle
      },
      marks: [
        ...areas,
        Plot.ruleY(limit, { stroke: ink.mark }),
        Plot.ruleX(deadline, { stroke: ink.mark, strokeDasharray: "4 3" }),
        Plot.ruleY([0]),
      ],
    }),
  };
}

/** The figures behind the fan. */
export function fanTable(fan: Fan, file: string): Markup {
  const table: DataTable = {
    caption: `${capitalised(fan.label)} by date: median and quantiles of the replications`,
    head: ["Date", "5%", "25%", "Median", "75%", "95%"],
    rows: pointsOf(fan).map(({ iso, p05, p25, p50, p75, p95 }) => [
      iso,
      ...[p05, p25, p50, p75, p95].map(number),
    ]),
    file,
  };
  return hiddenTable(table);
}

function pointsOf({ band, dates, lastDay }: Fan): FanPoint[] {
  const step = Math.max(1, Math.ceil(lastDay / mostPoints));
  const points: FanPoint[] = [];
  for (let day = 0; day <= lastDay && day < dates.length; day += step) {
    const iso = dates[day] ?? "";
    const at = (quantile: keyof SeriesBand) => band[quantile][day] ?? 0;
    points.push({
      date: new Date(`${iso}T00:00Z`),
      iso,
      p05: at("p05"),
      p25: at("p25"),
      p50: at("p50"),
      p75: at("p75"),
      p95: at("p95"),
    });
  }
  return points;
}

function descriptionOf(points: readonly FanPoint[]): string {
  const [first] = points;
  if (first === undefined) return "There is nothing to show.";
  const peak = points.reduce((best, point) => (point.p50 > best.p50 ? point : best), first);
  const empty = points.findLast(({ p50 }) => p50 > 0);
  const end = points.at(-1);
  const last =
    empty === end
      ? `is still ${number(end?.p50 ?? 0)} on ${end?.iso}`
      : `is 0 after ${empty?.iso ?? first.iso}`;
  return `The median starts at ${number(first.p50)} on ${first.iso}, is largest (${number(peak.p50)}) on ${peak.iso} and ${last}.`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
