// The people: numbers in typed arrays, no object per person, so that a million of them fit.
import { type Cohort, separationOf } from "./cohorts.js";

/** Where a person can be; everyone who ever entered is in exactly one of these. */
export const locations = [
  "origin",
  "staging",
  "in_transit",
  "intake",
  "facility",
  "rehabilitation",
  "hospital",
  "abroad",
  "community",
  "at_large",
  "dead",
] as const;
/** Name of a location. */
export type Location = (typeof locations)[number];

/** How a person can stand before the law; everyone is in exactly one of these. */
export const statuses = [
  "none",
  "registered",
  "investigation",
  "hearing",
  "trial",
  "appeal",
  "sentenced",
  "released",
  "handed_over",
  "closed",
] as const;
/** Name of a legal status. */
export type Status = (typeof statuses)[number];

/** Moments in a person's way that measures are made of. */
export const milestones = [
  "entered",
  "dispatched",
  "received",
  "registered",
  "first_hearing",
  "resolved",
] as const;
/** Name of a milestone. */
export type Milestone = (typeof milestones)[number];

/**
 * The people of one replication, as whole numbers 0, 1, 2, … in the order in which they entered. What a person is
 * stands in typed arrays that grow as people enter. Where people are and how they stand is written by the `Ledger`
 * alone, so that nobody can be in two places.
 */
export class Population {
  /** The cohorts, in the order of their numbers. */
  readonly cohorts: readonly Cohort[];
  /** Names of the separation classes, in order of first appearance among the cohorts. */
  readonly separations: readonly string[];
  readonly #separationOfCohort: readonly number[];
  readonly #onReclassified: ((person: number, from: number) => void)[] = [];
  #size = 0;
  #cohort: Uint16Array;
  #stamps: Map<Milestone, Float64Array>;

  /**
   * @param cohorts the groups; their counts are not entered here: see `Ledger.enter`
   * @param expected how many people to make room for at first
   */
  constructor(cohorts: readonly Cohort[], expected = 0) {
    this.cohorts = cohorts;
    this.separations = [...new Set(cohorts.map(separationOf))];
    this.#separationOfCohort = cohorts.map((cohort) => this.separations.indexOf(separationOf(cohort)));
    const room = Math.max(expected, 16);
    this.#cohort = new Uint16Array(room);
    this.#stamps = new Map(milestones.map((name) => [name, new Float64Array(room).fill(Number.NaN)]));
  }

  /** How many people have ever entered. */
  get size(): number {
    return this.#size;
  }

  /** @internal A new person of this cohort; only `Ledger.enter` adds people, since it must count them. */
  add(cohort: number): number {
    if (this.cohorts[cohort] === undefined) throw new RangeError(`there is no cohort number ${cohort}`);
    if (this.#size === this.#cohort.length) this.#grow();
    const person = this.#size++;
    this.#cohort[person] = cohort;
    return person;
  }

  /** Number of the person's cohort in {@link cohorts}. */
  cohortOf(person: number): number {
    return this.#cohort[person] as number;
  }

  /**
   * A person turns out to be of another cohort, which holds for all that comes. Only for somebody who stands in no line
   * that is kept by cohort: of those ready for a convoy, or of those who wait for a facility.
   */
  reclassify(person: number, cohort: number): void {
    if (this.cohorts[cohort] === undefined) throw new RangeError(`there is no cohort number ${cohort}`);
    const from = this.cohortOf(person);
    this.#cohort[person] = cohort;
    for (const listener of this.#onReclassified) listener(person, from);
  }

  /** Calls the listener after every change of a person's cohort, with the number of the cohort before. */
  onReclassified(listener: (person: number, from: number) => void): void {
    this.#onReclassified.push(listener);
  }

  /** Number of a cohort's separation class in {@link separations}. */
  separationOfCohort(cohort: number): number {
    return this.#separationOfCohort[cohort] as number;
  }

  /** Number of the person's separation class in {@link separations}. */
  separationOf(person: number): number {
    return this.#separationOfCohort[this.#cohort[person] as number] as number;
  }

  /** When the person reached a milestone (hours since start); NaN if never. */
  when(milestone: Milestone, person: number): number {
    return this.#column(milestone)[person] as number;
  }

  /** Notes when a person reached a milestone; a later time replaces an earlier one. */
  stamp(milestone: Milestone, person: number, time: number): void {
    this.#column(milestone)[person] = time;
  }

  #column(milestone: Milestone): Float64Array {
    return this.#stamps.get(milestone) as Float64Array;
  }

  #grow(): void {
    const room = this.#size * 2;
    const cohort = new Uint16Array(room);
    cohort.set(this.#cohort);
    this.#cohort = cohort;
    for (const [name, old] of this.#stamps) {
      const column = new Float64Array(room).fill(Number.NaN);
      column.set(old);
      this.#stamps.set(name, column);
    }
  }
}
