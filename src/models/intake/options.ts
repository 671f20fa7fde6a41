// What can be said of an intake. Hours and persons.
import type { Distribution } from "../../engine/index.js";
import type { CalendarData } from "../calendar/calendar-data.js";
import type { PersonClass, Selection } from "../cohorts.js";
import type { ShiftEnd } from "../work/shift-end.js";
import type { StaffPlan } from "../work/staff-plan.js";

/** Where people are received: a chain of stations that everybody passes in order. */
export interface IntakeOptions {
  readonly name: string;
  /** Persons it can hold, those on their way to it included. Default: no limit. */
  readonly places?: number;
  /** Reception, registration, biometrics, medical check, classification, age assessment; may be empty. */
  readonly stations: readonly StationOptions[];
}

/** Desks at which people are seen one by one. */
export interface StationOptions {
  readonly name: string;
  readonly desks: StaffPlan;
  /** Time with one person, in working hours. */
  readonly service: Distribution;
  /** When the desks are staffed. Default: always. */
  readonly calendar?: CalendarData;
  /** What becomes of a person at the desk when the shift ends. Default `finish`. */
  readonly shiftEnd?: ShiftEnd;
  /** Who is seen here. Default: everybody. */
  readonly who?: Selection;
  /** Share of them who need to be, by chance (0 to 1). Default 1. */
  readonly share?: number;
  /** Some who have been seen here are taken to hospital, and go on with the next station when they are back. */
  readonly hospital?: HospitalOptions;
  /** What may be found of those who are seen here; of several that hold for a person, the first. */
  readonly found?: readonly FindingOptions[];
  /** People are registered when they leave this station. Default: "registration" if there is one, else the last. */
  readonly registers?: boolean;
}

/** People taken to hospital. Their place at the intake is kept. */
export interface HospitalOptions {
  /** Share of those seen at the station, by chance (0 to 1). */
  readonly share: number;
  /** How long they stay (h). */
  readonly stay: Distribution;
}

/** Somebody turns out to be of another class: a declared adult a juvenile, or the other way. */
export interface FindingOptions {
  readonly name: string;
  /** Of whom it can be found. Default: of everybody who is seen at the station. */
  readonly who?: Selection;
  /** Share of them of whom it is found, by chance (0 to 1). */
  readonly share: number;
  /** What they are from then on; what is not given stays as it was. */
  readonly properties: PersonClass;
}
