// A place between two journeys: people are held, re-batched, and go on by other means.
import { type Sampler, sampler } from "../../engine/index.js";
import type { Selection } from "../cohorts.js";
import type { Figures, Part } from "../part.js";
import type { PersonQueue } from "../person-queue.js";
import { Places } from "../places.js";
import { Signal } from "../signal.js";
import type { ModelContext, Site } from "../site.js";
import type { Returns } from "../threats/fugitives.js";
import { usedAs } from "../work/stage-recorder.js";
import type { Departures } from "./departures.js";
import { Headcount } from "./headcount.js";
import type { StagingOptions } from "./options.js";
import { Platform } from "./platform.js";
import { SitePeople } from "./site-people.js";
import type { StayTimes } from "./stay-times.js";

/** One staging point in one replication. */
export class Staging implements Site, Departures, Returns, Part {
  readonly name: string;
  readonly places: Places;
  readonly platform: Platform;
  /** Happens when people come. */
  readonly joined: Signal;
  /** Happens when people leave. */
  readonly left: Signal;
  /** The sites from which convoys lead here. */
  readonly upstream: Departures[] = [];
  readonly #context: ModelContext;
  readonly #options: StagingOptions;
  readonly #handling: PersonQueue;
  readonly #handlingTime: Sampler | undefined;
  readonly #people: SitePeople;
  readonly #headcount: Headcount;
  readonly #stays: StayTimes;
  #blocking = 0;

  /** @param services whom each convoy service that leaves here takes */
  constructor(
    context: ModelContext,
    options: StagingOptions,
    services: readonly (Selection | undefined)[],
    stays: StayTimes,
  ) {
    const { simulation, links } = context;
    this.name = options.name;
    this.#context = context;
    this.#options = options;
    this.#stays = stays;
    this.places = new Places(simulation, this.name, options.places, () => this.present);
    this.joined = new Signal(simulation, `people coming to "${this.name}"`);
    this.left = new Signal(simulation, `people leaving "${this.name}"`);
    this.#handling = links.queue();
    this.#handlingTime =
      options.handling && sampler(simulation.stream(`staging.${this.name}`), options.handling);
    this.platform = new Platform(context, this.name, services, options.loadingPlaces);
    this.#people = new SitePeople(context, [this.#handling, ...this.platform.lanes]);
    this.#headcount = new Headcount(simulation);
    context.ledger.holder("staging", this.name, () => this.#people.length + this.platform.boarding);
  }

  get capacity(): number {
    return this.places.capacity;
  }

  get present(): number {
    return this.#headcount.present;
  }

  receive(people: readonly number[]): void {
    for (const person of people) {
      this.#context.ledger.move(person, "staging");
      this.#context.records?.at(person, this.name);
    }
    this.#headcount.join(people.length);
    this.#stays.arrive(people);
    for (const person of people) this.#handling.push(person);
    const hours = this.#handlingTime?.() ?? 0;
    const handled = () => this.#handled(people);
    if (hours > 0) this.#context.simulation.schedule(hours, handled);
    else handled();
    this.joined.fire();
  }

  takeBack(person: number): void {
    this.receive([person]);
  }

  /** While convoys wait for places here, nobody here waits for more people. */
  block(change: 1 | -1): void {
    this.#blocking += change;
    if (change > 0) this.platform.changed.fire();
  }

  moreToCome(): boolean {
    if (this.#handling.length > 0) return true;
    if (this.#blocking > 0) return false;
    return this.places.reserved > 0 || this.upstream.some((site) => site.flowing());
  }

  flowing(): boolean {
    return this.present > 0 || this.moreToCome();
  }

  overdueAt(person: number, longestWait: number | undefined): number {
    const { longestHold = Number.POSITIVE_INFINITY } = this.#options;
    return Math.min(
      this.platform.readySince(person) + (longestWait ?? Number.POSITIVE_INFINITY),
      this.#stays.since(person) + longestHold,
    );
  }

  departed(people: readonly number[]): void {
    this.platform.departed(people);
    for (const person of people) this.#context.ledger.move(person, "in_transit");
    this.#leave(people);
  }

  pick(uniform: () => number, eligible?: (person: number) => boolean): number | undefined {
    return this.#people.pick(uniform, eligible);
  }

  remove(person: number): boolean {
    const removed = this.#handling.remove(person) || this.platform.remove(person);
    if (removed) this.#leave([person]);
    return removed;
  }

  observe(figures: Figures): void {
    figures.stage(this.name, usedAs(this.platform.observation(), this.#utilisation()));
    figures.raise("peak_in_staging", this.#headcount.most);
    this.#context.usage.add("place_day", this.name, this.#headcount.personHours / 24, "staging");
  }

  #handled(people: readonly number[]): void {
    for (const person of people) if (this.#handling.remove(person)) this.platform.ready(person);
  }

  #leave(people: readonly number[]): void {
    this.#headcount.leave(people.length);
    this.#stays.leave(people);
    this.left.fire();
    this.places.freed.fire();
  }

  /** Share of its places that were taken while it was in use; 0 where places are not counted. */
  #utilisation(): number {
    const hours = this.#headcount.hoursInUse;
    return hours > 0 ? this.#headcount.personHours / (this.places.capacity * hours) : 0;
  }
}
