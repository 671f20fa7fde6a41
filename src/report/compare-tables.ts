// A comparison of scenarios, for a terminal and as a tidy table.
import type { Comparison, OutputDifference, ProbabilityDifference } from "../experiment/index.js";
import { standardOutputs } from "../models/index.js";
import type { Colours } from "./colours.js";
import { type CsvCell, csvText } from "./csv.js";
import { counted, noFigure, number, percent } from "./figures-in-words.js";
import { indicatorLabel, outputLabel } from "./labels.js";
import { oneLine } from "./plain-text.js";
import { tableLines, wrapped } from "./text-table.js";

/** compare.json: plain data, equal bytes for equal runs. */
export interface ComparisonReport {
  readonly seed: number;
  readonly replications: number;
  /** Name and hash of each scenario, the base first. */
  readonly scenarios: readonly { readonly name: string; readonly sha256: string }[];
  /** What a censored output counts as: the shortest of the horizons. */
  readonly horizonDays: number;
  readonly comparisons: readonly Comparison[];
}

/** Lines for a terminal: one table for each scenario against the base. */
export function comparisonLines(report: ComparisonReport, width: number, colours: Colours): string[] {
  const said = `${counted(number(report.replications), "replication")} each, seed ${report.seed}; both sides share their random numbers.`;
  return [
    ...report.comparisons.flatMap((comparison, index) => [
      ...(index === 0 ? [] : [""]),
      ...pairLines(comparison, report, width, colours),
    ]),
    "",
    ...wrapped(said, width),
  ];
}

function pairLines(
  comparison: Comparison,
  report: ComparisonReport,
  width: number,
  colours: Colours,
): string[] {
  const { a, b, outputs, probabilities } = comparison;
  const censored = censoredFigures(comparison, report);
  const title = wrapped(`${oneLine(b)} against ${oneLine(a)}`, width).map(colours.bold);
  const changed = Object.entries(outputs).filter(([, difference]) => !isSame(difference));
  const same = Object.keys(outputs).filter((name) => !changed.some(([other]) => other === name));
  const rows = [
    ...changed.map(([name, difference]) => outputCells(name, difference, colours)),
    ...Object.entries(probabilities)
      .filter(([, { onlyA, onlyB }]) => onlyA + onlyB > 0)
      .map(([name, difference]) => probabilityCells(name, difference, colours)),
  ];
  const head = ["Figure", "base", "other", "difference", "95% interval", "finding"].map(colours.heading);
  const align = ["left", "right", "right", "right", "right", "left"] as const;
  return [
    ...title,
    ...(rows.length > 0 ? tableLines({ head, rows, align }, width) : []),
    ...sameLines(same, width),
    ...(censored === undefined ? [] : wrapped(censored, width)),
    ...pairingLines(comparison, width),
  ];
}

/** Whether not one replication differs. */
export function isSame({ difference, interval }: OutputDifference): boolean {
  return difference === 0 && (interval === null || (interval[0] === 0 && interval[1] === 0));
}

/** The usual outputs that are equal in every replication; there may be many others. */
function sameLines(names: readonly string[], width: number): string[] {
  const usual = names.filter((name) => (standardOutputs as readonly string[]).includes(name));
  if (usual.length === 0) return [];
  return wrapped(`The same in every replication: ${usual.map(outputLabel).join(", ")}.`, width);
}

/** Which figures are the horizon's, for want of an end inside it; undefined where none is. */
export function censoredFigures(
  { outputs, a, b }: Comparison,
  { horizonDays }: ComparisonReport,
): string | undefined {
  const of = Object.entries(outputs).flatMap(([name, { n, censoredA, censoredB }]) =>
    censoredA + censoredB === 0
      ? []
      : [`${outputLabel(name)} (${number(censoredA)} and ${number(censoredB)} of ${number(n)})`],
  );
  if (of.length === 0) return undefined;
  return `Not come to an end inside the horizon, in so many replications of ${oneLine(a)} and of ${oneLine(b)}, and counted as ${number(horizonDays)} days: ${of.join(", ")}.`;
}

function outputCells(name: string, difference: OutputDifference, colours: Colours): string[] {
  const { meanA, meanB, interval, finding } = difference;
  return [
    outputLabel(name),
    number(meanA),
    number(meanB),
    signed(difference.difference, number),
    interval === null ? noFigure : `${signed(interval[0], number)} to ${signed(interval[1], number)}`,
    findingCell(finding, colours),
  ];
}

function probabilityCells(name: string, difference: ProbabilityDifference, colours: Colours): string[] {
  const { pA, pB, interval, finding } = difference;
  const points = (share: number) => number(share * 100);
  return [
    indicatorLabel(name),
    percent(pA),
    percent(pB),
    `${signed(difference.difference, points)} points`,
    `${signed(interval[0], points)} to ${signed(interval[1], points)}`,
    findingCell(finding, colours),
  ];
}

function findingCell(finding: Comparison["outputs"][string]["finding"], colours: Colours): string {
  return finding === "no difference found" ? finding : colours.warning(finding);
}

/** What pairing gained on the main output, so that nobody runs a hundred times more than needed. */
function pairingLines({ outputs }: Comparison, width: number): string[] {
  const reduction = outputs.days_to_clear?.varianceReduction;
  if (reduction === undefined || reduction === null) return [];
  return wrapped(
    `Sharing random numbers made the difference in clearing time as certain as ${number(reduction)} times as many independent replications would.`,
    width,
  );
}

function signed(value: number, show: (value: number) => string): string {
  return value > 0 ? `+${show(value)}` : show(value);
}

/** compare.csv: a row for each pair and figure. */
export function comparisonCsv({ comparisons }: ComparisonReport): Promise<string> {
  const rows = comparisons.flatMap(({ a, b, outputs, probabilities }): CsvCell[][] => [
    ...Object.entries(outputs).map(([name, { n, meanA, meanB, difference, interval, p, pHolm, finding }]) => {
      const ends = [interval?.[0] ?? null, interval?.[1] ?? null];
      return [a, b, name, n, meanA, meanB, difference, ...ends, p, pHolm, finding];
    }),
    ...Object.entries(probabilities).map(([name, { n, pA, pB, difference, interval, p, pHolm, finding }]) => {
      return [a, b, name, n, pA, pB, difference, ...interval, p, pHolm, finding];
    }),
  ]);
  const head = "base,other,figure,n,base_mean,other_mean,difference,ci95_low,ci95_high,p,p_holm,finding";
  return csvText(head.split(","), rows);
}
