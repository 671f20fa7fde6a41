// What could be done about it: experiments that were kept in the folder of the run.
import * as Plot from "@observablehq/plot";
import { type ComparisonReport, censoredFigures, isSame } from "../compare-tables.js";
import { counted, number, percent } from "../figures-in-words.js";
import { measureLabel, outputLabel } from "../labels.js";
import { frontOf, type OptimiseReport, settingInWords } from "../optimise-tables.js";
import type { SensitivityReport } from "../sensitivity-tables.js";
import type { StoredRun } from "../stored-run.js";
import { type SweepReport, sweepPoints } from "../sweep-tables.js";
import { type Chart, drawChart } from "./chart.js";
import { ink } from "./colours.js";
import { dataTable } from "./data-table.js";
import { html, type Markup, name, place, shortened } from "./markup.js";

/** A part for each experiment; nothing when there is none. */
export function leversSection({ experiments = {} }: StoredRun): Markup | undefined {
  const { sensitivity, sweep, compare, optimise } = experiments;
  const parts = [
    sensitivity && sensitivityPart(sensitivity),
    sweep && sweepPart(sweep),
    compare && comparePart(compare),
    optimise && optimisePart(optimise),
  ].filter((part): part is Markup => part !== undefined);
  if (parts.length === 0) return undefined;
  return html`<section aria-labelledby="levers"><h2 id="levers">What could change it</h2>${parts}</section>`;
}

const longestLabel = 24;

function sensitivityPart(report: SensitivityReport): Markup {
  const { inputs, middle, measure, replications } = report;
  const withShares = inputs.some(({ sobol }) => sobol !== null);
  return html`<h3>What moves the answer</h3>
<p>${capital(measureLabel(measure))}, with each uncertain input at the 5% and at the 95% point of its range and all others in the middle, where it is
${number(middle)}. ${counted(number(replications), "replication")} at each point.</p>
<figure>${drawChart(tornadoChart(report))}</figure>
${dataTable({
  caption: "Uncertain inputs, the one that matters most first",
  head: ["Input", "from", "to", "at low", "at high", "effect", ...(withShares ? ["share of variance"] : [])],
  rows: inputs.map(({ path, low, high, atLow, atHigh, muStar, sobol }) => [
    place(path),
    name(low),
    name(high),
    number(atLow),
    number(atHigh),
    number(muStar),
    ...(sobol === null ? [] : [percent(Math.max(0, Math.min(1, sobol.total.value)))]),
  ]),
  file: "sensitivity.csv",
})}`;
}

const mostBars = 12;

function tornadoChart({ inputs, middle, measure }: SensitivityReport): Chart {
  const rows = inputs.slice(0, mostBars).map(({ path, atLow, atHigh }, rank) => {
    return {
      label: `${rank + 1} ${shortened(path.split(".").slice(-2).join("."), longestLabel)}`,
      atLow,
      atHigh,
    };
  });
  return {
    title: `What moves ${measureLabel(measure)}`,
    description: `${rows.map(({ label, atLow, atHigh }) => `${label}: ${number(atLow)} to ${number(atHigh)}`).join("; ")}.`,
    plot: (width) => ({
      height: 60 + 26 * rows.length,
      marginLeft: width < 500 ? 140 : 190,
      marginBottom: 30,
      x: { label: null, grid: true, ticks: 5, tickFormat: number },
      y: { label: null, domain: rows.map(({ label }) => label) },
      marks: [
        Plot.barX(rows, { y: "label", x1: "atLow", x2: "atHigh", fill: ink.core }),
        Plot.ruleX([middle], { stroke: ink.line, strokeWidth: 2 }),
      ],
    }),
  };
}

