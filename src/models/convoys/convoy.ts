// One convoy: loading, the way out, unloading, the way back.
import type { Wait } from "../../engine/index.js";
import type { Vehicle } from "../fleet/vehicle.js";
import type { StageLog } from "../records/index.js";
import type { ConvoyLuck } from "./convoy-luck.js";
import { type ConvoyOrder, type Movements, type ServiceEnds, waitUntil } from "./convoy-order.js";
import { Journey } from "./journey.js";

/** One convoy in one replication. */
export class Convoy {
  readonly #movements: Movements;
  readonly #ends: ServiceEnds;
  readonly #order: ConvoyOrder;
  readonly #luck: ConvoyLuck;
  readonly #journey: Journey;
  readonly #vehicles: Vehicle[];
  readonly #claimedAt: number;
  readonly #log: StageLog | undefined;

  /** @param luck of the service, of which the convoy has that of its number */
  constructor(movements: Movements, ends: ServiceEnds, order: ConvoyOrder, luck: ConvoyLuck) {
    this.#movements = movements;
    this.#ends = ends;
    this.#order = order;
    this.#luck = luck;
    this.#journey = new Journey(movements, luck, order.number, order.route);
    this.#vehicles = [...order.vehicles];
    this.#claimedAt = movements.context.simulation.now;
    this.#log = movements.context.records?.convoys(order.options.name);
    this.#log?.came(order.number, order.people.length);
  }

  /**
   * The process of the convoy, from the start of loading until everything it used is free again.
   * @param departed called when it sets out, not if it is stood down
   * @param arrived told how many people it has brought
   */
  *run(departed: () => void, arrived: (people: number) => void): Generator<Wait, void, unknown> {
    const { from } = this.#ends;
    const { simulation } = this.#movements.context;
    yield* waitUntil(simulation, this.#order.departAt);
    from.platform.load(-this.#order.loadingPlaces);
    if (!this.#order.mayDepart()) {
      this.#standDown();
      return;
    }
    departed();
    yield* this.#out(arrived);
    this.#releaseWatchers();
    if (this.#order.options.return !== "at_once" && this.#vehicles.length > 0) yield* this.#back();
    yield* this.#release();
  }

  *#out(arrived: (people: number) => void): Generator<Wait, void, unknown> {
    const { context, transit } = this.#movements;
    const { from, to } = this.#ends;
    const { route, people, options, teams, watchers } = this.#order;
    from.departed(people);
    this.#log?.began(this.#order.number);
    for (const person of people) context.records?.at(person, options.name);
    transit.embark(people.length);
    const aboard = [...people];
    const column = { people: aboard, vehicles: this.#vehicles, route: route.name, origin: from.name };
    yield* this.#journey.travel("out", column, { escortTeams: teams.length, overwatch: watchers });
    const unloading = this.#luck.of(this.#order.number, "unloading", options.unloading);
    if (unloading > 0) yield unloading;
    const { now } = context.simulation;
    transit.disembark(aboard.length);
    transit.spent(aboard.length, now - this.#claimedAt);
    this.#log?.left(this.#order.number, "arrived");
    arrived(aboard.length);
    to.places.unreserve(people.length);
    to.receive(aboard);
  }

  *#back(): Generator<Wait, void, unknown> {
    const { route, teams } = this.#order;
    const column = { people: [], vehicles: this.#vehicles, route: route.name, origin: this.#ends.from.name };
    yield* this.#journey.travel("back", column, { escortTeams: teams.length, overwatch: 0 });
  }

  /** Movements were suspended while it was loading: everybody gets off, everything is free again. */
  #standDown(): void {
    const { from, to, escort } = this.#ends;
    const { people, vehicles, teams } = this.#order;
    this.#log?.left(this.#order.number, "stood down");
    to.places.unreserve(people.length);
    this.#releaseWatchers();
    escort?.takeBack(teams, false);
    this.#movements.fleet.standDown(vehicles);
    from.platform.standDown(people);
  }

  #releaseWatchers(): void {
    const { watchers } = this.#order;
    const { overwatch } = this.#ends;
    if (watchers === 0 || overwatch === undefined) return;
    const { usage, simulation } = this.#movements.context;
    usage.add("overwatch_hour", overwatch.name, watchers * (simulation.now - this.#claimedAt));
    overwatch.takeBack(watchers);
  }

  /** Escorts are free at once, vehicles after their turnaround. */
  *#release(): Generator<Wait, void, unknown> {
    const { fleet, context } = this.#movements;
    const { escort } = this.#ends;
    const { options, teams } = this.#order;
    const returnedAt = context.simulation.now;
    if (escort !== undefined) {
      context.usage.add("escort_hour", escort.name, teams.length * (returnedAt - this.#claimedAt));
      escort.takeBack(teams, true);
    }
    const turnaround = this.#luck.of(this.#order.number, "turnaround", options.turnaround);
    if (turnaround > 0) yield turnaround;
    fleet.takeBack(this.#vehicles, returnedAt);
  }
}
