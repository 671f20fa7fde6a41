// Rounds: one after the other, each takes whole families from the camp to the centre.
import { type ProcessBody, type Sampler, sampler, type Wait } from "../../engine/index.js";
import { ConvoyLuck } from "../convoys/convoy-luck.js";
import type { Movements } from "../convoys/convoy-order.js";
import { Journey } from "../convoys/journey.js";
import { Transit } from "../convoys/transit.js";
import type { StageLog } from "../records/index.js";
import type { Route } from "../routes/route.js";
import type { ModelContext } from "../site.js";
import type { Camp } from "./camp.js";
import type { RoundsOptions } from "./options.js";
import type { Rehabilitation } from "./rehabilitation.js";

/** The routes of a model, and what all who travel on them share. */
export interface Roads extends Movements {
  readonly routes: readonly Route[];
}

/** The route of the rounds, with what can happen on it. */
interface Road {
  readonly movements: Movements;
  readonly route: Route;
  readonly luck: ConvoyLuck;
}

const unprotected = { escortTeams: 0, overwatch: 0 };

/** The rounds of one camp. */
export class Rounds {
  readonly name: string;
  readonly #context: ModelContext;
  readonly #options: RoundsOptions;
  readonly #camp: Camp;
  readonly #centre: Rehabilitation;
  readonly #gap: Sampler;
  readonly #persons: Sampler;
  readonly #travel: Sampler;
  readonly #transit: Transit;
  readonly #log: StageLog | undefined;
  #road: Road | undefined;
  /** When the next is due (hours since start). */
  #due: number;
  #going = false;
  #departed = 0;
  #dispatched = 0;
  #received = 0;

  constructor(context: ModelContext, options: RoundsOptions, camp: Camp, centre: Rehabilitation) {
    const stream = (purpose: string) => context.simulation.stream(`${camp.name}.rounds.${purpose}`);
    this.#context = context;
    this.#options = options;
    this.#camp = camp;
    this.#centre = centre;
    this.#gap = sampler(stream("gap"), options.gap);
    this.#persons = sampler(stream("persons"), options.persons);
    this.#travel = sampler(stream("travel"), options.travel ?? { kind: "constant", value: 0 });
    this.name = `${camp.name} rounds`;
    this.#transit = new Transit(context, this.name);
    this.#log = context.records?.convoys(this.name);
    this.#due = options.first;
    camp.joined.subscribe(() => this.start());
  }

  /** Rounds that have left. */
  get departed(): number {
    return this.#departed;
  }

  /** People who have left with them. */
  get dispatched(): number {
    return this.#dispatched;
  }

  /** People whom they have brought to the centre. */
  get received(): number {
    return this.#received;
  }

  /** People on the way now. */
  get onTheWay(): number {
    return this.#transit.aboard;
  }

  /**
   * The route on which rounds go, if they are to go on one.
   * @throws RangeError if it is not there, or does not lead from the camp to the centre
   */
  travelOn(roads: Roads): void {
    const { route: name } = this.#options;
    if (name === undefined) return;
    const route = roads.routes.find((one) => one.name === name);
    if (route === undefined) throw new RangeError(`families: there is no route "${name}"`);
    if (route.from !== this.#camp.name || route.to !== this.#centre.name) {
      throw new RangeError(
        `families: route "${name}" does not lead from ${this.#camp.name} to ${this.#centre.name}`,
      );
    }
    const { context, fleet, incidents, suspensions, fugitives } = roads;
    const luck = new ConvoyLuck(context.simulation.stream(`${this.#camp.name}.rounds.road`));
    const movements = { context, fleet, incidents, suspensions, fugitives, transit: this.#transit };
    this.#road = { movements, route, luck };
    fugitives.site(this.#camp.name, this.#camp);
  }

  /** Rounds go from now on, until the camp is empty or there are no more. */
  start(): void {
    if (this.#going) return;
    this.#going = true;
    this.#context.simulation.process(this.#run(), { name: this.name });
  }

  *#run(): ProcessBody<void> {
    const { most = Number.POSITIVE_INFINITY } = this.#options;
    while (this.#departed < most && this.#camp.line.first !== undefined) {
      yield* this.#untilFree();
      const persons = Math.max(1, Math.round(this.#persons()));
      yield* this.#untilRoom();
      if (this.#camp.line.first === undefined) break;
      this.#due = this.#context.simulation.now + this.#gap();
      this.#depart(persons);
    }
    this.#going = false;
  }

  /** Waits until the next round is due, outside all pauses and suspensions. */
  *#untilFree(): Generator<Wait, void, unknown> {
    const { simulation } = this.#context;
    for (;;) {
      const time = this.#mayLeave(Math.max(this.#due, simulation.now));
      if (time <= simulation.now) return;
      yield time - simulation.now;
    }
  }

  /** Waits until there is room for the next family, if there is one, and a round may leave. */
  *#untilRoom(): Generator<Wait, void, unknown> {
    for (;;) {
      const family = this.#camp.line.first;
      if (family === undefined) return;
      const { free, capacity } = this.#centre.places;
      if (Math.min(this.#camp.presentOf(family).length, capacity) <= free) return;
      yield* this.#centre.places.freed.next();
      yield* this.#untilFree();
    }
  }

  /**
   * Takes families until the next would not fit, at least one, and brings them to the centre. Only one that the centre
   * could never hold is separated.
   */
  #depart(persons: number): void {
    const { simulation, population } = this.#context;
    const room = Math.min(persons, this.#centre.places.free);
    const people: number[] = [];
    for (;;) {
      const family = this.#camp.line.first;
      if (family === undefined) break;
      if (people.length > 0 && people.length + this.#camp.presentOf(family).length > room) break;
      people.push(...this.#camp.take(family, this.#centre.places.capacity));
    }
    if (people.length === 0) return;
    for (const person of people) population.stamp("dispatched", person, simulation.now);
    this.#departed++;
    this.#dispatched += people.length;
    this.#transit.embark(people.length);
    this.#centre.places.reserve(people.length);
    this.#log?.came(this.#departed, people.length);
    this.#log?.began(this.#departed);
    simulation.process(this.#journey(people, this.#departed), {
      name: `round ${this.#departed} from ${this.#camp.name}`,
    });
  }

  /** The way of one round. Who dies or escapes on it does not arrive. */
  *#journey(people: readonly number[], number: number): Generator<Wait, void, unknown> {
    const aboard = [...people];
    if (this.#road === undefined) yield this.#travel();
    else {
      const { movements, luck, route } = this.#road;
      const hired = {
        name: this.name,
        count: Math.ceil(people.length / (this.#options.seats ?? people.length)),
      };
      const column = { people: aboard, vehicles: [], hired, route: route.name, origin: this.#camp.name };
      yield* new Journey(movements, luck, number, route).travel("out", column, unprotected);
    }
    this.#transit.disembark(aboard.length);
    this.#log?.left(number, "arrived");
    this.#received += aboard.length;
    this.#centre.receive(aboard);
    this.#centre.places.unreserve(people.length);
  }

  /** The first time at or after this one that lies in no pause and no suspension of the route. */
  #mayLeave(time: number): number {
    let after = time;
    if (this.#road !== undefined) {
      const { movements, route } = this.#road;
      after = Math.max(after, movements.suspensions.until(route.name));
    }
    for (const { from, until } of this.#options.pauses ?? [])
      if (after >= from && after < until) after = until;
    return after;
  }
}
