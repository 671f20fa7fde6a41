// The centre that families pass on their way home, and from which some come back to it.
import { type Distribution, sampler } from "../../engine/index.js";
import { EntityDraws, entityChances } from "../entity-draws.js";
import type { Figures, Part } from "../part.js";
import { PersonSet } from "../person-set.js";
import { Places } from "../places.js";
import type { KeepsPeople, ModelContext, Site } from "../site.js";
import { Headcount } from "../sites/headcount.js";
import type { Returns } from "../threats/fugitives.js";
import { insideCohortName } from "./family-cohorts.js";
import { Households } from "./households.js";
import type { RehabilitationOptions } from "./options.js";
import { ResidualStays } from "./residual-stays.js";

const nothing: Distribution = { kind: "constant", value: 0 };

/** A site that people are brought to in convoys or rounds; families arrive, stay and leave together. */
export class Rehabilitation implements Site, Returns, Part, KeepsPeople {
  readonly name: string;
  readonly places: Places;
  readonly series: Readonly<Record<string, () => number>>;
  readonly #context: ModelContext;
  readonly #options: RehabilitationOptions;
  readonly #households: Households;
  readonly #people = new PersonSet();
  readonly #headcount: Headcount;
  readonly #stay: EntityDraws;
  readonly #returns: EntityDraws;
  readonly #returnDelay: EntityDraws;
  /** How often each family has been here; only those who came back are in it. */
  readonly #visits = new Map<number, number>();
  /** Families who want to come back and wait for room. */
  readonly #atTheDoor: number[][] = [];
  #goneHome = 0;
  #cameBack = 0;

  /** @param households who belongs together; by default everybody is alone */
  constructor(context: ModelContext, options: RehabilitationOptions, households = new Households()) {
    const { simulation, ledger } = context;
    const stream = (purpose: string) => simulation.stream(`${options.name}.${purpose}`);
    this.name = options.name;
    this.#context = context;
    this.#options = options;
    this.#households = households;
    this.#headcount = new Headcount(simulation);
    this.#stay = new EntityDraws(stream("stay"), options.stay);
    this.#returns = entityChances(stream("returns"));
    this.#returnDelay = new EntityDraws(stream("return delay"), options.reintegration?.delay ?? nothing);
    this.places = new Places(simulation, this.name, options.places, () => this.present);
    this.series = {
      in_rehabilitation: () => this.present,
      reintegrated: () => this.#goneHome,
    };
    ledger.holder("rehabilitation", this.name, () => this.present);
  }

  /** How many people are here now. */
  get present(): number {
    return this.#people.size;
  }

  /**
   * Those who are here at the start enter, now, in families.
   * @param size persons in a family
   */
  enterInside(size: Distribution): void {
    const { name, stay, inside } = this.#options;
    if (inside === undefined || inside.count === 0) return;
    const { ledger, population, simulation } = this.#context;
    const stream = simulation.stream(`${name}.at the start`);
    const cohort = population.cohorts.findIndex((one) => one.name === insideCohortName(name));
    const people = Array.from({ length: inside.count }, () => ledger.enter(cohort, "rehabilitation"));
    const first = people[0] as number;
    this.#households.form(first, first + people.length, sampler(stream.substream("family size"), size));
    const luck = stream.substream("remaining");
    const left =
      inside.remaining === undefined
        ? new ResidualStays(luck, stay)
        : new EntityDraws(luck, inside.remaining);
    this.#house(people, (family) => left.of(family - first));
  }

  receive(people: readonly number[]): void {
    const { ledger, population, simulation } = this.#context;
    for (const person of people) {
      ledger.move(person, "rehabilitation");
      if (Number.isNaN(population.when("received", person)))
        population.stamp("received", person, simulation.now);
    }
    this.#house(people, (family) => this.#stay.again(family, this.#visits.get(family) ?? 0));
  }

  takeBack(person: number): void {
    this.receive([person]);
  }

  pick(uniform: () => number): number | undefined {
    return this.#people.pick(uniform);
  }

  remove(person: number): boolean {
    if (!this.#people.delete(person)) return false;
    this.#headcount.leave(1);
    this.#admitReturned();
    this.places.freed.fire();
    return true;
  }

  clearedAt(): number | null {
    return this.places.reserved > 0 || this.#atTheDoor.length > 0 ? null : this.#headcount.emptySince;
  }

  observe(figures: Figures): void {
    const cleared = this.clearedAt();
    const { personHours, hoursInUse: inUse } = this.#headcount;
    figures.raise("days_to_clear_rehabilitation", cleared === null ? null : cleared / 24);
    figures.add("reintegrated", this.#goneHome);
    figures.add("returned_to_rehabilitation", this.#cameBack);
    figures.raise("peak_in_rehabilitation", this.#headcount.most);
    this.#context.usage.add("place_day", this.name, personHours / 24, "rehabilitation");
    figures.stage(this.name, {
      utilisation: inUse > 0 ? personHours / (this.places.capacity * inUse) : 0,
      meanQueue: 0,
      meanWait: 0,
      maxQueue: 0,
    });
  }

  /** These people are here from now on, each family for its hours. */
  #house(people: readonly number[], hours: (family: number) => number): void {
    const families = new Map<number, number[]>();
    for (const person of people) {
      this.#people.add(person);
      const family = this.#households.of(person);
      const members = families.get(family);
      if (members === undefined) families.set(family, [person]);
      else members.push(person);
    }
    this.#headcount.join(people.length);
    for (const [family, members] of families) {
      const familyGoesHome = () => this.#goHome(family, members);
      this.#context.simulation.schedule(hours(family), familyGoesHome);
    }
  }

  /** Those of a family who are still here go home; it may not stay there. */
  #goHome(family: number, members: readonly number[]): void {
    const home = members.filter((person) => this.#people.delete(person));
    for (const person of home) this.#context.ledger.move(person, "community");
    this.#goneHome += home.length;
    this.#headcount.leave(home.length);
    const visit = this.#visits.get(family) ?? 0;
    const { returnRate = 0 } = this.#options.reintegration ?? {};
    if (home.length > 0 && this.#returns.again(family, visit) < returnRate) {
      this.#visits.set(family, visit + 1);
      const familyComesBack = () => {
        this.#atTheDoor.push(home);
        this.#admitReturned();
      };
      this.#context.simulation.schedule(this.#returnDelay.again(family, visit), familyComesBack);
    }
    this.#admitReturned();
    this.places.freed.fire();
  }

  /** Lets in families who have come back, first come, first served, as there is room. */
  #admitReturned(): void {
    for (let next = this.#atTheDoor[0]; next !== undefined; next = this.#atTheDoor[0]) {
      if (next.length > this.places.free) return;
      this.#atTheDoor.shift();
      this.#cameBack += next.length;
      this.#goneHome -= next.length;
      this.receive(next);
    }
  }
}
