// The answer in three sentences.
import { beyondHorizon, type OutputSummary } from "../experiment/index.js";
import type { ScenarioDates } from "./dates.js";
import { bounded, counted, days, daysSpan, noFigure, number, percent } from "./figures-in-words.js";
import type { RunReport } from "./run-report.js";

/** The output that a run is about. */
export const mainOutput = "days_to_clear";

/** How long it takes, when that is, and whether the deadline holds; each sentence on its own. */
export function headline({ summary, facts }: RunReport, dates: ScenarioDates): string[] {
  const output = summary.outputs[mainOutput];
  if (output === undefined) return [];
  const sentences = [medianSentence(output, facts.horizonDays, dates), rangeSentence(output, dates)];
  const { cleared_by_deadline: met } = summary.probabilities;
  if (facts.deadlineDays !== undefined && met !== undefined) {
    const [low, high] = met.ci95.map(percent);
    sentences.push(
      `The deadline, ${dates.words(facts.deadlineDays)}, is met with probability ${percent(met.p)} (${low} to ${high}).`,
    );
  }
  return [
    ...sentences.filter((sentence) => sentence !== ""),
    ...censoredSentence(output, facts.horizonDays),
    ...repatriatedSentence(summary.outputs.repatriated, facts.horizonDays),
  ];
}

function medianSentence({ p50 }: OutputSummary, horizon: number, dates: ScenarioDates): string {
  if (typeof p50.value !== "number") {
    return `Clearing takes longer than the ${counted(number(horizon), "day")} simulated: no median can be given.`;
  }
  const [low, high] = p50.ci95;
  const known = typeof low === "number" && typeof high === "number";
  const interval = known ? `, 95% interval ${days(low)} to ${days(high)}` : "";
  return `Clearing takes ${counted(days(p50.value), "day")} (median${interval}), until ${dates.words(p50.value)}.`;
}

function rangeSentence({ p05, p95 }: OutputSummary, dates: ScenarioDates): string {
  const low = p05.value;
  const high = p95.value;
  if (typeof low !== "number") return "";
  if (high === beyondHorizon) {
    return `In 95 of 100 cases it takes more than ${counted(days(low), "day")}: not before ${dates.words(low)}.`;
  }
  if (high === null) return "";
  return `In 90 of 100 cases it takes ${daysSpan(low, high)}: ${dates.span(low, high)}.`;
}

/** Handing over is no part of the clearing: a state may never agree. So it is told on its own. */
function repatriatedSentence(output: OutputSummary | undefined, horizon: number): string[] {
  if (output === undefined) return [];
  const [median, low, high] = [output.p50, output.p05, output.p95].map(({ value }) =>
    bounded(value, number, noFigure),
  );
  return [
    `Handed over to their states in ${counted(number(horizon), "day")}: ${median} (median), 90% range ${low} to ${high}; clearing does not wait for that.`,
  ];
}

function censoredSentence({ censored, n }: OutputSummary, horizon: number): string[] {
  if (censored === 0) return [];
  return [
    `${number(censored)} of ${counted(number(n), "replication")} did not clear within the ${counted(number(horizon), "day")} simulated.`,
  ];
}
