// How long people were held between two journeys.
import { Tally } from "../../engine/index.js";
import type { Figures } from "../part.js";
import type { ModelContext } from "../site.js";
import { widen } from "../widen.js";

/** Hours and nights that people spend in staging, over all staging points together. */
export class StayTimes {
  readonly #context: ModelContext;
  readonly #nights = new Tally();
  #since = new Float64Array(64);

  constructor(context: ModelContext) {
    this.#context = context;
  }

  /** These people arrive now. */
  arrive(people: readonly number[]): void {
    const { now } = this.#context.simulation;
    for (const person of people) {
      if (person >= this.#since.length) this.#since = widen(this.#since, person + 1);
      this.#since[person] = now;
    }
  }

  /** These people leave now. A night is counted for every midnight that passed. */
  leave(people: readonly number[]): void {
    const tonight = Math.floor(this.#context.simulation.now / 24);
    for (const person of people) this.#nights.add(tonight - Math.floor(this.since(person) / 24));
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
}
