// Where everyone is and how everyone stands before the law: the only writer of both, and the keeper of both laws.
import type { Clock } from "../engine/index.js";
import { type Location, locations, type Population, type Status, statuses } from "./population.js";

/** People were lost, doubled or counted in two places: the model is wrong and must stop. */
export class ConservationError extends Error {
  override name = "ConservationError";
  /**
   * @param law "location" or "legal status"
   * @param place the location or status whose count is wrong; "everywhere" if the total is
   * @param time hours since start
   */
  constructor(
    readonly law: "location" | "legal status",
    readonly place: string,
    readonly time: number,
    counted: number,
    held: string,
  ) {
    super(`law of ${law} broken at ${time} h, ${place}: the ledger counts ${counted}, but ${held}`);
  }
}

/** Told of every change of location, after it was made. */
export type MoveListener = (person: number, from: Location, to: Location) => void;

/** Told of everybody who enters, after they have. */
export type EnterListener = (person: number, at: Location) => void;

/**
 * The list of all changes that nobody heeds. One for all of them: of lists made in one place by the hundred V8 learns
 * that they live long, and then puts them where only a full collection of garbage finds them, with all they lead to.
 */
const nobody: readonly MoveListener[] = [];

/** Places where nobody keeps people: nothing happens to them there any more. */
const finalPlaces: ReadonlySet<Location> = new Set(["abroad", "community", "dead"]);

interface Holder {
  readonly name: string;
  readonly count: () => number;
}

/**
 * The ledger of one replication. Everyone who ever entered is in exactly one location and exactly one legal
 * status, at every event. Death and escape close the legal status; recapture opens it again as it was.
 *
 * Parts that keep people say so with {@link holder}; {@link verify} then compares what they keep with what the
 * ledger knows.
 */
export class Ledger {
  readonly #clock: Clock;
  readonly #population: Population;
  #location = new Uint8Array(16);
  #status = new Uint8Array(16);
  /** Legal status before an escape. */
  #before = new Uint8Array(16);
  readonly #inLocation = new Float64Array(locations.length);
  readonly #inStatus = new Float64Array(statuses.length);
  readonly #locationHolders: Holder[][] = locations.map(() => []);
  readonly #statusHolders: Holder[][] = statuses.map(() => []);
  /** Listeners for each pair of locations, at place (code from) x (number of locations) + (code to). */
  readonly #listeners: (readonly MoveListener[])[] = locations.flatMap(() => locations.map(() => nobody));
  readonly #enterListeners: EnterListener[] = [];

  constructor(clock: Clock, population: Population) {
    this.#clock = clock;
    this.#population = population;
  }

  /** How many people have ever entered. */
  get entered(): number {
    return this.#population.size;
  }

