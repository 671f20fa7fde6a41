// What is to come, given what has been reported: for a terminal, and as tables.
import { type Bands, type OutputSummary, quantileSorted, type WeighedReading } from "../experiment/index.js";
import type { Colours } from "./colours.js";
import { csvText } from "./csv.js";
import type { ScenarioDates } from "./dates.js";
import { bounded, counted, days, noFigure, number, percent } from "./figures-in-words.js";
import { mainOutput } from "./headline.js";
import { outputLabel, seriesLabel } from "./labels.js";
import { endOf, oneLine } from "./plain-text.js";
import { tableLines, wrapped } from "./text-table.js";

/** What is known of an input after the reports: quantiles over the particles, in the unit of the file. */
export interface PosteriorInput {
  readonly path: string;
  /** As the file writes the range that was believed before. */
  readonly low: string;
  readonly high: string;
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
  /** Standard deviation over that before the reports: 1 when they say nothing about this input. */
  readonly narrowed: number;
}

/** forecast.json: plain data, equal bytes for equal runs. */
export interface ForecastReport {
  readonly scenario: string;
  /** Hash of the scenario, as in its manifest. */
  readonly sha256: string;
  readonly seed: number;
  readonly particles: number;
  /** Different courses of events among the particles. */
  readonly distinct: number;
  readonly horizonDays: number;
  readonly outputs: Readonly<Record<string, OutputSummary>>;
  readonly inputs: readonly PosteriorInput[];
  readonly readings: readonly (WeighedReading & { readonly date: string })[];
  /** Pairs of readings, by number, that cannot both be right. */
  readonly contradictions: readonly (readonly [number, number])[];
  /** By date. */
  readonly dates: readonly string[];
  readonly bands: Bands;
}

/** The sample standard deviation and quantiles of particles. */
export function spreadOf(values: readonly number[]): { p05: number; p50: number; p95: number; sd: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const sd = Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1),
  );
  return {
    p05: quantileSorted(sorted, 0.05),
    p50: quantileSorted(sorted, 0.5),
    p95: quantileSorted(sorted, 0.95),
    sd,
  };
}

/** The steps of clearing, in the order in which they end. */
export const clearing = [
  "days_to_clear_origin",
  "days_to_clear_intake",
  "days_to_clear_judicial",
  mainOutput,
];

/** `0.1 to 4 / year`: the unit once where both ends have the same. */
function rangeInWords(low: string, high: string): string {
  const [, from = "", unit = ""] = /^([-+\d.e]+)(.*)$/i.exec(oneLine(low)) ?? [];
  const shared = from !== "" && oneLine(high).endsWith(unit);
  return `${shared ? from : oneLine(low)} to ${oneLine(high)}`;
}

const longestPath = 26;

/** Lines for a terminal. */
export function forecastLines(
  report: ForecastReport,
  dates: ScenarioDates,
  width: number,
  colours: Colours,
): string[] {
  const beyond = `>${number(report.horizonDays)}`;
  const when = clearing.flatMap((name) => {
    const output = report.outputs[name];
    if (output === undefined || output.max === 0) return [];
    const { p05, p50, p95 } = output;
    return [
      [
        outputLabel(name),
        bounded(p50.value, days, beyond),
        `${bounded(p05.value, days, beyond)} to ${bounded(p95.value, days, beyond)}`,
        typeof p50.value === "number" ? dates.words(p50.value) : noFigure,
        typeof p05.value === "number" && typeof p95.value === "number"
          ? dates.span(p05.value, p95.value)
          : noFigure,
      ],
    ];
  });
  const paragraphs = [
    [
      ...wrapped(
        `${oneLine(report.scenario)}: what is to come, given ${counted(number(report.readings.length), "report")}`,
        width,
      ).map(colours.bold),
      ...table(["Day of", "median", "90% range", "date", "90% range of dates"], when, width, colours),
    ],
    table(
      ["Report", "of", "says", "simulated", "right"],
      report.readings.map((reading) => readingCells(reading, report)),
      width,
      colours,
    ),
    table(
      ["Input", "believed before", "median", "90% range", "left"],
      report.inputs.map(({ path, low, high, p05, p50, p95, narrowed }) => [
        endOf(path, longestPath),
        rangeInWords(low, high),
        number(p50),
        `${number(p05)} to ${number(p95)}`,
        percent(Math.min(1, narrowed)),
      ]),
      width,
      colours,
    ),
    remarkLines(report, width),
  ];
  return paragraphs
    .filter(({ length }) => length > 0)
    .flatMap((lines, i) => (i === 0 ? lines : ["", ...lines]));
}

function table(head: readonly string[], rows: string[][], width: number, colours: Colours): string[] {
  if (rows.length === 0) return [];
  const align = head.map((_, column) => (column === 0 ? "left" : "right"));
  return tableLines({ head: head.map(colours.heading), rows, align }, width);
}

/** What a report says, in words: `at least 450`, `4,000 to 5,000`. */
export function readingInWords({ reading }: ForecastReport["readings"][number]): string {
  if ("low" in reading) return `${number(reading.low)} to ${number(reading.high)}`;
  return `${reading.kind === "exact" ? "" : `${reading.kind.replace("_", " ")} `}${number(reading.value)}`;
}

function readingCells(weighed: ForecastReport["readings"][number], { bands }: ForecastReport): string[] {
  const { reading, right, date } = weighed;
  const band = bands[reading.quantity];
  const at = (quantile: "p05" | "p95") => number(band?.[quantile][reading.day] ?? 0);
  const says = readingInWords(weighed);
  return [date, seriesLabel(reading.quantity), says, `${at("p05")} to ${at("p95")}`, percent(right)];
}

function remarkLines(
  { contradictions, readings, particles, distinct, seed }: ForecastReport,
  width: number,
): string[] {
  const said = contradictions.map(([a, b]) => {
    const [first, second] = [readings[a]?.date, readings[b]?.date];
    return `The reports of ${first} and ${second} on ${seriesLabel(readings[a]?.reading.quantity ?? "")} cannot both be right; the forecast weighs them.`;
  });
  return [
    ...said,
    `${number(particles)} weighed courses of events, ${number(distinct)} of them different; seed ${seed}.`,
  ].flatMap((sentence) => wrapped(sentence, width));
}

/** forecast.csv: per date and series the mean and quantiles of what is to come, as timeline.csv of a run. */
export function forecastCsv({ dates, bands }: ForecastReport): Promise<string> {
  return csvText(
    ["date", "series", "mean", "p05", "p25", "p50", "p75", "p95"],
    Object.entries(bands).flatMap(([series, { mean, p05, p25, p50, p75, p95 }]) =>
      dates.map((date, day) => [
        date,
        series,
        ...[mean, p05, p25, p50, p75, p95].map((values) => values[day] ?? null),
      ]),
    ),
  );
}
