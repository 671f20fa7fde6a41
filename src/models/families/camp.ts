// A camp that families leave: in rounds, or by themselves.
import { type EventKind, sampler } from "../../engine/index.js";
import { EntityDraws } from "../entity-draws.js";
import { occurIn } from "../occurrence.js";
import { PersonLinks, type PersonQueue } from "../person-queue.js";
import { PersonSet } from "../person-set.js";
import { Signal } from "../signal.js";
import type { KeepsPeople, ModelContext } from "../site.js";
import { Headcount } from "../sites/headcount.js";
import type { Returns } from "../threats/fugitives.js";
import type { Households } from "./households.js";
import type { FamiliesOptions } from "./options.js";

/** The families of a camp, in the order in which rounds take them. */
export class Camp implements KeepsPeople, Returns {
  readonly name: string;
  /** Families that are still there, by number; a family whose members have all died stays in line until called. */
  readonly line: PersonQueue = new PersonLinks().queue();
  /** Happens when somebody is brought back here who was at large. */
  readonly joined: Signal;
  readonly #context: ModelContext;
  readonly #options: FamiliesOptions;
  readonly #households: Households;
  readonly #people = new PersonSet();
  readonly #headcount: Headcount;
  #leftAlone = 0;

  constructor(context: ModelContext, options: FamiliesOptions, households: Households) {
    this.name = options.camp;
    this.#context = context;
    this.#options = options;
    this.#households = households;
    this.#headcount = new Headcount(context.simulation);
    this.joined = new Signal(context.simulation, `people coming back to "${this.name}"`);
    context.ledger.holder("origin", this.name, () => this.present);
  }

  /** How many people are there now. */
  get present(): number {
    return this.#people.size;
  }

  /** How many have ever been there, and the person-hours they have spent there up to now. */
  get use(): { readonly persons: number; readonly hours: number } {
    return { persons: this.#headcount.everThere, hours: this.#headcount.personHours };
  }

  /** People who have left by themselves. */
  get leftAlone(): number {
    return this.#leftAlone;
  }

  /** When the last left (hours since start); null while somebody is there. */
  get emptySince(): number | null {
    return this.#headcount.emptySince;
  }

  /** Lets so many people of a cohort enter, now, and forms families of them. */
  enter(cohort: number, count: number): void {
    if (count === 0) return;
    const { ledger, simulation } = this.#context;
    const people = Array.from({ length: count }, () => ledger.enter(cohort, "origin"));
    for (const person of people) this.#people.add(person);
    this.#headcount.join(count);
    const size = sampler(
      simulation.stream(`${this.name}.family size`),
      this.#options.size ?? { kind: "constant", value: 1 },
    );
    const first = people[0] as number;
    for (const family of this.#households.form(first, first + count, size)) this.line.push(family);
  }

  /** From now on families may leave by themselves. */
  start(): void {
    const { selfDeparture: rate = 0 } = this.#options;
    if (rate <= 0) return;
    const { simulation } = this.#context;
    const law = { kind: "exponential", mean: 1 / rate } as const;
    const times = new EntityDraws(simulation.stream(`${this.name}.self-departure`), law);
    const leaves: EventKind = {
      name: (family) => `the family of person ${family} leaves ${this.name} by itself`,
      wake: (family) => {
        if (this.line.remove(family)) this.#leftAlone += this.#depart(family, "community").length;
      },
    };
    for (const family of this.line) occurIn(simulation, times.of(family), leaves, family);
  }

  takeBack(person: number): void {
    this.#context.ledger.move(person, "origin");
    this.#people.add(person);
    this.#headcount.join(1);
    const family = this.#households.of(person);
    if (!this.line.has(family)) this.line.push(family);
    this.joined.fire();
  }

  /** Members of a family who are still there. */
  presentOf(family: number): number[] {
    return this.#households.members(family).filter((person) => this.#people.has(person));
  }

  /**
   * A family leaves with a round; of one of more than so many persons the others stay first in line.
   * @returns who leaves
   */
  take(family: number, most: number): number[] {
    const people = this.#depart(family, "in_transit", most);
    if (this.presentOf(family).length > 0) this.#households.separate(family);
    else this.line.remove(family);
    return people;
  }

  pick(uniform: () => number): number | undefined {
    return this.#people.pick(uniform);
  }

  remove(person: number): boolean {
    if (!this.#people.delete(person)) return false;
    this.#headcount.leave(1);
    return true;
  }

  #depart(family: number, to: "community" | "in_transit", most = Number.POSITIVE_INFINITY): number[] {
    const members = this.presentOf(family).slice(0, most);
    for (const person of members) {
      this.#people.delete(person);
      this.#context.ledger.move(person, to);
    }
    this.#headcount.leave(members.length);
    return members;
  }
}
