// The end of the way in scenarios that do not say what follows.

import type { Part } from "../part.js";
import { PersonSet } from "../person-set.js";
import { Places } from "../places.js";
import type { Location } from "../population.js";
import type { KeepsPeople, ModelContext, Site } from "../site.js";
import type { Returns } from "../threats/fugitives.js";
import { Headcount } from "./headcount.js";
import type { DestinationOptions } from "./options.js";

/** Takes people in, as many as it has places, and keeps them. */
export class Destination implements Site, Returns, KeepsPeople, Part {
  readonly name: string;
  readonly places: Places;
  readonly #context: ModelContext;
  readonly #location: Location;
  readonly #people = new PersonSet();
  readonly #headcount: Headcount;

  constructor(context: ModelContext, options: DestinationOptions) {
    this.name = options.name;
    this.places = new Places(context.simulation, this.name, options.places, () => this.present);
    this.#context = context;
    this.#location = options.location ?? "facility";
    this.#headcount = new Headcount(context.simulation);
    if (this.#holds) {
      context.ledger.holder(this.#location, this.name, () => this.present);
    }
  }

  /** How many are here now. */
  get present(): number {
    return this.#people.size;
  }

  pick(uniform: () => number): number | undefined {
    return this.#people.pick(uniform);
  }

  remove(person: number): boolean {
    const removed = this.#people.delete(person);
    if (removed) {
      this.#headcount.leave(1);
      this.places.freed.fire();
    }
    return removed;
  }

  receive(people: readonly number[]): void {
    const { ledger, population, records, simulation } = this.#context;
    for (const person of people) {
      ledger.move(person, this.#location);
      records?.at(person, this.name);
      population.stamp("received", person, simulation.now);
      this.#people.add(person);
    }
    this.#headcount.join(people.length);
  }

  takeBack(person: number): void {
    this.receive([person]);
  }

  observe(): void {
    if (!this.#holds) return;
    this.#context.usage.add("place_day", this.name, this.#headcount.personHours / 24, "destination");
  }

  /** Are people in custody or care here? */
  get #holds(): boolean {
    return this.#location !== "community" && this.#location !== "abroad";
  }
}