function sweepPart(report: SweepReport): Markup {
  const points = sweepPoints(report);
  const show = (value: unknown) => (typeof value === "number" ? number(value) : "> horizon");
  const share = (value: number | null | undefined) => (value == null ? "" : percent(value));
  return html`<h3>Other values</h3>
<p>${counted(number(report.replications), "replication")} at each point, all under the same random numbers.</p>
${report.paths.length === 1 ? html`<figure>${drawChart(responseChart(report))}</figure>` : undefined}
${dataTable({
  caption: "Days to clear at each point",
  head: [...report.paths, "median", "5%", "95%", "deadline met", "any ambush"],
  rows: points.map(({ setting, days, deadline, ambush }) => [
    ...report.paths.map((path) => name(String(setting[path]))),
    show(days?.p50),
    show(days?.p05),
    show(days?.p95),
    share(deadline?.value),
    share(ambush?.value),
  ]),
  file: "sweep.csv",
})}`;
}

/** Median and 90% range against the values of the one place that varies. */
function responseChart(report: SweepReport): Chart {
  const [path = ""] = report.paths;
  const points = sweepPoints(report).flatMap(({ setting, days }) => {
    const { p05, p50, p95 } = days ?? {};
    const inside = [p05, p50, p95].every((value) => typeof value === "number");
    return inside ? [{ value: shortened(String(setting[path]), longestLabel), p05, p50, p95 }] : [];
  });
  const values = [...new Set(points.map(({ value }) => value))].sort(
    (a, b) => Number.parseFloat(a) - Number.parseFloat(b),
  );
  return {
    title: `Days to clear by ${shortened(path, 60)}`,
    description: `${points.map(({ value, p50 }) => `${value}: ${number(Number(p50))}`).join("; ")}.`,
    plot: () => ({
      height: 220,
      marginLeft: 48,
      x: { type: "point", domain: values, label: null },
      y: { label: "days", grid: true, ticks: 5, zero: true, tickFormat: number },
      marks: [
        Plot.ruleX(points, { x: "value", y1: "p05", y2: "p95", stroke: ink.core, strokeWidth: 6 }),
        Plot.dot(points, { x: "value", y: "p50", fill: ink.line, r: 5 }),
        Plot.ruleY([0]),
      ],
    }),
  };
}

function comparePart(report: ComparisonReport): Markup {
  const tables = report.comparisons.map((comparison) => {
    const { a, b, outputs } = comparison;
    const censored = censoredFigures(comparison, report);
    const changed = Object.entries(outputs).filter(([, difference]) => !isSame(difference));
    const same = html`<p>Every figure is the same in every replication.</p>`;
    const table = dataTable({
      caption: `${number(report.replications)} pairs of replications under the same random numbers`,
      head: ["Figure", "base", "other", "difference", "95% interval", "finding"],
      rows: changed.map(([output, { meanA, meanB, difference, interval, finding }]) => [
        outputLabel(output),
        number(meanA),
        number(meanB),
        number(difference),
        interval === null ? "" : `${number(interval[0])} to ${number(interval[1])}`,
        finding,
      ]),
      textColumns: [0, 5],
      file: "compare.csv",
    });
    return html`<h4>${name(b)} against ${name(a)}</h4>${changed.length === 0 ? same : table}${censored === undefined ? "" : html`<p class="censored">${censored}</p>`}`;
  });
  return html`<h3>Other plans</h3>${tables}`;
}

function optimisePart(report: OptimiseReport): Markup {
  const { candidates, best, goals, budget, currency } = report;
  const isShare = goals.risk.startsWith("any_");
  return html`<h3>What the levers buy</h3>
<p>${number(candidates.length)} settings tried${budget === null ? "" : `, inside a budget of ${number(budget)} ${currency ?? ""}`}; shown are those that no other
beats in days, risk and cost at once. The choice: ${report.message}.</p>
${dataTable({
  caption: `Settings on the front; risk: ${measureLabel(goals.risk)}`,
  head: ["Setting", "days", "risk", `cost ${currency ?? ""}`.trim(), ""],
  rows: frontOf(report).map((candidate) => [
    name(settingInWords(candidate.setting)),
    number(candidate.days.mean),
    isShare ? percent(candidate.risk.mean) : number(candidate.risk.mean),
    number(candidate.cost.mean),
    candidates[best ?? -1] === candidate ? "choice" : "",
  ]),
  textColumns: [0, 4],
  file: "optimise.csv",
})}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
