// What can go wrong, how likely, and how that hangs on what nobody knows.
import * as Plot from "@observablehq/plot";
import { noFigure, number, percent } from "../figures-in-words.js";
import { hazardsOf, hazardThirds } from "../hazard-thirds.js";
import { countOf, indicatorLabel } from "../labels.js";
import type { RunReport } from "../run-report.js";
import { risksOf } from "../shown.js";
import { type Chart, drawChart } from "./chart.js";
import { ink } from "./colours.js";
import { dataTable } from "./data-table.js";
import { html, type Markup, name, place } from "./markup.js";

/** The section; nothing when the scenario holds no risk. */
export function riskSection(report: RunReport): Markup | undefined {
  const risks = risksOf(report);
  if (risks.length === 0) return undefined;
  return html`<section aria-labelledby="risk"><h2 id="risk">What can go wrong</h2>
<p>Probability that it happens at least once before all is cleared, with its 95% interval. An event that no
replication showed is not impossible: the interval says how likely it may still be.</p>
<figure>${drawChart(riskChart(risks))}</figure>
${dataTable({
  caption: "Risks over the replications",
  head: ["Risk", "probability", "95% interval", "mean count", "95% below", "most"],
  rows: risks.map(({ indicator, p, ci95 }) => {
    const count = report.summary.outputs[countOf(indicator) ?? ""];
    const shown = (value: unknown) => (typeof value === "number" ? number(value) : noFigure);
    return [
      indicatorLabel(indicator),
      percent(p),
      `${percent(ci95[0])} to ${percent(ci95[1])}`,
      shown(count?.mean),
      shown(count?.p95.value),
      shown(count?.max),
    ];
  }),
  file: "risk.csv",
})}
${thirdsOf(report)}
${rangesOf(report)}</section>`;
}

function riskChart(risks: ReturnType<typeof risksOf>): Chart {
  const rows = risks.map(({ indicator, p, ci95: [low, high] }) => ({
    label: indicatorLabel(indicator),
    p,
    low,
    high,
  }));
  return {
    title: "Probability of each risk with its 95% interval",
    description: `${rows.map(({ label, p, low, high }) => `${label}: ${percent(p)} (${percent(low)} to ${percent(high)})`).join("; ")}.`,
    plot: (width) => ({
      height: 60 + 28 * rows.length,
      marginBottom: 42,
      marginLeft: width < 500 ? 130 : 170,
      marginRight: 16,
      x: { percent: true, label: "%", labelAnchor: "right", grid: true, ticks: 5, zero: true },
      y: { label: null, domain: rows.map(({ label }) => label) },
      marks: [
        Plot.ruleY(rows, {
          y: "label",
          x1: "low",
          x2: "high",
          stroke: ink.core,
          strokeWidth: 6,
          strokeLinecap: "round",
        }),
        Plot.dot(rows, { y: "label", x: "p", fill: ink.line, r: 5 }),
      ],
    }),
  };
}

/** What each kind of hazard brings about: one on the road, one of a site. */
const consequences: readonly (readonly [hazard: RegExp, indicators: readonly string[]])[] = [
  [/^hazard: /, ["any_ambush", "any_casualty"]],
  [/^rate: /, ["any_escape"]],
];

/** The same probabilities for a low, a middle and a high hazard: where the truth may lie. */
function thirdsOf({ rows, summary }: RunReport): Markup | undefined {
  const lines = hazardsOf(rows).flatMap((hazard) => {
    const indicators = consequences.find(([kind]) => kind.test(hazard))?.[1] ?? [];
    return indicators
      .filter((indicator) => (summary.probabilities[indicator]?.p ?? 0) > 0)
      .flatMap((indicator) =>
        hazardThirds(rows, hazard, indicator).map((third) => ({ hazard, indicator, third })),
      );
  });
  if (lines.length === 0) return undefined;
  return html`<h3>If the hazard is low, middling or high</h3>
<p>The replications in three groups by the hazard that each drew.</p>
${dataTable({
  caption: "Risk by the hazard drawn",
  head: ["Hazard", "risk", "from", "to", "probability", "95% interval"],
  rows: lines.map(({ hazard, indicator, third: { from, to, p, interval } }) => [
    name(hazard.replace(/^\w+: /, "")),
    indicatorLabel(indicator),
    number(from),
    number(to),
    percent(p),
    `${percent(interval[0])} to ${percent(interval[1])}`,
  ]),
  textColumns: [0, 1],
  file: "risk-by-hazard.csv",
})}`;
}

/** The ranges that each replication draws from: nobody knows the true value. */
function rangesOf({ facts }: RunReport): Markup | undefined {
  if (facts.ranges.length === 0) return undefined;
  return html`<h3>Ranges drawn from</h3>
<p>Nobody knows these values. Each replication draws one from its range, so the probabilities above are averages over
the ranges, not forecasts for a known value.</p>
${dataTable({
  caption: "Uncertain inputs",
  head: ["Input", "from", "to", "spread", "source"],
  rows: facts.ranges.map(({ path, low, high, spread, source }) => [
    place(path),
    name(low),
    name(high),
    spread === "log_uniform" ? "evenly over its logarithm" : "evenly",
    name(source, 400),
  ]),
  textColumns: [0, 3, 4],
  longColumn: 4,
  file: "ranges.csv",
})}`;
}
