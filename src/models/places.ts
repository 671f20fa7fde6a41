// The places of a site: a convoy that is on its way keeps them from the moment it is loaded.
import type { Simulation } from "../engine/index.js";
import { Signal } from "./signal.js";

/** How many people a site can hold, and how many of its places nobody has taken or reserved. */
export class Places {
  /** Persons it can ever hold at once; Infinity where nobody counts. */
  readonly capacity: number;
  /** Happens whenever places may have become free. */
  readonly freed: Signal;
  readonly #taken: () => number;
  #reserved = 0;

  /**
   * @param site its name, for reports of what waits for what
   * @param capacity default: no limit
   * @param taken tells how many places are taken now; whoever gives one back fires {@link freed}
   */
  constructor(simulation: Simulation, site: string, capacity: number | undefined, taken: () => number) {
    this.capacity = capacity ?? Number.POSITIVE_INFINITY;
    this.freed = new Signal(simulation, `a free place at "${site}"`);
    this.#taken = taken;
  }

  /** Places kept for people who are on their way. */
  get reserved(): number {
    return this.#reserved;
  }

  /** Places neither taken nor reserved; negative where more people are there than it has places for. */
  get free(): number {
    return this.capacity - this.#taken() - this.#reserved;
  }

  /** Keeps places for people who are on their way. */
  reserve(places: number): void {
    this.#reserved += places;
  }

  /** Gives reserved places back: the people arrive now, or will never come. */
  unreserve(places: number): void {
    this.#reserved -= places;
    this.freed.fire();
  }
}
