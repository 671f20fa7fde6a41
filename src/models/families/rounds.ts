// Rounds: one after the other, each takes whole families from the camp to the centre.
import { type ProcessBody, type Sampler, sampler } from "../../engine/index.js";
import type { ModelContext } from "../site.js";
import type { Camp } from "./camp.js";
import type { RoundsOptions } from "./options.js";
import type { Rehabilitation } from "./rehabilitation.js";

/** The rounds of one camp. */
export class Rounds {
  readonly #context: ModelContext;
  readonly #options: RoundsOptions;
  readonly #camp: Camp;
  readonly #centre: Rehabilitation;
  readonly #gap: Sampler;
  readonly #persons: Sampler;
  readonly #travel: Sampler;
  #departed = 0;
  #onTheWay = 0;

  constructor(context: ModelContext, options: RoundsOptions, camp: Camp, centre: Rehabilitation) {
    const { simulation, ledger } = context;
    const stream = (purpose: string) => simulation.stream(`${camp.name}.rounds.${purpose}`);
    this.#context = context;
    this.#options = options;
    this.#camp = camp;
    this.#centre = centre;
    this.#gap = sampler(stream("gap"), options.gap);
    this.#persons = sampler(stream("persons"), options.persons);
    this.#travel = sampler(stream("travel"), options.travel ?? { kind: "constant", value: 0 });
    ledger.holder("in_transit", `${camp.name} rounds`, () => this.#onTheWay);
  }

  /** Rounds that have left. */
  get departed(): number {
    return this.#departed;
  }

  /** People on the way now. */
  get onTheWay(): number {
    return this.#onTheWay;
  }

  /** The process of all rounds: until the camp is empty, or there are no more. */
  *run(): ProcessBody<void> {
    const { first, most = Number.POSITIVE_INFINITY } = this.#options;
    const { simulation } = this.#context;
    let due = first;
    while (this.#departed < most) {
      yield Math.max(0, this.#afterPauses(due) - simulation.now);
      const persons = Math.max(1, Math.round(this.#persons()));
      for (;;) {
        const family = this.#camp.line.first;
        if (family === undefined) return;
        if (this.#camp.presentOf(family).length <= this.#centre.places.free) break;
        yield* this.#centre.places.freed.next();
        yield Math.max(0, this.#afterPauses(simulation.now) - simulation.now);
      }
      due = simulation.now + this.#gap();
      this.#depart(persons);
    }
  }

  /** Takes families until the next would not fit, at least one, and brings them to the centre. */
  #depart(persons: number): void {
    const { simulation, population } = this.#context;
    const room = Math.min(persons, this.#centre.places.free);
    const aboard: number[] = [];
    for (;;) {
      const family = this.#camp.line.first;
      if (family === undefined) break;
      if (aboard.length > 0 && aboard.length + this.#camp.presentOf(family).length > room) break;
      aboard.push(...this.#camp.take(family));
    }
    if (aboard.length === 0) return;
    for (const person of aboard) population.stamp("dispatched", person, simulation.now);
    this.#departed++;
    this.#onTheWay += aboard.length;
    this.#centre.places.reserve(aboard.length);
    const roundArrives = () => {
      this.#onTheWay -= aboard.length;
      this.#centre.receive(aboard);
      this.#centre.places.unreserve(aboard.length);
    };
    simulation.schedule(this.#travel(), roundArrives);
  }

  /** The first time at or after this one that lies in no pause. */
  #afterPauses(time: number): number {
    let after = time;
    for (const { from, until } of this.#options.pauses ?? [])
      if (after >= from && after < until) after = until;
    return after;
  }
}
