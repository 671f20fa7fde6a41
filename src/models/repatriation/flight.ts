// A flight that takes people home: it leaves on its days, if enough people are ready.
import { Priority, type Simulation } from "../../engine/index.js";
import type { PersonQueue } from "../person-queue.js";
import type { FlightOptions } from "./options.js";

/** After those who become ready at the same instant. */
const DEPARTURE = Priority.statistics - 1;

/** One connection. It takes those of its states who were accepted first. */
export class RepatriationFlight {
  readonly options: FlightOptions;
  readonly #simulation: Simulation;
  readonly #lines: readonly PersonQueue[];
  readonly #acceptedAt: (person: number) => number;
  readonly #board: (person: number) => boolean;
  readonly #left: (number: number, people: number) => void;
  #planned = false;
  /** The first departure that has not passed, counted from 0. */
  #next = 0;
  #flown = 0;
  #carried = 0;

  /**
   * @param lines of its states, each in the order in which people were accepted
   * @param acceptedAt rank of a person among all who were accepted
   * @param board hands a person over; false if they cannot be had now, and must wait for the next flight
   * @param left a flight has left: told its number, from 1, and the people aboard
   */
  constructor(
    simulation: Simulation,
    options: FlightOptions,
    lines: readonly PersonQueue[],
    acceptedAt: (person: number) => number,
    board: (person: number) => boolean,
    left: (number: number, people: number) => void,
  ) {
    this.#simulation = simulation;
    this.options = options;
    this.#lines = lines;
    this.#acceptedAt = acceptedAt;
    this.#board = board;
    this.#left = left;
  }

  /** Flights that have left. */
  get flown(): number {
    return this.#flown;
  }

  /** Share of the seats of the flights that left that were taken; 0 if none left. */
  get load(): number {
    return this.#flown === 0 ? 0 : this.#carried / (this.#flown * this.options.seats);
  }

  /** Somebody waits for a seat: plans the next departure at or after now. */
  plan(strictly = false): void {
    if (this.#planned || this.#waiting() === 0) return;
    const { now } = this.#simulation;
    const time = this.options.departures === undefined ? this.#regular(strictly) : this.#listed(strictly);
    if (time === Number.POSITIVE_INFINITY) return;
    this.#planned = true;
    const flightDue = () => this.#depart();
    this.#simulation.scheduleAt(Math.max(now, time), flightDue, DEPARTURE);
  }

  /** The next of first + k x every. */
  #regular(strictly: boolean): number {
    const { first, every } = this.options;
    const { now } = this.#simulation;
    const k = Math.max(0, Math.ceil((now - first) / every - 1e-9));
    return first + (strictly && first + k * every <= now ? k + 1 : k) * every;
  }

  /** The next of the departures given; Infinity after the last. */
  #listed(strictly: boolean): number {
    const { departures = [] } = this.options;
    const { now } = this.#simulation;
    for (; this.#next < departures.length; this.#next++) {
      const time = departures[this.#next] as number;
      if (time > now || (time === now && !strictly)) return time;
    }
    return Number.POSITIVE_INFINITY;
  }

  #depart(): void {
    this.#planned = false;
    const { seats, minimum = 1 } = this.options;
    if (this.#waiting() >= minimum) {
      const stay: [PersonQueue, number][] = [];
      let aboard = 0;
      for (let line = this.#first(); aboard < seats && line !== undefined; line = this.#first()) {
        const person = line.shift() as number;
        if (this.#board(person)) aboard++;
        else stay.push([line, person]);
      }
      for (const [line, person] of stay.reverse()) line.unshift(person);
      if (aboard > 0) {
        this.#flown++;
        this.#carried += aboard;
        this.#left(this.#flown, aboard);
      }
    }
    this.plan(true);
  }

  /** The line in which the person stands who was accepted first. */
  #first(): PersonQueue | undefined {
    let best: PersonQueue | undefined;
    let earliest = Number.POSITIVE_INFINITY;
    for (const line of this.#lines) {
      if (line.first === undefined || this.#acceptedAt(line.first) >= earliest) continue;
      earliest = this.#acceptedAt(line.first);
      best = line;
    }
    return best;
  }

  #waiting(): number {
    return this.#lines.reduce((sum, { length }) => sum + length, 0);
  }
}
