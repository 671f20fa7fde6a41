// A site that people are transferred from: they are called, pass the gate, and stand ready.
import { CohortGroups } from "../cohort-groups.js";
import type { Selection } from "../cohorts.js";
import type { Figures, Part } from "../part.js";
import type { PersonQueue } from "../person-queue.js";
import { Signal } from "../signal.js";
import type { ModelContext } from "../site.js";
import type { Returns } from "../threats/fugitives.js";
import type { Departures } from "./departures.js";
import { Gate } from "./gate.js";
import { Headcount } from "./headcount.js";
import { Muster } from "./muster.js";
import type { OriginOptions } from "./options.js";
import { Platform } from "./platform.js";
import { SitePeople } from "./site-people.js";

/** One origin in one replication. */
export class Origin implements Departures, Returns, Part {
  readonly name: string;
  readonly capacity = Number.POSITIVE_INFINITY;
  readonly gate: Gate;
  readonly platform: Platform;
  /** Happens when people come who were not there: by arrival or recapture. */
  readonly joined: Signal;
  /** Happens when somebody called has left, or can no longer leave by convoy. */
  readonly left: Signal;
  /** Says whether the phases will call more people from here without anything new being decided. */
  calling: () => boolean = () => false;
  readonly #context: ModelContext;
  readonly #groups: CohortGroups;
  readonly #waiting: readonly PersonQueue[];
  /** The lines that each phase calls from. */
  readonly #callLines: readonly (readonly PersonQueue[])[];
  readonly #muster: Muster | undefined;
  readonly #people: SitePeople;
  readonly #headcount: Headcount;
  #arrivalsOpen = 0;
  #dispatched = 0;
  readonly #gated: boolean;

  /**
   * @param calls whom each phase calls
   * @param services whom each convoy service that leaves here takes
   */
  constructor(
    context: ModelContext,
    options: OriginOptions,
    calls: readonly (Selection | undefined)[],
    services: readonly (Selection | undefined)[],
  ) {
    const { population, simulation, links } = context;
    this.name = options.name;
    this.#context = context;
    this.#gated = options.gate !== undefined;
    this.joined = new Signal(simulation, `people coming to "${this.name}"`);
    this.left = new Signal(simulation, `people leaving "${this.name}"`);
    this.#groups = new CohortGroups(population.cohorts, calls);
    this.#waiting = Array.from({ length: this.#groups.count }, () => links.queue());
    this.#callLines = calls.map((_, call) =>
      this.#groups.selectedBy(call).flatMap((group) => this.#waiting[group] ?? []),
    );
    this.platform = new Platform(context, this.name, services, options.loadingPlaces);
    const ready = (person: number) => this.platform.ready(person);
    this.gate = new Gate(context, this.name, options.gate, (person) =>
      this.#muster === undefined ? ready(person) : this.#muster.passed(person),
    );
    const lines = [...this.#waiting, ...this.gate.lines, ...this.platform.lanes];
    if (context.households !== undefined) {
      this.#muster = new Muster(context, context.households, this.gate.lines, ready);
      lines.push(this.#muster.line);
    }
    this.#people = new SitePeople(context, lines);
    this.#headcount = new Headcount(simulation);
    context.ledger.holder("origin", this.name, () => this.#people.length + this.platform.boarding);
  }

  /** How many people are here now. */
  get present(): number {
    return this.#headcount.present;
  }

  /** How many have left with convoys. */
  get dispatched(): number {
    return this.#dispatched;
  }

  /** A person enters the scenario here, or so many of a family together. */
  enter(cohort: number, people = 1): void {
    const { households, ledger, population } = this.#context;
    if (people > 1) households?.form(population.size, population.size + people, () => people);
    for (let i = 0; i < people; i++) this.#admit(ledger.enter(cohort, "origin"));
    this.joined.fire();
  }

  takeBack(person: number): void {
    this.#context.ledger.move(person, "origin");
    this.#admit(person);
    this.joined.fire();
  }

  /** More people will arrive from outside (+1), or no longer will (-1). */
  expectArrivals(change: 1 | -1): void {
    this.#arrivalsOpen += change;
    if (change < 0) this.platform.changed.fire();
  }

  /** Will people still arrive from outside? */
  get arrivalsOpen(): boolean {
    return this.#arrivalsOpen > 0;
  }

  /** How many a phase could call now, by its place in the list of calls. */
  callable(phase: number): number {
    let sum = 0;
    for (const line of this.#callLines[phase] as readonly PersonQueue[]) sum += line.length;
    return sum;
  }

  /**
   * Calls at most so many people to the gate, in order of their numbers, and with the last of them the rest of a family.
   * @returns who was called
   */
  call(phase: number, most: number): number[] {
    const lines = this.#callLines[phase] as readonly PersonQueue[];
    const called: number[] = [];
    while (called.length < most) {
      let next: PersonQueue | undefined;
      for (const line of lines) {
        if (line.first !== undefined && line.first < (next?.first ?? Number.POSITIVE_INFINITY)) next = line;
      }
      const person = next?.shift();
      if (person === undefined) break;
      called.push(person);
      for (const member of this.#familyOf(person)) if (next?.remove(member)) called.push(member);
    }
    return called;
  }

  moreToCome(): boolean {
    return this.gate.length > 0 || this.calling();
  }

  flowing(): boolean {
    return this.platform.length > 0 || this.platform.boarding > 0 || this.moreToCome();
  }

  overdueAt(person: number, longestWait: number | undefined): number {
    return this.platform.readySince(person) + (longestWait ?? Number.POSITIVE_INFINITY);
  }

  departed(people: readonly number[]): void {
    const { ledger, population, simulation } = this.#context;
    this.platform.departed(people);
    this.#dispatched += people.length;
    this.#headcount.leave(people.length);
    for (const person of people) {
      population.stamp("dispatched", person, simulation.now);
      ledger.move(person, "in_transit");
    }
    this.left.fire();
  }

  pick(uniform: () => number, eligible?: (person: number) => boolean): number | undefined {
    return this.#people.pick(uniform, eligible);
  }

  remove(person: number): boolean {
    const line = this.#waiting[this.#groups.of(this.#context.population.cohortOf(person))];
    const removed =
      line?.remove(person) ||
      this.gate.remove(person) ||
      this.#muster?.line.remove(person) ||
      this.platform.remove(person);
    if (removed) {
      this.#muster?.comesNoMore(person);
      this.#headcount.leave(1);
      this.left.fire();
    }
    return removed;
  }

  clearedAt(): number | null {
    return this.arrivalsOpen ? null : this.#headcount.emptySince;
  }

  observe(figures: Figures): void {
    if (this.#gated) figures.stage(`${this.name}: gate`, this.gate.observation());
    const personDays = this.#headcount.personHours / 24;
    this.#context.usage.add("place_day", this.name, personDays, "origin");
    figures.add("person_days_at_origin", personDays);
    figures.add("persons_at_origin", this.#headcount.everThere);
    const cleared = this.clearedAt();
    figures.raise("days_to_clear_origin", cleared === null ? null : cleared / 24);
  }

  #familyOf(person: number): readonly number[] {
    const { households } = this.#context;
    return households === undefined ? [] : households.members(households.of(person));
  }

  #admit(person: number): void {
    this.#waiting[this.#groups.of(this.#context.population.cohortOf(person))]?.push(person);
    this.#headcount.join(1);
    this.#context.records?.at(person, this.name);
  }
}
