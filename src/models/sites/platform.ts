// Where people stand who are ready to go, until a convoy takes them.

import { Calendar } from "../calendar/calendar.js";
import { CohortGroups } from "../cohort-groups.js";
import type { Selection } from "../cohorts.js";
import type { Households } from "../families/households.js";
import type { PersonQueue } from "../person-queue.js";
import type { StageLog } from "../records/index.js";
import { Signal } from "../signal.js";
import type { ModelContext } from "../site.js";
import { widen } from "../widen.js";
import { StageRecorder } from "../work/stage-recorder.js";
import { familiesInLine } from "./families-in-line.js";

/** People of one separation class that a convoy service may take, in the order in which they became ready. */
export interface ReadyClass {
  /** Number of the separation class. */
  readonly separation: number;
  readonly lanes: readonly PersonQueue[];
}

/** How many of a class a convoy takes without separating a family. */
export interface WholeFamilies {
  readonly people: number;
  /** Persons of the family for which there is some room but not enough; 0 if there is none. */
  readonly left: number;
}

/** The people of a site who are ready, in lanes that keep separation classes and destinations apart. */
export class Platform {
  /** Happens when somebody becomes ready or leaves, or when nobody more is to come. */
  readonly changed: Signal;
  /** Happens when vehicles have been loaded. */
  readonly loaded: Signal;
  /** Lanes, for those who look for people of the site. */
  readonly lanes: readonly PersonQueue[];
  readonly #context: ModelContext;
  readonly #groups: CohortGroups;
  readonly #classes: readonly (readonly ReadyClass[])[];
  readonly #recorder: StageRecorder;
  readonly #log: StageLog | undefined;
  readonly #places: number;
  readonly #sinceOf = (person: number) => this.readySince(person);
  #since = new Float64Array(64);
  #loading = 0;
  #boarding = 0;

