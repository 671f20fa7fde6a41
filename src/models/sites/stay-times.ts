// How long people were held between two journeys.
import { Tally } from "../../engine/index.js";
import type { Figures } from "../part.js";
import type { ModelContext } from "../site.js";
import { widen } from "../widen.js";

/** Hours and nights that people spend in staging, over all staging points together. */
export class StayTimes {
  readonly #context: ModelContext;
  readonly #midnights: readonly number[] | undefined;
  readonly #nights = new Tally();
  #since = new Float64Array(64);
  /** Midnights that have passed: time only goes on. */
  #passed = 0;
  /** Midnights that had passed when each person arrived. */
  #before = new Float64Array(64);

  /** @param midnights hours since the start, ascending; default: every 24 h */
  constructor(context: ModelContext, midnights?: readonly number[]) {
    this.#context = context;
    this.#midnights = midnights;
  }

  /** These people arrive now. */
  arrive(people: readonly number[]): void {
    const { population, simulation } = this.#context;
    const { now } = simulation;
    const before = this.#midnightsUntil(now);
    for (const person of people) {
      if (person >= this.#since.length) {
        this.#since = widen(this.#since, population.size);
        this.#before = widen(this.#before, population.size);
      }
      this.#since[person] = now;
      this.#before[person] = before;
    }
  }

  /** These people leave now. A night is counted for every midnight that passed. */
  leave(people: readonly number[]): void {
    const passed = this.#midnightsUntil(this.#context.simulation.now);
    for (const person of people) this.#nights.add(passed - (this.#before[person] as number));
  }

  /** When a person arrived (hours since start). */
  since(person: number): number {
    return this.#since[person] as number;
  }

  /** Nights per stay, of those who have left; 0 if nobody has. */
  observe(figures: Figures): void {
    const some = this.#nights.count > 0;
    figures.add("nights_in_staging_mean", some ? this.#nights.mean : 0);
    figures.add("nights_in_staging_longest", some ? this.#nights.maximum : 0);
  }

  #midnightsUntil(now: number): number {
    const midnights = this.#midnights;
    if (midnights === undefined) return Math.floor(now / 24);
    while (this.#passed < midnights.length && (midnights[this.#passed] as number) <= now) this.#passed++;
    return this.#passed;
  }
}
