// Reception, registration, biometrics, medical check, classification, age assessment: a site that convoys deliver to.
import type { Closures } from "../calendar/closures.js";
import type { Figures, Part } from "../part.js";
import { PersonSet } from "../person-set.js";
import { Places } from "../places.js";
import type { KeepsPeople, ModelContext, Site } from "../site.js";
import { Headcount } from "../sites/headcount.js";
import { widen } from "../widen.js";
import { Hospital } from "./hospital.js";
import type { IntakeOptions } from "./options.js";
import { IntakeStation } from "./station.js";

/**
 * Takes people through its stations in order. Who has passed the last stays until somebody takes them on: a full
 * facility holds up the intake, and a full intake the convoys.
 */
export class Intake implements Part, Site, KeepsPeople {
  readonly name: string;
  readonly places: Places;
  readonly series: Readonly<Record<string, () => number>>;
  readonly #context: ModelContext;
  readonly #stations: readonly IntakeStation[];
  readonly #registering: number;
  readonly #onProcessed: (person: number) => void;
  readonly #people = new PersonSet();
  readonly #headcount: Headcount;
  readonly #hospital: Hospital;
  /** Station at which each person is, or to which they return; the number of stations when all are passed. */
  #at = new Int32Array(0);
  #received = 0;
  #lastLeft = 0;

  /**
   * @param closures of the replication
   * @param onProcessed a person has passed all stations; whoever takes them on calls {@link remove}
   */
  constructor(
    context: ModelContext,
    closures: Closures,
    options: IntakeOptions,
    onProcessed: (person: number) => void,
  ) {
    this.name = options.name;
    this.#context = context;
    this.#headcount = new Headcount(context.simulation);
    this.#onProcessed = onProcessed;
    this.#stations = options.stations.map(
      (station, i) =>
        new IntakeStation(context, closures, this.name, station, (person) => this.#passed(person, i)),
    );
    this.#registering = registeringStation(options);
    this.#hospital = new Hospital(context, this.name, options.stations, (person) => this.takeBack(person));
    const taken = () => this.present + this.#hospital.present;
    this.places = new Places(context.simulation, this.name, options.places, taken);
    this.series = {
      backlog_intake: () => this.present,
      ...(this.#hospital.used ? { in_hospital: () => this.#hospital.present } : {}),
    };
    context.ledger.holder("intake", this.name, () => this.present);
  }

  /** How many people are here now, those who wait for a place elsewhere included. */
  get present(): number {
    return this.#people.size;
  }

  receive(people: readonly number[]): void {
    const { ledger, population, records, simulation } = this.#context;
    for (const person of people) {
      ledger.move(person, "intake");
      records?.at(person, this.name);
      population.stamp("received", person, simulation.now);
      this.#people.add(person);
      this.#received++;
      this.#reach(person);
      this.#at[person] = 0;
    }
    this.#headcount.join(people.length);
    for (const person of people) this.#proceed(person);
  }

  /** Takes back a person who was at large or in hospital: they go on where they were when they left. */
  takeBack(person: number): void {
    this.#context.ledger.move(person, "intake");
    this.#context.records?.at(person, this.name);
    this.#people.add(person);
    this.#headcount.join(1);
    this.#reach(person);
    this.#proceed(person);
  }

  pick(uniform: () => number): number | undefined {
    return this.#people.pick(uniform);
  }

  remove(person: number): boolean {
    if (!this.#leave(person) && !this.#hospital.remove(person)) return false;
    this.#stations[this.#at[person] as number]?.withdraw(person);
    this.#lastLeft = this.#context.simulation.now;
    this.places.freed.fire();
    return true;
  }

  clearedAt(): number | null {
    return this.present + this.#hospital.present + this.places.reserved > 0 ? null : this.#lastLeft;
  }

  observe(figures: Figures): void {
    const cleared = this.clearedAt();
    figures.raise("days_to_clear_intake", cleared === null ? null : cleared / 24);
    figures.add("received", this.#received);
    this.#hospital.observe(figures);
    const assessed = this.#stations.filter(({ findings }) => findings.any);
    for (const { findings } of assessed) figures.add("reclassified", findings.count);
    this.#context.usage.add("place_day", this.name, this.#headcount.personHours / 24, "intake");
    for (const station of this.#stations) {
      const stage = this.#stations.length === 1 ? this.name : `${this.name}: ${station.name}`;
      figures.stage(stage, station.observation());
      this.#context.usage.add("desk_hour", stage, station.busyHours);
    }
  }

  #passed(person: number, station: number): void {
    if (station === this.#registering) this.#register(person);
    this.#at[person] = station + 1;
    if (this.#hospital.admit(person, station)) this.#leave(person);
    else this.#proceed(person);
  }

  /** To the next station that the person needs, or out. */
  #proceed(person: number): void {
    let next = this.#at[person] as number;
    while (next < this.#stations.length && this.#stations[next]?.isFor(person) === false) {
      if (next === this.#registering) this.#register(person);
      next++;
    }
    this.#at[person] = next;
    if (next < this.#stations.length) this.#stations[next]?.submit(person);
    else {
      if (this.#registering < 0) this.#register(person);
      this.#onProcessed(person);
    }
  }

  #register(person: number): void {
    const { ledger, population, simulation } = this.#context;
    population.stamp("registered", person, simulation.now);
    if (ledger.statusOf(person) === "none") ledger.setStatus(person, "registered");
  }

  /** A person is not here any more; false if they were not. */
  #leave(person: number): boolean {
    const left = this.#people.delete(person);
    if (left) this.#headcount.leave(1);
    return left;
  }

  #reach(person: number): void {
    if (person >= this.#at.length) this.#at = widen(this.#at, this.#context.population.size);
  }
}

/** The station at whose end people are registered; -1 if there are no stations. */
function registeringStation({ stations }: IntakeOptions): number {
  const named = stations.findIndex(({ registers }) => registers === true);
  if (named !== -1) return named;
  const registration = stations.findIndex(({ name }) => name === "registration");
  return registration === -1 ? stations.length - 1 : registration;
}
