// What can be said of a court. Times in hours, dates in hours since the start of the scenario.
import type { Distribution } from "../../engine/index.js";
import type { CalendarData } from "../calendar/calendar-data.js";
import type { Selection } from "../cohorts.js";
import type { ShiftEnd } from "../work/shift-end.js";
import type { StaffPlan } from "../work/staff-plan.js";
import type { CaseArrivalsOptions } from "./case-arrivals.js";
import type { OpeningBacklogOptions } from "./opening-backlog.js";

/** The stages of a case that take a judge, by the legal status of a person whose case stands there. */
export type CaseStage = "hearing" | "investigation" | "trial" | "appeal";

/**
 * How a case leaves the court. `committed`: it goes on to a court outside the scenario; the person stays in custody
 * and waits for a trial.
 */
export type CaseExit = "released" | "sentenced" | "handed_over" | "closed" | "committed";

/** Something in a case's life at which a legal clock starts or stops. */
export type CourtEvent =
  | "custody"
  | "opened"
  | "first_hearing"
  | "closed"
  | `${CaseStage}_begins`
  | `${CaseStage}_ends`;

/** A court: judges, the tracks that cases take through it, and the clocks that run meanwhile. */
export interface CourtOptions {
  readonly name: string;
  readonly benches: readonly BenchOptions[];
  /** Interpreters, counsel: those of whom a hearing may need one beside its judges. At most 30. */
  readonly pools?: readonly AttendancePoolOptions[];
  readonly tracks: readonly TrackOptions[];
  readonly clocks?: readonly LegalClockOptions[];
  readonly backlog?: readonly OpeningBacklogOptions[];
  readonly arrivals?: readonly CaseArrivalsOptions[];
}

/** Which of the cases that are ready is listed next; a track's priority goes before it. */
export type ListingPolicy =
  /** The one that became ready first. */
  | "first_come"
  /** The one whose person has been in custody longest. */
  | "oldest_custody"
  /** The one whose stage takes least time on average. */
  | "shortest_expected";

/** Judges who work to one calendar from one list. */
export interface BenchOptions {
  readonly name: string;
  readonly calendar?: CalendarData;
  /** Default `first_come`. */
  readonly listing?: ListingPolicy;
  readonly capacity: JudgeCapacity | DocketCapacity;
}

/** Judges who hear cases one after another for as long as each takes. */
export interface JudgeCapacity {
  readonly kind: "judges";
  readonly judges: StaffPlan;
  /** What becomes of a hearing at the end of the day; default `suspend`: it goes on at the next opening. */
  readonly shiftEnd?: ShiftEnd;
}

/** Those of one kind, all alike, each in one hearing at a time. They work when the judges do who need them. */
export interface AttendancePoolOptions {
  readonly name: string;
  readonly count: StaffPlan;
}

/** A court known only by what it disposes of: so many hearings a sitting day, however long each is. */
export interface DocketCapacity {
  readonly kind: "docket";
  /** Hearings per sitting day; a fraction is carried to the next days. May change in steps of time. */
  readonly perDay: readonly DocketStep[];
}

/** From this time on so many hearings a sitting day. */
export interface DocketStep {
  /** Hours since the start of the scenario. */
  readonly from: number;
  /** Hearings per sitting day, at least 0, may be a fraction. */
  readonly perDay: number;
}

/** The way of one class of cases through the court. */
export interface TrackOptions {
  readonly name: string;
  /** Whose cases take it: of several tracks that fit, the first. Default: everybody's. */
  readonly who?: Selection;
  /** Smaller is listed first, whatever the policy; default 0. */
  readonly priority?: number;
  /** At least one, in order. */
  readonly stages: readonly StageOptions[];
}

/** One stage of a track. */
export interface StageOptions {
  readonly stage: CaseStage;
  /** Name of the bench that hears it. */
  readonly bench: string;
  /** Judges who sit at once; default 1. */
  readonly panel?: number;
  /** Length of each hearing, in working hours. */
  readonly hours: Distribution;
  /** Hearings that must be held; default 1. */
  readonly hearings?: number;
  /** Smallest time between two hearings of a case (hours); default 0. */
  readonly gap?: number;
  /** What must be ready before the first hearing; the slowest counts. */
  readonly readiness?: readonly ReadinessOptions[];
  readonly adjournment?: AdjournmentOptions;
  /** What follows; the probabilities add up to 1. Default: the next stage, or the exit that ends the track. */
  readonly outcomes?: readonly CaseOutcomeOptions[];
}

/** Something a case waits for before it can be listed: the file, an interpreter, counsel. */
export interface ReadinessOptions {
  readonly name: string;
  /** Share of cases that need it, 0 to 1; default 1. */
  readonly share?: number;
  /** Time until it is there, from the begin of the stage (hours). Default 0. */
  readonly delay?: Distribution;
  /** Name of the pool of which one must be free for each hearing, and stays until its end. Default: nobody is counted. */
  readonly pool?: string;
}

/** A hearing that decides nothing and sends the case back. */
export interface AdjournmentOptions {
  /** Chance that a hearing is adjourned, 0 to 1. */
  readonly probability: number;
  /** Adjournments of a case in this stage after which no more is granted; default: no limit. */
  readonly maximum?: number;
  /** Time until the case is ready again (hours); default: the gap between hearings alone. */
  readonly delay?: Distribution;
}

/** One outcome of a stage. */
export interface CaseOutcomeOptions {
  readonly to: "next" | CaseExit;
  readonly probability: number;
}

/** A limit in law: what must have happened within a time. */
export interface LegalClockOptions {
  readonly name: string;
  /** Names of the tracks it runs for; default: all. */
  readonly tracks?: readonly string[];
  readonly start: CourtEvent;
  /** What must happen in time. */
  readonly stop: CourtEvent;
  /** Hours between the two. */
  readonly limit: number;
  readonly renewals?: RenewalOptions;
  /** What a breach does: it is counted, or the person is released as well. */
  readonly breach: "count" | "release";
}

/** A limit that a judge may extend, before it has run out. */
export interface RenewalOptions {
  /** Hours added each time. */
  readonly length: number;
  /** How many times. */
  readonly maximum: number;
  /** Judge's working time for one decision (hours). */
  readonly hours: Distribution;
  /** How long before the limit the decision is listed, before all other business (hours). */
  readonly notice: number;
  /** Name of the bench that decides. */
  readonly bench: string;
}
