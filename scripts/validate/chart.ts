// Pictures as SVG files that stand by themselves, legible on a white and on a dark page.
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { SeriesBand } from "../../src/experiment/index.js";

const colours = {
  band: "#cfdff2",
  core: "#93b7e0",
  line: "#1f5a9e",
  mark: "#b3261e",
  second: "#6b6b6b",
  third: "#8a6d00",
};

/** A dated value. */
export interface DatedValue {
  readonly date: string;
  readonly value: number;
}

/** A fan and the reports to hold against it. */
export interface FanPicture {
  readonly title: string;
  readonly band: SeriesBand;
  /** Date of each value of the band. */
  readonly dates: readonly string[];
  readonly reported: readonly DatedValue[];
}

/** Median, half and 90% of the courses as areas; reports as dots. */
export function fanPicture({ title, band, dates, reported }: FanPicture): string {
  const step = Math.max(1, Math.floor(dates.length / 200));
  const points = dates.flatMap((iso, day) =>
    day % step > 0
      ? []
      : [
          {
            date: utc(iso),
            ...Object.fromEntries(Object.entries(band).map(([name, values]) => [name, values[day]])),
          },
        ],
  );
  return svg(title, [
    Plot.areaY(points, { x: "date", y1: "p05", y2: "p95", fill: colours.band }),
    Plot.areaY(points, { x: "date", y1: "p25", y2: "p75", fill: colours.core }),
    Plot.lineY(points, { x: "date", y: "p50", stroke: colours.line, strokeWidth: 2 }),
    dots(reported),
  ]);
}

/** The record as dots, predictions as lines with a name at their end. */
export function linesPicture(
  title: string,
  reported: readonly DatedValue[],
  lines: Readonly<Record<string, readonly DatedValue[]>>,
): string {
  const strokes = [colours.line, colours.second, colours.third];
  return svg(title, [
    ...Object.entries(lines).flatMap(([name, values], i) => {
      const points = values.map(({ date, value }) => ({ date: utc(date), value }));
      const stroke = strokes[i % strokes.length] ?? colours.line;
      return [
        Plot.lineY(points, {
          x: "date",
          y: "value",
          stroke,
          strokeWidth: 2,
          strokeDasharray: i > 0 ? "5 3" : "0",
        }),
        Plot.text(points.slice(-1), {
          x: "date",
          y: "value",
          text: () => name,
          dx: 6,
          textAnchor: "start",
          fill: stroke,
        }),
      ];
    }),
    dots(reported),
  ]);
}

function dots(reported: readonly DatedValue[]): Plot.Markish {
  const points = reported.map(({ date, value }) => ({ date: utc(date), value }));
  return Plot.dot(points, { x: "date", y: "value", r: 4, fill: colours.mark, stroke: "white" });
}

function svg(title: string, marks: readonly Plot.Markish[]): string {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const drawn = Plot.plot({
    document,
    width: 720,
    height: 320,
    marginLeft: 70,
    marginRight: 90,
    style: { background: "white", color: "#222" },
    x: { type: "utc", label: null, ticks: 8 },
    y: { label: null, grid: true, ticks: 6, zero: true },
    marks: [Plot.ruleY([0]), ...marks],
  });
  const name = document.createElementNS("http://www.w3.org/2000/svg", "title");
  name.textContent = title;
  drawn.insertBefore(name, drawn.firstChild);
  drawn.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  drawn.setAttribute("role", "img");
  return `${drawn.outerHTML}\n`;
}

function utc(date: string): Date {
  return new Date(`${date}T00:00Z`);
}
