// What a scenario can say of the phases of a transfer. Hours, persons.
import type { Distribution } from "../../engine/index.js";
import type { Selection } from "../cohorts.js";

/** A phase of the transfer: who may go, when it starts, what ends it. Phases follow each other as listed. */
export interface PhaseOptions {
  readonly name: string;
  /** Origins it calls people from. Default: all. */
  readonly origins?: readonly string[];
  /** Whom it calls. Default: anybody. */
  readonly who?: Selection;
  /** How many it calls, persons over all its origins; 0 is a phase in which nobody goes. Default: all who are left. */
  readonly quota?: number;
  /** Not before this time (hours since start). Default: no date. */
  readonly start?: number;
  /**
   * When the phase before counts as cleared: "departed" (default) when all it called have left the origin,
   * "received" when none of them is on the way any more, "none" when this phase does not wait for it.
   */
  readonly after?: "departed" | "received" | "none";
  /** A review between the phase before and this one. */
  readonly review?: ReviewOptions;
  /** A pause before it starts (h), after the trigger and the review. */
  readonly pause?: Distribution;
  /** Calls at most `people` in each period of `hours`. Default: all at once. */
  readonly pace?: { readonly people: number; readonly hours: number };
  /** What stops it early. */
  readonly stop?: readonly StopRule[];
}

/** A review that must approve before a phase starts. */
export interface ReviewOptions {
  /** Time that it takes (h). */
  readonly duration: Distribution;
  /** Chance that it approves; else it is held again. Default 1. */
  readonly approval?: number;
}

/** What is counted for stop rules. */
export const stopCounts = [
  "incidents",
  "ambushes",
  "casualties",
  "escaped",
  "site_attacks",
  "hours",
] as const;

/** Stops a phase when something has happened too often since it started. */
export interface StopRule {
  /** What is counted, since the start of the phase; "hours" is its age. */
  readonly count: (typeof stopCounts)[number];
  /** It stops when the count reaches this. */
  readonly reaches: number;
  /**
   * "end_phase" (default): nobody more is called in it; the next phase may start. "pause": all movements wait for
   * `pause`, and counting starts again. "end_transfer": nobody is called any more, in any phase.
   */
  readonly effect?: "end_phase" | "pause" | "end_transfer";
  /** How long a pause lasts (h). */
  readonly pause?: Distribution;
}
