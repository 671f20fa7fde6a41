// The answer, at the top of the page.
import { type Bounded, beyondHorizon } from "../../experiment/index.js";
import type { ScenarioDates } from "../dates.js";
import { bounded, counted, days, daysSpan, noFigure, number, percent } from "../figures-in-words.js";
import { mainOutput } from "../headline.js";
import type { RunReport } from "../run-report.js";
import { html, type Markup } from "./markup.js";

/** Median, range and deadline, large. */
export function headlineSection(report: RunReport, dates: ScenarioDates): Markup | undefined {
  const output = report.summary.outputs[mainOutput];
  if (output === undefined) return undefined;
  const { facts } = report;
  const { p05, p50, p95, censored, n } = output;
  const horizon = counted(number(facts.horizonDays), "day");
  const median =
    typeof p50.value === "number"
      ? card(
          "Everything is cleared after",
          counted(days(p50.value), "day"),
          `on ${dates.words(p50.value)} (median)`,
        )
      : card("Everything is cleared after", `> ${horizon}`, "in more than half of the replications");
  return html`<section aria-label="The answer"><dl class="headline">${median}${rangeCard()}${deadlineCard(report, dates)}${repatriatedCard(report)}</dl>
${
  censored > 0
    ? html`<p class="censored">${number(censored)} of ${counted(number(n), "replication")} did not clear within the ${horizon} simulated.</p>`
    : undefined
}</section>`;

  function rangeCard(): Markup | undefined {
    const [low, high] = [p05.value, p95.value];
    if (typeof low !== "number") return undefined;
    if (high === beyondHorizon) {
      return card(
        "In 95 of 100 cases",
        `more than ${counted(days(low), "day")}`,
        `not before ${dates.words(low)}`,
      );
    }
    if (high === null) return undefined;
    return card("In 90 of 100 cases", daysSpan(low, high), dates.span(low, high));
  }
}

function deadlineCard({ summary, facts }: RunReport, dates: ScenarioDates): Markup | undefined {
  const { cleared_by_deadline: met } = summary.probabilities;
  if (facts.deadlineDays === undefined || met === undefined) return undefined;
  const [low, high] = met.ci95.map(percent);
  return card(
    `By the deadline, ${dates.words(facts.deadlineDays)}`,
    percent(met.p),
    `probability; 95% interval ${low} to ${high}`,
  );
}

function repatriatedCard({ summary, facts }: RunReport): Markup | undefined {
  const { repatriated } = summary.outputs;
  if (repatriated === undefined) return undefined;
  const show = (value: Bounded) => bounded(value, number, noFigure);
  const horizon = counted(number(facts.horizonDays), "day");
  return card(
    "Handed over to their states",
    show(repatriated.p50.value),
    `in ${horizon} (median); 90% range ${show(repatriated.p05.value)} to ${show(repatriated.p95.value)}; clearing does not wait for that`,
  );
}

function card(label: string, figure: string, remark: string): Markup {
  return html`<div><dt>${label}</dt><dd class="big">${figure}</dd><dd class="soft">${remark}</dd></div>`;
}