  /**
   * Somebody enters the scenario now.
   * @param cohort number of a cohort of the population
   * @returns the new person
   */
  enter(cohort: number, location: Location, status: Status = "none"): number {
    const person = this.#population.add(cohort);
    if (person >= this.#location.length) this.#grow();
    const [place, standing] = [locationCode[location], statusCode[status]];
    this.#location[person] = place;
    this.#status[person] = standing;
    this.#inLocation[place] = (this.#inLocation[place] ?? 0) + 1;
    this.#inStatus[standing] = (this.#inStatus[standing] ?? 0) + 1;
    this.#population.stamp("entered", person, this.#clock.now);
    for (const listener of this.#enterListeners) listener(person, location);
    return person;
  }

  /**
   * Somebody is somewhere else from now on. To "dead" and "at_large" the legal status becomes "closed"; from
   * "at_large" it becomes what it was before the escape.
   * @throws Error if the person is dead
   */
  move(person: number, to: Location): void {
    const fromCode = this.#codeOf(this.#location, person);
    const toCode = locationCode[to];
    if (fromCode === toCode) return;
    if (fromCode === locationCode.dead) throw new Error(`person ${person} is dead and cannot move to ${to}`);
    this.#location[person] = toCode;
    this.#inLocation[fromCode] = (this.#inLocation[fromCode] ?? 0) - 1;
    this.#inLocation[toCode] = (this.#inLocation[toCode] ?? 0) + 1;
    if (fromCode === locationCode.at_large) this.#changeStatus(person, this.#before[person] ?? 0);
    if (toCode === locationCode.at_large) this.#before[person] = this.#status[person] ?? 0;
    if (toCode === locationCode.at_large || toCode === locationCode.dead) {
      this.#changeStatus(person, statusCode.closed);
    }
    const from = locations[fromCode] as Location;
    const listeners = this.#listeners[fromCode * locations.length + toCode] as readonly MoveListener[];
    for (let i = 0; i < listeners.length; i++) (listeners[i] as MoveListener)(person, from, to);
  }

  /** Somebody stands differently before the law from now on. */
  setStatus(person: number, to: Status): void {
    this.#codeOf(this.#status, person);
    this.#changeStatus(person, statusCode[to]);
  }

  /** Where a person is now. */
  locationOf(person: number): Location {
    return locations[this.#codeOf(this.#location, person)] as Location;
  }

  /** How a person stands before the law now. */
  statusOf(person: number): Status {
    return statuses[this.#codeOf(this.#status, person)] as Status;
  }

  /** How many people are in a location now. */
  count(location: Location): number {
    return this.#inLocation[locationCode[location]] as number;
  }

  /** How many people have a legal status now. */
  countStatus(status: Status): number {
    return this.#inStatus[statusCode[status]] as number;
  }

  /**
   * Registers a part that keeps people of a location or a legal status. All people of a location must be kept by
   * somebody (except abroad, in the community and the dead); legal statuses are compared where somebody registers.
   * @param name as an error would call the part
   * @param count how many people the part keeps now
   */
  holder(place: Location | Status, name: string, count: () => number): void {
    const list = isLocation(place)
      ? this.#locationHolders[locationCode[place]]
      : this.#statusHolders[statusCode[place]];
    list?.push({ name, count });
  }

  /** Calls the listener after every entry. */
  onEnter(listener: EnterListener): void {
    this.#enterListeners.push(listener);
  }

  /**
   * Calls the listener after every change of location, in order of registration.
   * @param heeds the changes of interest, asked once for each pair. Default: all
   */
  onMove(listener: MoveListener, heeds: (from: Location, to: Location) => boolean = () => true): void {
    for (const [i, from] of locations.entries()) {
      for (const [j, to] of locations.entries()) {
        const change = i * locations.length + j;
        if (heeds(from, to)) this.#listeners[change] = (this.#listeners[change] ?? nobody).concat(listener);
      }
    }
  }

  /**
   * Checks both laws; to be called between events.
   * @throws ConservationError naming the law, the time and the place
   */
  verify(): void {
    this.#verifyLaw("location", locations, this.#inLocation, this.#locationHolders);
    this.#verifyLaw("legal status", statuses, this.#inStatus, this.#statusHolders);
  }

  #verifyLaw(
    law: "location" | "legal status",
    places: readonly string[],
    counts: Float64Array,
    holders: readonly Holder[][],
  ): void {
    let total = 0;
    for (let i = 0; i < places.length; i++) {
      const counted = counts[i] as number;
      total += counted;
      const keepers = holders[i] as Holder[];
      if (keepers.length === 0) {
        if (law === "legal status" || counted === 0 || finalPlaces.has(places[i] as Location)) continue;
      }
      let held = 0;
      for (const keeper of keepers) held += keeper.count();
      if (held !== counted) this.#breach(law, places[i] as string, counted, keepers);
    }
    if (total !== this.entered) {
      throw new ConservationError(
        law,
        "everywhere",
        this.#clock.now,
        total,
        `${this.entered} people entered`,
      );
    }
  }

  #breach(law: "location" | "legal status", place: string, counted: number, keepers: Holder[]): never {
    const held = keepers.map((keeper) => `${keeper.name} holds ${keeper.count()}`).join(", ");
    throw new ConservationError(
      law,
      place,
      this.#clock.now,
      counted,
      held === "" ? "nobody holds any" : held,
    );
  }

  #changeStatus(person: number, to: number): void {
    const from = this.#status[person] as number;
    this.#status[person] = to;
    this.#inStatus[from] = (this.#inStatus[from] ?? 0) - 1;
    this.#inStatus[to] = (this.#inStatus[to] ?? 0) + 1;
  }

  #codeOf(column: Uint8Array, person: number): number {
    if (!(person >= 0 && person < this.entered)) throw new RangeError(`there is no person ${person}`);
    return column[person] as number;
  }

  #grow(): void {
    this.#location = doubled(this.#location);
    this.#status = doubled(this.#status);
    this.#before = doubled(this.#before);
  }
}

const locationCode = codes(locations);
const statusCode = codes(statuses);

function codes<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, i) => [name, i])) as Record<Name, number>;
}

function isLocation(place: Location | Status): place is Location {
  return place in locationCode;
}

function doubled(column: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(column.length * 2);
  larger.set(column);
  return larger;
}
