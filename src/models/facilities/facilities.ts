// All facilities: people are allotted to them, wait for places, change between them, and are let go.
import type { Figures, Part } from "../part.js";
import type { PersonQueue } from "../person-queue.js";
import type { Location } from "../population.js";
import type { StageLog } from "../records/index.js";
import type { KeepsPeople, ModelContext } from "../site.js";
import { widen } from "../widen.js";
import { Allocation } from "./allocation.js";
import { Facility } from "./facility.js";
import { FacilityReport } from "./facility-report.js";
import type { FacilitiesOptions } from "./options.js";
import { Province } from "./province.js";
import { Transfers } from "./transfers.js";

/** What the facilities tell the model around them. */
export interface FacilityHooks {
  /** A place is there for somebody who waits for one elsewhere: let them go at once. */
  collect(person: number): void;
  /** Somebody has come to a facility: for the first time, from another one, or back from flight. */
  arrived?(person: number): void;
}

/** The facilities of one replication. */
export class Facilities implements Part, KeepsPeople {
  readonly name = "facilities";
  readonly facilities: readonly Facility[];
  readonly series: Readonly<Record<string, () => number>>;
  readonly #context: ModelContext;
  readonly #hooks: FacilityHooks;
  readonly #allocation: Allocation;
  readonly #transfers: Transfers;
  readonly #report: FacilityReport;
  readonly #log: StageLog | undefined;
  /** Those who wait for a first place, by group; they are kept elsewhere. */
  readonly #waiting: readonly PersonQueue[];
  #since = new Float64Array(64);
  /** Number of the facility where a person is, plus one. */
  #at = new Int32Array(64);
  #present = 0;
  /** Places are being given out; whatever happens meanwhile is looked at when that is done. */
  #filling = false;
  #changed = false;

  /** @throws RangeError if there are people whom no facility takes, or a rule names a facility that is not there */
  constructor(context: ModelContext, options: FacilitiesOptions, hooks: FacilityHooks) {
    const { simulation, ledger, links, population } = context;
    this.#context = context;
    this.#hooks = hooks;
    const provinces = new Map(
      (options.provinces ?? []).map((province) => [
        province.name,
        new Province(simulation, province, () => this.#fill()),
      ]),
    );
    this.facilities = options.facilities.map(
      (facility) => new Facility(simulation, facility, provinces.get(facility.province ?? "")),
    );
    this.#allocation = new Allocation(population, options, this.facilities);
    this.#waiting = Array.from({ length: this.#allocation.groups.count }, () => links.queue());
    this.#report = new FacilityReport(simulation, this.facilities);
    this.#log = context.records?.service("place", this.name);
    this.#transfers = new Transfers(context, options, this.facilities, {
      facilityOf: (person) => this.facilityOf(person),
      takes: (facility, cohort) => this.#allocation.takes(facility, cohort),
      leave: (person) => this.#leave(person),
      join: (person, facility) => this.#join(person, facility),
      placeFreed: () => this.#fill(),
    });
    this.series = {
      in_facilities: () => this.#present,
      waiting_for_place: () => this.waitingForPlace,
      over_capacity: () => this.#report.over,
    };
    ledger.holder("facility", this.name, () => this.#present);
    ledger.onMove((person) => this.#moved(person), leavesFacilities);
  }

  /** How many people of the scenario are in all facilities now. */
  get present(): number {
    return this.#present;
  }

  /** How many wait elsewhere for a place. */
  get waitingForPlace(): number {
    let waiting = 0;
    for (const { length } of this.#waiting) waiting += length;
    return waiting;
  }

  /** Where a person is held; undefined if in none of the facilities. */
  facilityOf(person: number): Facility | undefined {
    const at = this.#at[person] ?? 0;
    return at === 0 ? undefined : this.facilities[at - 1];
  }

  /** Somebody needs a place: they are collected at once, or as soon as there is one; first come, first served. */
  request(person: number): void {
    const { population, simulation } = this.#context;
    if (person >= this.#since.length) this.#since = widen(this.#since, population.size);
    this.#since[person] = simulation.now;
    this.#waiting[this.#groupOf(person)]?.push(person);
    this.#log?.came(person);
    this.#fill();
  }

  /** A person's legal status has changed; rules that send them elsewhere take effect. */
  statusChanged(person: number): void {
    this.#transfers.statusChanged(person);
  }

  pick(uniform: () => number): number | undefined {
    let left = Math.floor(uniform() * this.#present);
    for (const { people } of this.facilities) {
      if (left < people.size) return people.pick(uniform);
      left -= people.size;
    }
    return undefined;
  }

  remove(person: number): boolean {
    if (this.facilityOf(person) === undefined) return false;
    this.#transfers.withdraw(person);
    this.#leave(person);
    this.#fill();
    return true;
  }

  /** Takes back a person who was at large, above capacity if need be. */
  takeBack(person: number): void {
    this.#join(person, this.#allocation.findAny(this.#groupOf(person)));
  }

  observe(figures: Figures): void {
    this.#report.observe(figures, this.#context);
    this.#transfers.observe(figures);
    figures.add("waiting_for_place", this.waitingForPlace);
  }

  #groupOf(person: number): number {
    return this.#allocation.groups.of(this.#context.population.cohortOf(person));
  }

  /** Gives free places to those who have waited longest, first from outside, then from other facilities. */
  #fill(): void {
    this.#changed = true;
    if (this.#filling) return;
    this.#filling = true;
    while (this.#changed) {
      this.#changed = false;
      while (this.#admitNext());
      this.#transfers.fill();
    }
    this.#filling = false;
    this.#report.waiting(this.waitingForPlace);
  }

  /** Admits who has waited longest of those for whom there is a place; false if there is nobody. */
  #admitNext(): boolean {
    let oldest = Number.POSITIVE_INFINITY;
    let line: PersonQueue | undefined;
    let place: Facility | undefined;
    for (let group = 0; group < this.#waiting.length; group++) {
      const waiting = this.#waiting[group];
      const first = waiting?.first;
      if (first === undefined || (this.#since[first] as number) >= oldest) continue;
      const found = this.#allocation.find(group);
      if (found === undefined) continue;
      oldest = this.#since[first] as number;
      line = waiting;
      place = found;
    }
    const person = line?.shift();
    if (person === undefined || place === undefined) return false;
    this.#report.waited(this.#context.simulation.now - oldest);
    this.#log?.began(person);
    this.#log?.left(person, "done");
    this.#hooks.collect(person);
    this.#join(person, place);
    return true;
  }

  #join(person: number, facility: Facility): void {
    if (person >= this.#at.length) this.#at = widen(this.#at, this.#context.population.size);
    this.#at[person] = this.facilities.indexOf(facility) + 1;
    this.#present++;
    facility.join(person);
    this.#context.ledger.move(person, "facility");
    this.#context.records?.at(person, facility.name);
    this.#report.changed();
    this.#transfers.joined(person, facility);
    this.#hooks.arrived?.(person);
  }

  #leave(person: number): void {
    this.facilityOf(person)?.leave(person);
    this.#at[person] = 0;
    this.#present--;
    this.#report.changed();
  }

  /** Whoever waits for a place and is lost meanwhile waits no longer. */
  #moved(person: number): void {
    if (this.#waiting[this.#groupOf(person)]?.remove(person) !== true) return;
    this.#log?.left(person, "withdrawn");
    this.#report.waiting(this.waitingForPlace);
  }
}

function leavesFacilities(_from: Location, to: Location): boolean {
  return to !== "facility" && to !== "in_transit";
}
