// One screen that a planner understands.
import type { Bounded, OutputSummary } from "../experiment/index.js";
import { bottleneckOf, stagesByWaiting } from "./bottleneck.js";
import type { Colours } from "./colours.js";
import { costsOf } from "./cost.js";
import { ScenarioDates } from "./dates.js";
import { amount, bounded, counted, days, duration, noFigure, number, percent } from "./figures-in-words.js";
import { headline } from "./headline.js";
import { clearingOutputOf, countOf, indicatorLabel, seriesLabel } from "./labels.js";
import { endOf, oneLine, wordsOf } from "./plain-text.js";
import type { RunReport } from "./run-report.js";
import { lastDayShown, risksOf, seriesToShow } from "./shown.js";
import { sparkline } from "./sparkline.js";
import { tableLines, wrapped } from "./text-table.js";

/** How to show a run on a terminal. */
export interface TerminalOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly colours: Colours;
  /** What the reader can do next, each on a line: a command and what it tells. */
  readonly next: readonly string[];
}

const longestPath = 30;

/** Of everything what fits one screen; payers in the order in which the file first names them. */
const most = { width: 100, stages: 5, series: 4, payers: 3, assumptions: 3 };

/** The lines of a run's report. */
export function terminalReport(report: RunReport, options: TerminalOptions): string[] {
  const width = Math.min(options.width, most.width);
  const dates = new ScenarioDates(report.facts);
  const { colours } = options;
  const paragraphs = [
    [...titleLines(report, width, colours), ...headlineLines(report, dates, width, colours)],
    backlogLines(report, dates, width, colours),
    stageLines(report, width, colours),
    riskLines(report, width, colours),
    costLines(report, width),
    [...assumptionLines(report, width), ...options.next.flatMap((line) => wrapped(line, width))],
  ];
  return paragraphs
    .filter(({ length }) => length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

function titleLines({ facts, summary }: RunReport, width: number, colours: Colours): string[] {
  const name = oneLine(facts.name);
  const runs = `${counted(number(summary.replications), "replication")}, seed ${oneLine(String(summary.seed))}`;
  const rows = [[colours.bold(name), runs]];
  return tableLines({ head: [], rows, align: ["left", "right"] }, width);
}

function headlineLines(report: RunReport, dates: ScenarioDates, width: number, colours: Colours): string[] {
  const [first = "", ...rest] = headline(report, dates);
  return [
    ...wrapped(first, width).map(colours.bold),
    ...rest.flatMap((sentence) => wrapped(sentence, width)),
  ];
}

function backlogLines(report: RunReport, dates: ScenarioDates, width: number, colours: Colours): string[] {
  const { bands, summary, facts } = report;
  const backlogs = seriesToShow(bands, "backlog").flatMap((name) => {
    const p50 = bands[name]?.p50 ?? [];
    return Math.max(...p50) > 0 ? [{ name, p50 }] : [];
  });
  if (backlogs.length === 0) return [];
  const shown = lastDayShown(report);
  const beyond = `>${number(facts.horizonDays)}`;
  const inDays = (value: Bounded | undefined) => bounded(value ?? null, days, beyond);
  const rows = backlogs.slice(0, most.series).map(({ name, p50 }) => {
    const output = summary.outputs[clearingOutputOf(name) ?? ""];
    const cleared = output?.p50.value;
    return [
      seriesLabel(name),
      sparkline(p50.slice(0, shown + 1), 16),
      number(Math.max(...p50)),
      inDays(cleared),
      output === undefined ? "" : `${inDays(output.p05.value)} to ${inDays(output.p95.value)}`,
      typeof cleared === "number" ? dates.words(cleared) : noFigure,
    ];
  });
  const head = ["Backlog", `day 0 to ${number(shown)}`, "peak", "empty after", "90% range", "date"];
  return tableLines(
    { head: head.map(colours.heading), rows, align: ["left", "left", "right", "right", "right", "right"] },
    width,
  );
}

function stageLines({ stages }: RunReport, width: number, colours: Colours): string[] {
  const all = stagesByWaiting(stages);
  if (all.length === 0) return [];
  const bottleneck = bottleneckOf(stages);
  const rows = all.slice(0, most.stages).map(({ name, figures }) => {
    const isBottleneck = name === bottleneck?.name;
    return [
      isBottleneck ? colours.bold(wordsOf(name)) : wordsOf(name),
      percent(figures.utilisation.mean),
      number(figures.meanQueue.mean),
      number(figures.maxQueue.mean),
      duration(figures.meanWait.mean),
      isBottleneck ? colours.warning("<- most waiting") : "",
    ];
  });
  const head = ["Stage", "in use", "waiting", "at most", "mean wait", ""].map(colours.heading);
  return tableLines({ head, rows, align: ["left", "right", "right", "right", "right", "left"] }, width);
}

function riskLines(report: RunReport, width: number, colours: Colours): string[] {
  const risks = risksOf(report);
  if (risks.length === 0) return [];
  const rows = risks.map(({ indicator, p, ci95 }) => {
    const count = report.summary.outputs[countOf(indicator) ?? ""];
    const upTo = typeof count?.p95.value === "number" ? number(Math.ceil(count.p95.value)) : noFigure;
    return [
      indicatorLabel(indicator),
      percent(p),
      `${percent(ci95[0])} to ${percent(ci95[1])}`,
      count?.mean == null ? noFigure : number(count.mean),
      upTo,
    ];
  });
  const head = ["Risk", "probability", "95% interval", "mean count", "95% at most"].map(colours.heading);
  return tableLines({ head, rows, align: ["left", "right", "right", "right", "right"] }, width);
}

/** What it costs in all, and each payer where there are several: sentences, since a screen has few lines. */
function costLines({ summary, facts }: RunReport, width: number): string[] {
  const costs = costsOf(summary);
  if (costs === undefined) return [];
  const show = (value: Bounded) => bounded(value, amount, noFigure);
  const range = ({ p05, p95 }: OutputSummary) => `${show(p05.value)} to ${show(p95.value)}`;
  const unit = facts.currency === undefined ? "" : ` ${facts.currency}`;
  const all = `Cost: ${show(costs.all.p50.value)}${unit} (median), 90% range ${range(costs.all)}`;
  const named = costs.payers.slice(0, most.payers).map(({ payer, cost }) => {
    return `${endOf(payer, longestPath)} ${show(cost.p50.value)} (${range(cost)})`;
  });
  const more = costs.payers.length > named.length ? ", ..." : ".";
  return wrapped(costs.payers.length > 1 ? `${all}; ${named.join(", ")}${more}` : `${all}.`, width);
}

/** Names first what nobody knows well enough to give one value. */
function assumptionLines({ facts }: RunReport, width: number): string[] {
  const assumed = facts.figures.filter(({ assumption }) => assumption);
  if (assumed.length === 0) return [];
  const isRange = ({ path }: { path: string }) => facts.ranges.some((range) => range.path === path);
  const ordered = [...assumed.filter(isRange), ...assumed.filter((figure) => !isRange(figure))];
  const named = ordered
    .slice(0, most.assumptions)
    .map(({ path, text }) => `${endOf(path, longestPath)} (${oneLine(text)})`);
  const more = assumed.length > named.length ? ", ..." : ".";
  const are = assumed.length === 1 ? "is an assumption" : "are assumptions";
  return wrapped(
    `${number(assumed.length)} of ${number(facts.figures.length)} figures ${are}, not record: ${named.join(", ")}${more}`,
    width,
  );
}
