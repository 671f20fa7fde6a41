// What a report tells: one run of one scenario, as plain data.
import type { Collected, Summary } from "../experiment/index.js";
import type { Figure, UncertainInput } from "../scenario/index.js";

/** A facility as a report shows it. */
export interface FacilityFacts {
  readonly name: string;
  readonly places?: number | undefined;
}

/** What a report needs to know of the scenario, beside the figures of its run. */
export interface ScenarioFacts {
  readonly name: string;
  readonly question?: string | undefined;
  /** First instant, milliseconds since 1970 (UTC). */
  readonly startEpoch: number;
  /** IANA name. */
  readonly timeZone: string;
  /** Local date, ISO 8601, of each value of a series. */
  readonly dates: readonly string[];
  /** In days of 24 hours. */
  readonly horizonDays: number;
  /** Days after the start by which all should be cleared. */
  readonly deadlineDays?: number | undefined;
  /** Such as `USD`. */
  readonly currency?: string | undefined;
  /**
   * Indicators that the scenario's parts can make true, such as `any_ambush` where there is a threat. Any other
   * says nothing when it is never true.
   */
  readonly risks: readonly string[];
  /** The facilities with the places that are free for the scenario's people at the start; absent where unknown. */
  readonly facilities: readonly FacilityFacts[];
  /** Every input that is a range. */
  readonly ranges: readonly UncertainInput[];
  /** Every number of the scenario, with its source. */
  readonly figures: readonly Figure[];
}

/** A run, ready to be told: to a terminal, a page, or files. */
export interface RunReport extends Collected {
  readonly facts: ScenarioFacts;
  readonly summary: Summary;
}
