// One place where people are held: who is there, and for how long it was how full.
import { type Simulation, TimeWeighted } from "../../engine/index.js";
import { PersonSet } from "../person-set.js";
import type { FacilityOptions } from "./options.js";
import type { Province } from "./province.js";

/** One facility in one replication. */
export class Facility {
  readonly name: string;
  readonly options: FacilityOptions;
  readonly province: Province | undefined;
  /** People of the scenario who are there. */
  readonly people = new PersonSet();
  readonly places: number;
  readonly #simulation: Simulation;
  readonly #present: TimeWeighted;
  readonly #over: TimeWeighted;
  /** People of the scenario there while it is above capacity. */
  readonly #crowded: TimeWeighted;
  #reserved = 0;

  constructor(simulation: Simulation, options: FacilityOptions, province: Province | undefined) {
    this.name = options.name;
    this.options = options;
    this.province = province;
    this.places = options.places ?? Number.POSITIVE_INFINITY;
    this.#simulation = simulation;
    this.#present = new TimeWeighted(simulation.now, 0);
    this.#over = new TimeWeighted(simulation.now, 0);
    this.#crowded = new TimeWeighted(simulation.now, 0);
    this.#record();
  }

  /** Persons there, those who are not in the scenario included. */
  get held(): number {
    return (this.options.occupied ?? 0) + this.people.size;
  }

  /** Places taken: by those there and by those on their way. */
  get taken(): number {
    return this.held + this.#reserved;
  }

  /** Places left; negative above capacity. */
  get free(): number {
    return this.places - this.taken;
  }

  /** Persons above capacity now. */
  get over(): number {
    return Math.max(0, this.held - this.places);
  }

  /** May it take one more above its capacity? */
  get mayOverflow(): boolean {
    const { rule, most = Number.POSITIVE_INFINITY } = this.options.overflow ?? { rule: "allow" };
    return rule === "allow" && this.taken < most;
  }

  /** Does its province let it take one more, whatever its places? */
  get admits(): boolean {
    return this.province === undefined || this.province.room > 0;
  }

  /** Somebody is there from now on. */
  join(person: number): void {
    this.people.add(person);
    this.province?.take(1);
    this.#record();
  }

  /** Somebody is no longer there; false if they were not. */
  leave(person: number): boolean {
    if (!this.people.delete(person)) return false;
    this.province?.take(-1);
    this.#record();
    return true;
  }

  /** Somebody is on the way here (+1), or has arrived or been lost (-1). */
  reserve(change: 1 | -1): void {
    this.#reserved += change;
    this.province?.take(change);
  }

  /** Person-hours of the scenario's people up to now. */
  get personHours(): number {
    return this.#present.integral(this.#simulation.now);
  }

  /** Hours times persons above capacity, up to now. */
  get overHours(): number {
    return this.#over.integral(this.#simulation.now);
  }

  /** Person-hours of the scenario's people while it was above capacity, up to now. */
  get crowdedHours(): number {
    return this.#crowded.integral(this.#simulation.now);
  }

  #record(): void {
    const now = this.#simulation.now;
    this.#present.update(now, this.people.size);
    this.#over.update(now, this.over);
    this.#crowded.update(now, this.over > 0 ? this.people.size : 0);
  }
}
