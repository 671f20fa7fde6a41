// A sweep, for a terminal and as a table in long form.
import type { Bounded, Setting, SweepRow } from "../experiment/index.js";
import type { Colours } from "./colours.js";
import { csvText } from "./csv.js";
import { bounded, counted, noFigure, number, percent } from "./figures-in-words.js";
import { mainOutput } from "./headline.js";
import { oneLine } from "./plain-text.js";
import { tableLines, wrapped } from "./text-table.js";

/** sweep.json: plain data, equal bytes for equal runs. */
export interface SweepReport {
  readonly scenario: string;
  /** Hash of the scenario that is varied, as in its manifest. */
  readonly sha256: string;
  readonly seed: number;
  /** Replications of each point. */
  readonly replications: number;
  /** The places that vary, in the order given. */
  readonly paths: readonly string[];
  readonly rows: readonly SweepRow[];
}

/** One point of a sweep with the measures that a reader looks for first. */
export interface SweepPoint {
  readonly setting: Setting;
  readonly days: SweepRow | undefined;
  readonly deadline: SweepRow | undefined;
  readonly ambush: SweepRow | undefined;
  readonly cost: SweepRow | undefined;
}

/** The points in order. */
export function sweepPoints({ rows }: SweepReport): SweepPoint[] {
  const points: SweepPoint[] = [];
  for (const { point, setting } of rows) {
    if (points[point] !== undefined) continue;
    const of = (measure: string) => rows.find((row) => row.point === point && row.measure === measure);
    points[point] = {
      setting,
      days: of(mainOutput),
      deadline: of("cleared_by_deadline"),
      ambush: of("any_ambush"),
      cost: of("cost"),
    };
  }
  return points;
}

/** Lines for a terminal: a row for each point, with a bar for its median clearing time. */
export function sweepLines(report: SweepReport, width: number, colours: Colours): string[] {
  const points = sweepPoints(report);
  const show = (value: Bounded | undefined) => bounded(value ?? null, number, "beyond");
  const range = (low: Bounded | undefined, high: Bounded | undefined) =>
    show(low) === show(high) ? show(low) : `${show(low)} to ${show(high)}`;
  const share = (row: SweepRow | undefined) => (row?.value == null ? noFigure : percent(row.value));
  const longest = Math.max(...points.map(({ days }) => (typeof days?.p50 === "number" ? days.p50 : 0)));
  const rows = points.map(({ setting, days, deadline, ambush, cost }) => [
    report.paths.map((path) => oneLine(String(setting[path]))).join(" · "),
    show(days?.p50),
    range(days?.p05, days?.p95),
    share(deadline),
    share(ambush),
    cost?.value ? number(cost.value) : noFigure,
    typeof days?.p50 === "number" ? "█".repeat(Math.round((days.p50 / longest) * barWidth)) : "",
  ]);
  const names = report.paths.map((path) => path.split(".").at(-1) ?? path);
  const head = [names.map(oneLine).join(" · "), "median", "90% range", "deadline", "ambush", "cost", "days"];
  const align = ["left", "right", "right", "right", "right", "right", "left"] as const;
  return [
    ...wrapped(
      `${oneLine(report.scenario)}: days to clear by ${report.paths.map(oneLine).join(", ")}`,
      width,
    ).map(colours.bold),
    ...tableLines({ head: head.map(colours.heading), rows, align }, width),
    "",
    ...wrapped(
      `${counted(number(report.replications), "replication")} each, seed ${report.seed}; all points share their random numbers.`,
      width,
    ),
  ];
}

const barWidth = 16;

/** sweep.csv: a row for each point and measure, with a column for each place that varies. */
export function sweepCsv({ paths, rows }: SweepReport): Promise<string> {
  const head = [
    "point",
    ...paths,
    "measure",
    "n",
    "censored",
    "value",
    "ci95_low",
    "ci95_high",
    "p05",
    "p50",
    "p95",
  ];
  return csvText(
    head,
    rows.map(({ point, setting, measure, n, censored, value, lower, upper, p05, p50, p95 }) => [
      point,
      ...paths.map((path) => setting[path] ?? null),
      measure,
      n,
      censored,
      value,
      lower,
      upper,
      p05,
      p50,
      p95,
    ]),
  );
}
