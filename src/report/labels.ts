// The names of outputs, indicators, series and stages as people say them.
import { wordsOf } from "./plain-text.js";

const outputs: Readonly<Record<string, readonly [label: string, unit: string]>> = {
  days_to_clear_origin: ["origin empty", "days"],
  days_to_clear_intake: ["intake done", "days"],
  days_to_clear_judicial: ["judicial work done", "days"],
  days_to_clear: ["everything cleared", "days"],
  convoys: ["convoys", "convoys"],
  incidents: ["incidents on the way", "incidents"],
  ambushes: ["ambushes", "ambushes"],
  casualties: ["casualties", "people"],
  escaped: ["people escaped", "people"],
  site_attacks: ["attacks on sites", "attacks"],
  custody_days_at_origin: ["days in custody at the origin, mean", "days"],
  days_to_first_hearing_p90: ["first hearing, 90th percentile", "days"],
  peak_over_capacity: ["peak above capacity", "people"],
  over_capacity_person_days: ["time above capacity", "person-days"],
  deadline_breaches: ["legal deadlines missed", "cases"],
  cost: ["cost", "money"],
  days_to_first_hearing_median: ["first hearing, median", "days"],
  days_to_disposition_median: ["disposition, median", "days"],
  days_to_disposition_p90: ["disposition, 90th percentile", "days"],
  clearance_rate: ["cases resolved for each that came in", ""],
  disposition_time: ["open cases at the pace of the run", "days"],
  nights_in_staging_mean: ["nights in staging, mean", "nights"],
  nights_in_staging_longest: ["nights in staging, longest", "nights"],
  hours_aboard_mean: ["time aboard, mean", "hours"],
  hours_aboard_longest: ["time aboard, longest", "hours"],
  person_days_at_origin: ["person-days at the origin", "person-days"],
  overcrowded_share: ["share of person-days overcrowded", ""],
  deaths_in_custody: ["deaths in custody", "people"],
  age_of_open_oldest: ["oldest case still open", "days"],
  age_of_open_p90: ["cases still open, 90th percentile of age", "days"],
  age_of_open_median: ["cases still open, median age", "days"],
};

const indicators: Readonly<Record<string, string>> = {
  cleared_by_deadline: "cleared by the deadline",
  any_ambush: "at least one ambush",
  any_casualty: "at least one casualty",
  any_escape: "at least one escape",
  any_over_capacity: "facilities above capacity",
};

const series: Readonly<Record<string, string>> = {
  backlog_origin: "at the origin",
  staging: "in staging",
  backlog_intake: "at intake",
  backlog_judicial: "open cases",
  in_facilities: "in facilities",
  over_capacity: "above capacity",
  waiting_for_place: "waiting for a place",
  blocked_by_investigation: "investigation not closed",
  blocked_by_verification: "nationality not verified",
  blocked_by_check: "individual check not done",
  blocked_by_agreement: "no agreement of the state",
  blocked_by_seats: "no seat on a flight",
};

/** What an output measures. */
export function outputLabel(name: string): string {
  return outputs[name]?.[0] ?? wordsOf(name);
}

/** The unit of an output; empty where only its name tells. */
export function outputUnit(name: string): string {
  return outputs[name]?.[1] ?? (name.startsWith("days_") ? "days" : "");
}

/** What an indicator says when it is true. */
export function indicatorLabel(name: string): string {
  return indicators[name] ?? wordsOf(name);
}

/** What a series counts. */
export function seriesLabel(name: string): string {
  return series[name] ?? wordsOf(name);
}

/** The output that tells when a backlog is empty, if there is one. */
export function clearingOutputOf(seriesName: string): string | undefined {
  const output = seriesName.replace(/^backlog_/, "days_to_clear_");
  return output !== seriesName && output in outputs ? output : undefined;
}

/** The output that counts what an indicator is about, if there is one. */
export function countOf(indicator: string): string | undefined {
  return {
    any_ambush: "ambushes",
    any_casualty: "casualties",
    any_escape: "escaped",
    any_over_capacity: "peak_over_capacity",
  }[indicator];
}

/** What an output or indicator is called. */
export function measureLabel(name: string): string {
  return name in indicators ? indicatorLabel(name) : outputLabel(name);
}
