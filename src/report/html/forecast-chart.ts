// A quantity as it is expected to go, with what has been reported of it.
import * as Plot from "@observablehq/plot";
import { number } from "../figures-in-words.js";
import { type ForecastReport, readingInWords } from "../forecast-tables.js";
import { seriesLabel } from "../labels.js";
import type { Chart } from "./chart.js";
import { ink } from "./colours.js";
import { type Fan, fanMarks } from "./fan-chart.js";

type WeighedReading = ForecastReport["readings"][number];

const millisecondsPerDay = 86_400_000;

/** A report as marks need it: from a lower to an upper end, one of which may be open. */
interface ReadingMark {
  readonly date: Date;
  readonly low: number;
  readonly high: number;
  readonly symbol: "circle" | "triangle";
  /** Degrees: 180 turns a triangle upside down. */
  readonly rotate: number;
}

/** The fan of a quantity with the reports of it as points and intervals; a triangle is open upwards or downwards. */
export function forecastChart(fan: Fan, readings: readonly WeighedReading[]): Chart {
  const marks = readings.map(markOf);
  const said = readings.map((reading) => `${readingInWords(reading)} on ${reading.date}`);
  const { points, description, areas } = fanMarks(fan);
  return {
    title: `${seriesLabel(readings[0]?.reading.quantity ?? fan.label)}: forecast and reports`,
    description: `${description} Reported: ${said.join("; ")}.`,
    plot: (width) => ({
      height: Math.round(Math.min(260, width * 0.62)),
      marginLeft: 48,
      x: { type: "utc", label: null, ticks: width < 500 ? 4 : 8 },
      y: { label: null, grid: true, ticks: 5, tickFormat: number, zero: true },
      marks: [
        ...areas,
        Plot.ruleX(marks, { x: "date", y1: "low", y2: "high", stroke: ink.mark, strokeWidth: 2.5 }),
        Plot.dot(marks, {
          x: "date",
          y: (mark: ReadingMark) => (mark.low + mark.high) / 2,
          symbol: "symbol",
          rotate: "rotate",
          fill: ink.mark,
          r: 3.5,
        }),
        Plot.ruleY(points.length > 0 ? [0] : []),
      ],
    }),
  };
}

/** A report holds at the end of its day; the fan's values are those of the beginning of a day. */
function markOf({ reading, date: iso }: WeighedReading): ReadingMark {
  const date = new Date(Date.parse(`${iso}T00:00Z`) + millisecondsPerDay);
  if ("low" in reading) return { date, low: reading.low, high: reading.high, symbol: "circle", rotate: 0 };
  const { kind, value } = reading;
  const isBound = kind === "at_least" || kind === "at_most";
  const symbol = isBound ? "triangle" : "circle";
  return { date, low: value, high: value, symbol, rotate: kind === "at_most" ? 180 : 0 };
}
