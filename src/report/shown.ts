// What of a run is worth showing.
import type { Bands, ProbabilitySummary } from "../experiment/index.js";
import { mainOutput } from "./headline.js";
import type { RunReport } from "./run-report.js";

/** Which series belong together in a report. */
export type SeriesGroup = "backlog" | "facility" | "blocked";

const groups: Readonly<Record<SeriesGroup, RegExp>> = {
  backlog: /^(backlog_.*|staging|waiting_for_place)$/,
  facility: /^(in_facilities|over_capacity|rehabilitation)$/,
  blocked: /^blocked_by_/,
};

/** The series of a group that ever hold anybody, backlogs before what is held up. */
export function seriesToShow(bands: Bands, group: SeriesGroup): string[] {
  const used = Object.entries(bands).filter(([, { mean }]) => mean.some((value) => value > 0));
  const names = used.map(([name]) => name).filter((name) => groups[group].test(name));
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
