// What one replication yields. The models fill it in, experiments reduce many of them to a summary.

/** How busy one stage of the transfer (gate, convoys, staging, intake, court, ...) was in one replication. */
export interface StageFigures {
  /** Busy integral over capacity integral, 0 to 1. */
  readonly utilisation: number;
  /** Time-weighted mean of the number waiting, in persons or cases. */
  readonly meanQueue: number;
  /** Mean wait of those who were served, in hours. */
  readonly meanWait: number;
  /** Largest number waiting at any time, in persons or cases. */
  readonly maxQueue: number;
}

/** A stage day by day: one value for each 24 hours from the start. */
export interface StageByDay {
  /** Time-weighted mean of the number waiting, in persons or cases. */
  readonly queue: readonly number[];
  /** Busy integral over capacity integral, 0 to 1; absent where the use is not that of servers. */
  readonly use?: readonly number[];
}

/** A stage as its part reports it. */
export interface StageObservation extends StageFigures {
  /** Absent where nobody counted by day. */
  readonly byDay?: StageByDay;
}

/** What one replication yields: plain numbers, so that they cross threads, processes and files unchanged. */
export interface Observations {
  /**
   * One number per output (see `standardOutputs`); null = censored: it did not clear inside the horizon.
   * Days are counted from the scenario's start.
   */
  readonly outputs: Readonly<Record<string, number | null>>;
  /** What happened or did not: `cleared_by_deadline`, `any_ambush`, ... (see `standardIndicators`). */
  readonly indicators: Readonly<Record<string, boolean>>;
  /**
   * One value per day 0..horizon (the grid is given by the scenario): `backlog_origin`, `staging`,
   * `backlog_intake`, `backlog_judicial`, `in_facilities`, ...; and by stage the mean of the day that begins there,
   * `queue: STAGE` and `use: STAGE`.
   */
  readonly series: Readonly<Record<string, readonly number[]>>;
  /** Use and waiting per stage, by the stage's name. */
  readonly stages: Readonly<Record<string, StageFigures>>;
}

/**
 * The outputs that every scenario has, in this order; a part that is not in the scenario contributes 0. More
 * outputs may follow them. `days_to_*` and `custody_days_*` are days, `cost` is in the scenario's currency,
 * `peak_over_capacity` persons, `deadline_breaches` cases, the rest counts.
 */
export const standardOutputs = [
  "days_to_clear_origin",
  "days_to_clear_intake",
  "days_to_clear_judicial",
  "days_to_clear",
  "convoys",
  "incidents",
  "ambushes",
  "casualties",
  "escaped",
  "site_attacks",
  "custody_days_at_origin",
  "days_to_first_hearing_p90",
  "peak_over_capacity",
  "over_capacity_person_days",
  "deadline_breaches",
  "cost",
] as const;

/** The indicators that every scenario has, in this order; their frequencies are the summary's probabilities. */
export const standardIndicators = [
  "cleared_by_deadline",
  "any_ambush",
  "any_casualty",
  "any_escape",
  "any_over_capacity",
] as const;
