// Which uncertain input moves the answer: for a terminal, and as a table.
import type { ElementaryEffects, SobolIndices, Swing } from "../experiment/index.js";
import type { Colours } from "./colours.js";
import { csvText } from "./csv.js";
import { counted, noFigure, number, percent } from "./figures-in-words.js";
import { measureLabel } from "./labels.js";
import { endOf, oneLine } from "./plain-text.js";
import { tableLines, wrapped } from "./text-table.js";

/** What one input does to the measure. */
export interface InputSensitivity extends Swing, ElementaryEffects {
  /** Its place in the scenario. */
  readonly path: string;
  /** Its range, as the file writes it. */
  readonly low: string;
  readonly high: string;
  /** Shares of the variance, where they were asked for. */
  readonly sobol: SobolIndices | null;
}

/** sensitivity.json: plain data, equal bytes for equal runs. */
export interface SensitivityReport {
  readonly scenario: string;
  /** Hash of the scenario, as in its manifest. */
  readonly sha256: string;
  readonly seed: number;
  /** Replications at each point. */
  readonly replications: number;
  /** Output or probability. */
  readonly measure: string;
  /** The measure with every input in the middle of its range. */
  readonly middle: number;
  /** The input that matters most first. */
  readonly inputs: readonly InputSensitivity[];
}

/** Lines for a terminal: a tornado, the longest bar first. */
export function sensitivityLines(report: SensitivityReport, width: number, colours: Colours): string[] {
  const { inputs, middle, measure, replications, seed } = report;
  const largest = Math.max(
    ...inputs.map(({ atLow, atHigh }) => Math.max(Math.abs(atLow - middle), Math.abs(atHigh - middle))),
  );
  const withSobol = inputs.some(({ sobol }) => sobol !== null);
  const rows = inputs.map(({ path, atLow, atHigh, muStar, sobol }) => [
    endOf(path, longestPath),
    number(atLow),
    tornadoBar(atLow - middle, atHigh - middle, largest),
    number(atHigh),
    number(muStar),
    ...(withSobol ? [sobol === null ? noFigure : percent(Math.max(0, Math.min(1, sobol.total.value)))] : []),
  ]);
  const head = ["Input", "at low", "", "at high", "effect", ...(withSobol ? ["total"] : [])];
  const align = ["left", "right", "left", "right", "right", "right"] as const;
  const shown = align.slice(0, head.length);
  return [
    ...wrapped(`${oneLine(report.scenario)}: what moves ${measureLabel(measure)}`, width).map(colours.bold),
    ...wrapped(`With every input in the middle of its range: ${number(middle)}.`, width),
    ...tableLines({ head: head.map(colours.heading), rows, align: shown }, width),
    "",
    ...wrapped(
      `At low and at high: with this input at the 5% and 95% point of its range, all others in the middle. Effect: mean absolute change over its whole range, wherever the others are (Morris).${withSobol ? " Total: share of the variance that stays while this input is unknown (Sobol')." : ""} ${counted(number(replications), "replication")} at each point, seed ${seed}.`,
      width,
    ),
  ];
}

const half = 8;

const longestPath = 34;

/** A bar from the value at low to that at high, around the middle. */
function tornadoBar(atLow: number, atHigh: number, largest: number): string {
  const place = (value: number) => half + Math.round((largest === 0 ? 0 : value / largest) * half);
  const [from, to] = [place(Math.min(atLow, atHigh, 0)), place(Math.max(atLow, atHigh, 0))];
  const cells = Array.from({ length: 2 * half + 1 }, (_, i) => {
    if (i === half) return "│";
    return i >= from && i <= to ? "█" : " ";
  });
  return cells.join("");
}

/** sensitivity.csv: a row for each input. */
export function sensitivityCsv({ inputs, measure }: SensitivityReport): Promise<string> {
  const head =
    "input,low,high,measure,at_low,at_high,mu_star,mu,sigma,first,first_low,first_high,total,total_low,total_high";
  return csvText(
    head.split(","),
    inputs.map(({ path, low, high, atLow, atHigh, muStar, mu, sigma, sobol }) => [
      path,
      low,
      high,
      measure,
      atLow,
      atHigh,
      muStar,
      mu,
      sigma,
      ...[sobol?.first, sobol?.total].flatMap((index) => [
        index?.value ?? null,
        index?.interval[0] ?? null,
        index?.interval[1] ?? null,
      ]),
    ]),
  );
}