  /**
   * @param site name of the site
   * @param services whom each convoy service that leaves the site takes
   * @param places vehicles that can be loaded at a time
   */
  constructor(
    context: ModelContext,
    site: string,
    services: readonly (Selection | undefined)[],
    places = Number.POSITIVE_INFINITY,
  ) {
    const { population } = context;
    this.#context = context;
    this.#places = places;
    this.changed = new Signal(context.simulation, `people ready at "${site}"`);
    this.loaded = new Signal(context.simulation, `a loading place at "${site}"`);
    this.#recorder = new StageRecorder(context.simulation, Calendar.always());
    this.#log = context.records?.service("boarding", site);
    const separations = population.cohorts.map((_, cohort) => population.separationOfCohort(cohort));
    this.#groups = new CohortGroups(population.cohorts, services, (cohort) => separations[cohort] ?? 0);
    this.lanes = Array.from({ length: this.#groups.count }, () => context.links.queue());
    const separationOfGroup = new Map<number, number>();
    separations.forEach((separation, cohort) => {
      separationOfGroup.set(this.#groups.of(cohort), separation);
    });
    this.#classes = services.map((_, service) => {
      const groups = this.#groups.selectedBy(service);
      return population.separations.flatMap((_name, separation) => {
        const own = groups.filter((group) => separationOfGroup.get(group) === separation);
        const lanes = own.flatMap((group) => this.lanes[group] ?? []);
        return lanes.length === 0 ? [] : [{ separation, lanes }];
      });
    });
  }

  /** How many are ready and not yet called to a convoy. */
  get length(): number {
    let length = 0;
    for (const lane of this.lanes) length += lane.length;
    return length;
  }

  /** How many are being loaded. */
  get boarding(): number {
    return this.#boarding;
  }

  /** Vehicles that can be loaded at a time; Infinity if nobody counts. */
  get loadingPlaces(): number {
    return this.#places;
  }

  /** Vehicles that can be loaded now, besides those that are being loaded. */
  get freeLoadingPlaces(): number {
    return this.#places - this.#loading;
  }

  /** The classes that a service may take, by its place in the list given at construction. */
  classes(service: number): readonly ReadyClass[] {
    return this.#classes[service] ?? [];
  }

  /** A person is ready from now on. */
  ready(person: number): void {
    if (person >= this.#since.length) this.#since = widen(this.#since, this.#context.population.size);
    this.#since[person] = this.#context.simulation.now;
    this.#laneOf(person).push(person);
    this.#log?.came(person);
    this.#record();
    this.changed.fire();
  }

  /** When a person became ready (hours since start). */
  readySince(person: number): number {
    return this.#since[person] as number;
  }

  /** When the first in line of a class became ready; Infinity if nobody is. */
  oldest(ready: ReadyClass): number {
    let oldest = Number.POSITIVE_INFINITY;
    for (const { first } of ready.lanes) {
      if (first !== undefined) oldest = Math.min(oldest, this.readySince(first));
    }
    return oldest;
  }

  /** How many of a class go where there is room for so many, if none goes without the rest of the family who are here. */
  whole(ready: ReadyClass, room: number, households: Households): WholeFamilies {
    let people = 0;
    for (const { here } of familiesInLine(ready.lanes, households, this.#sinceOf)) {
      if (people === room) break;
      if (people + here.length > room) return { people, left: here.length };
      people += here.length;
    }
    return { people, left: 0 };
  }

  /**
   * Calls so many people of a class to be loaded, those who are ready longest first, and with each the family.
   * @param people the list that they are added to
   */
  board(ready: ReadyClass, number: number, people: number[]): void {
    const { households } = this.#context;
    const before = people.length;
    if (households === undefined) this.#callNext(ready, number, people);
    else this.#callFamilies(ready, number, people, households);
    this.#boarding += people.length - before;
    this.#record();
  }

  #callNext(ready: ReadyClass, number: number, people: number[]): void {
    let called = 0;
    while (called < number) {
      let lane: PersonQueue | undefined;
      let oldest = Number.POSITIVE_INFINITY;
      for (const candidate of ready.lanes) {
        const { first } = candidate;
        if (first !== undefined && this.readySince(first) < oldest) {
          oldest = this.readySince(first);
          lane = candidate;
        }
      }
      const person = lane?.shift();
      if (person === undefined) break;
      people.push(person);
      this.#log?.began(person);
      called++;
    }
  }

  #callFamilies(ready: ReadyClass, number: number, people: number[], households: Households): void {
    const called = new Set<number>();
    for (const { here } of familiesInLine(ready.lanes, households, this.#sinceOf)) {
      for (const person of here) if (called.size < number) called.add(person);
      if (called.size === number) break;
    }
    for (const person of called) {
      this.#laneOf(person).remove(person);
      this.#log?.began(person);
      people.push(person);
    }
    this.#noteSeparated(called, households);
  }

  /** Families of whom somebody stays at the site, whether ready or not. */
  #noteSeparated(called: ReadonlySet<number>, households: Households): void {
    const { ledger } = this.#context;
    for (const person of called) {
      const family = households.of(person);
      const here = ledger.locationOf(person);
      const stays = (member: number) => !called.has(member) && ledger.locationOf(member) === here;
      if (households.members(family).some(stays)) households.separate(family);
    }
  }

  /** Vehicles are being loaded (or, negative, no longer are). */
  load(vehicles: number): void {
    this.#loading += vehicles;
    if (vehicles < 0) this.loaded.fire();
  }

  /** Those who were being loaded leave the site. */
  departed(people: readonly number[]): void {
    const { now } = this.#context.simulation;
    for (const person of people) {
      this.#recorder.called(now - this.readySince(person));
      this.#log?.left(person, "done");
    }
    this.#boarding -= people.length;
    this.#record();
  }

  /** Those who were being loaded get off again, and are first in line. */
  standDown(people: readonly number[]): void {
    for (const person of people.toReversed()) {
      this.#laneOf(person).unshift(person);
      this.#log?.waits(person);
    }
    this.#boarding -= people.length;
    this.#record();
    this.changed.fire();
  }

  /** A person leaves other than by convoy; false if not here. */
  remove(person: number): boolean {
    const removed = this.#laneOf(person).remove(person);
    if (removed) {
      this.#log?.left(person, "withdrawn");
      this.#record();
      this.changed.fire();
    }
    return removed;
  }

  /** How many waited to be taken, and how long; the share of the time in which somebody waited. */
  observation() {
    return this.#recorder.observation();
  }

  #laneOf(person: number): PersonQueue {
    return this.lanes[this.#groups.of(this.#context.population.cohortOf(person))] as PersonQueue;
  }

  #record(): void {
    const waiting = this.length;
    this.#recorder.update(waiting, this.#boarding > 0 ? 1 : 0, 1);
  }
}
