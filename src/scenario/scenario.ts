import type { ClearanceOptions } from "../models/index.js";
import type { Figure, UncertainInput } from "./figures.js";
import type { Lever } from "./sections/levers.js";
import type { Unsettled } from "./uncertain.js";

/** The texts a scenario was read from: enough to read it again, with other values, without a disk. */
export interface ScenarioSource {
  /** The scenario file's path as the user gave it. */
  readonly path: string;
  /** The texts by path: the scenario file and the data files it names. */
  readonly files: Readonly<Record<string, string>>;
  /** The overrides applied, `PATH=VALUE`, in order. */
  readonly overrides: readonly string[];
}

/**
 * A validated scenario: immutable plain data that crosses to worker threads unchanged. Everything is in base units:
 * hours since the start, km, persons, one currency; dates, time zones and the sun are already reckoned.
 */
export interface Scenario {
  readonly name: string;
  readonly question?: string;
  /** First instant, local, ISO 8601, as written. */
  readonly start: string;
  /** First instant, milliseconds since 1970 (UTC). */
  readonly startEpoch: number;
  /** IANA name. */
  readonly timeZone: string;
  /** Hours. */
  readonly horizon: number;
  /** Hours since the start; absent when the scenario has none. */
  readonly deadline?: number;
  /** Currency of all amounts, ISO 4217; absent when the scenario has none. */
  readonly currency?: string;
  /** Hours at which daily series are sampled, from 0. */
  readonly days: readonly number[];
  /** The local date of each of `days`, ISO 8601. */
  readonly dates: readonly string[];
  /** What the models are built from; numbers that are ranges are still to be drawn. */
  readonly model: Unsettled<ClearanceOptions>;
  /** Every figure with its source. */
  readonly figures: readonly Figure[];
  /** Every input that is a range. */
  readonly uncertain: readonly UncertainInput[];
  /** What a planner may change. */
  readonly levers: readonly Lever[];
  readonly source: ScenarioSource;
}
