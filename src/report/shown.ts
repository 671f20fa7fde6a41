// What of a run is worth showing.
import type { Bands, ProbabilitySummary } from "../experiment/index.js";
import { mainOutput } from "./headline.js";
import type { RunReport } from "./run-report.js";

/** The series that ever hold anybody, backlogs first. */
export function seriesToShow(bands: Bands): string[] {
  const used = Object.entries(bands).filter(([, { mean }]) => mean.some((value) => value > 0));
  const names = used.map(([name]) => name);
  const isBacklog = (name: string) => name.startsWith("backlog_");
  return [...names.filter(isBacklog), ...names.filter((name) => !isBacklog(name))];
}

/** The last day worth showing: when nearly all replications have cleared, or the horizon. */
export function lastDayShown({ summary, facts }: RunReport): number {
  const last = summary.outputs[mainOutput]?.p95.value;
  const days = typeof last === "number" && last > 0 ? last * 1.05 + 1 : facts.horizonDays;
  return Math.ceil(Math.min(facts.horizonDays, days));
}

/** A risk of the run: an indicator and how often it was true. */
export interface Risk extends ProbabilitySummary {
  readonly indicator: string;
}

/** The risks that the scenario can show, or that happened. */
export function risksOf({ summary, facts }: RunReport): Risk[] {
  return Object.entries(summary.probabilities)
    .map(([indicator, probability]) => ({ indicator, ...probability }))
    .filter(
      ({ indicator, p }) => indicator !== "cleared_by_deadline" && (p > 0 || facts.risks.includes(indicator)),
    );
}
