// The summary of an experiment: the shape of summary.json, which other programs rely on.

/** Written where a figure lies among the censored replications: later than the horizon, nobody knows how much. */
export const beyondHorizon = "beyond_horizon";

/** A number, null where there is none (too few replications), or `beyond_horizon`. */
export type Bounded = number | null | typeof beyondHorizon;

/** A quantile (type 7) and its 95% interval from order statistics; an end is null where n cannot support it. */
export interface QuantileEstimate {
  readonly value: Bounded;
  readonly ci95: readonly [lower: Bounded, upper: Bounded];
}

/** The quantiles that a summary holds, by name. */
export const summaryQuantiles = { p05: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p90: 0.9, p95: 0.95 } as const;

/** `p05` ... `p95`. */
export type QuantileName = keyof typeof summaryQuantiles;

/** One output over all replications, in the unit of the output. */
export interface OutputSummary extends Readonly<Record<QuantileName, QuantileEstimate>> {
  /** Replications, the censored ones among them. */
  readonly n: number;
  /** Replications that did not clear inside the horizon. */
  readonly censored: number;
  /** Null when any replication is censored. */
  readonly mean: number | null;
  /** Sample standard deviation; null when any replication is censored, or with a single one. */
  readonly sd: number | null;
  /** Student-t interval of the mean; null where sd is. */
  readonly ci95: readonly [lower: number, upper: number] | null;
  /** Mean of the smaller of output and horizon, when any replication is censored; else null. */
  readonly restricted_mean: number | null;
  readonly min: Bounded;
  readonly max: Bounded;
}

/** How often something happened, with Wilson's 95% interval (the exact one for never and always). */
export interface ProbabilitySummary {
  readonly p: number;
  readonly n: number;
  readonly ci95: readonly [lower: number, upper: number];
}

/** What `summary.json` holds: no time of day, no path, nothing of the host. */
export interface Summary {
  readonly scenario: string;
  readonly seed: number | string;
  readonly replications: number;
  readonly outputs: Readonly<Record<string, OutputSummary>>;
  readonly probabilities: Readonly<Record<string, ProbabilitySummary>>;
}
