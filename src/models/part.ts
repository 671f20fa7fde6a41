// What the assembly asks of every part of a clearance model.
import type { StageObservation } from "./observations.js";

/** A part of a clearance model: convoys, an intake, a court, … Every member is optional but the name. */
export interface Part {
  readonly name: string;
  /** Starts its processes; called once, at time 0, when all parts exist and people are in place. */
  start?(): void;
  /**
   * When the last of the work it knows of was done (hours since start); null while some is open. A part without
   * work of its own to clear leaves this out.
   */
  clearedAt?(): number | null;
  /** Contributes its figures, after the run. Outputs of the same name from several parts are added up. */
  observe?(figures: Figures): void;
  /** What is sampled once a day, by the name of its series; series of the same name are added up. */
  readonly series?: Readonly<Record<string, () => number>>;
}

/** Where parts put their figures after a run. */
export interface Figures {
  /** Hours since start at the end of the run. */
  readonly end: number;
  /** Adds to an output; see `standardOutputs` for the names every scenario has. Null makes it censored. */
  add(output: string, value: number | null): void;
  /** Raises an output to at least this: for maxima and for "all must be done" (null, censored, beats all). */
  raise(output: string, value: number | null): void;
  /** The event of this indicator happened, or did not; happening in one part is enough. */
  indicate(indicator: string, happened: boolean): void;
  /** Use and waiting of a stage. */
  stage(name: string, observation: StageObservation): void;
}
