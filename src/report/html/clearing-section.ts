// How long it takes: the distribution of the clearing time.
import * as Plot from "@observablehq/plot";
import type { ScenarioDates } from "../dates.js";
import { counted, noFigure, number } from "../figures-in-words.js";
import { mainOutput } from "../headline.js";
import { type Bin, histogram } from "../histogram.js";
import { outputLabel } from "../labels.js";
import type { RunReport } from "../run-report.js";
import { type Chart, drawChart } from "./chart.js";
import { ink } from "./colours.js";
import { dataTable, hiddenTable } from "./data-table.js";
import { html, type Markup } from "./markup.js";
import { boundedDays } from "./words.js";

/** The section; nothing when the run has no clearing time. */
export function clearingSection(report: RunReport, dates: ScenarioDates): Markup | undefined {
  const summary = report.summary.outputs[mainOutput];
  if (summary === undefined) return undefined;
  const bins = histogram(report.rows.output(mainOutput));
  return html`<section aria-labelledby="clearing"><h2 id="clearing">How long it takes</h2>
<p>Each replication is one way in which things could go. ${bins.length === 0 ? "None" : "The bars count those"} that cleared ${
    bins.length === 0 ? "within the time simulated." : "after so many days."
  } ${
    summary.censored > 0
      ? html`<strong>${number(summary.censored)} of ${number(summary.n)} did not clear</strong> within the ${counted(number(report.facts.horizonDays), "day")} simulated and are not among the bars.`
      : undefined
  }</p>
${bins.length === 0 ? undefined : clearingFigure(report, bins, dates)}
${milestones(report, dates)}</section>`;
}

function clearingFigure(report: RunReport, bins: readonly Bin[], dates: ScenarioDates): Markup {
  const edge = edgeWords(bins);
  const { median, deadline } = linesIn(report, bins);
  return html`<figure>${drawChart(clearingChart(report, bins, dates))}<figcaption>Days until everything is cleared.${
    median.length > 0 ? " Solid line: the median." : ""
  }${deadline.length > 0 ? " Dashed line: the deadline." : ""}</figcaption>${hiddenTable({
    caption: "Replications by clearing time",
    head: ["From day", "to before day", "from date", "replications"],
    rows: bins.map(({ from, to, count }) => [edge(from), edge(to), dates.iso(from), number(count)]),
    file: "clearing-time.csv",
  })}</figure>`;
}

/** The days at which lines stand in the chart: a median within the horizon, a deadline that is not far from the bars. */
function linesIn({ summary, facts }: RunReport, bins: readonly Bin[]) {
  const median = summary.outputs[mainOutput]?.p50.value;
  const last = bins.at(-1)?.to ?? 0;
  const { deadlineDays } = facts;
  return {
    median: typeof median === "number" ? [median] : [],
    deadline: deadlineDays !== undefined && deadlineDays < last * 1.3 ? [deadlineDays] : [],
  };
}

/** Words for the edges of bins, with the decimals that tell one from the next. */
function edgeWords(bins: readonly Bin[]): (days: number) => string {
  const width = binDays(bins);
  // Edges are multiples of a round width, but for the rounding of the machine.
  const decimals = Math.ceil(-Math.log10(width) - 1e-6);
  return (days) => (decimals > 0 ? days.toFixed(decimals) : number(days));
}

function binDays(bins: readonly Bin[]): number {
  return ((bins.at(-1)?.to ?? 0) - (bins[0]?.from ?? 0)) / bins.length;
}

/** Pixels beside the axes of the chart. */
const margins = 60;
/** A bar narrower than this would be lost between its insets. */
const leastBarPixels = 3;

function clearingChart(report: RunReport, bins: readonly Bin[], dates: ScenarioDates): Chart {
  const { median, deadline } = linesIn(report, bins);
  const finite = report.rows.output(mainOutput).filter(Number.isFinite).length;
  const last = bins.at(-1)?.to ?? 0;
  const from = bins[0]?.from ?? 0;
  const tallest = Math.max(...bins.map(({ count }) => count));
  const shownDays = Math.max(last, ...deadline) - Math.min(from, ...deadline);
  return {
    title: "Distribution of the clearing time",
    description: `${counted(number(finite), "replication")} cleared, between day ${number(from)} (${dates.iso(from)}) and day ${number(last)} (${dates.iso(last)}).`,
    plot: (width) => {
      const isThin = ((width - margins) * binDays(bins)) / shownDays < leastBarPixels;
      const inset = isThin ? -leastBarPixels / 2 : 0.5;
      return {
        height: Math.round(Math.min(220, width * 0.6)),
        marginLeft: 40,
        marginBottom: 42,
        // The ticks as Plot words them: with as many decimals as tell one from the next.
        x: { label: "days", labelAnchor: "center", ticks: width < 500 ? 5 : 10 },
        y: { label: null, grid: true, ticks: Math.min(4, tallest), tickFormat: number },
        marks: [
          Plot.rectY(
            bins.filter(({ count }) => count > 0),
            {
              x1: "from",
              x2: "to",
              y: "count",
              fill: ink.core,
              insetLeft: inset,
              insetRight: inset,
            },
          ),
          Plot.ruleX(median, { stroke: ink.line, strokeWidth: 2 }),
          Plot.ruleX(deadline, { stroke: ink.mark, strokeWidth: 2, strokeDasharray: "4 3" }),
          Plot.ruleY([0]),
        ],
      };
    },
  };
}

const steps = ["days_to_clear_origin", "days_to_clear_intake", "days_to_clear_judicial", mainOutput];

function milestones({ summary, facts }: RunReport, dates: ScenarioDates): Markup {
  const rows = steps.flatMap((output) => {
    const figures = summary.outputs[output];
    if (figures === undefined || figures.max === 0) return [];
    const median = figures.p50.value;
    return [
      [
        outputLabel(output),
        boundedDays(median, facts),
        boundedDays(figures.p05.value, facts),
        boundedDays(figures.p95.value, facts),
        typeof median === "number" ? dates.words(median) : noFigure,
        number(figures.censored),
      ],
    ];
  });
  return dataTable({
    caption: `Days from the start, ${dates.words(0)}`,
    head: ["Step", "median", "5%", "95%", "median date", "not cleared"],
    rows,
    file: "milestones.csv",
  });
}
