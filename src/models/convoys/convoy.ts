// One convoy: loading, the way out, unloading, the way back.
import type { Wait } from "../../engine/index.js";
import type { Vehicle } from "../fleet/vehicle.js";
import type { Border } from "../routes/border.js";
import type { LegJourney } from "../routes/route.js";
import { Exposure } from "../threats/exposure.js";
import { Passage, type Section } from "../threats/passage.js";
import type { Protection } from "../threats/threat.js";
import { type Column, sufferIncident } from "./convoy-harm.js";
import type { ConvoyLuck, Way } from "./convoy-luck.js";
import { type ConvoyOrder, type Movements, type ServiceEnds, waitUntil } from "./convoy-order.js";

/** One convoy in one replication. */
export class Convoy {
  readonly #movements: Movements;
  readonly #ends: ServiceEnds;
  readonly #order: ConvoyOrder;
  readonly #luck: ConvoyLuck;
  readonly #vehicles: Vehicle[];
  readonly #claimedAt: number;

  /** @param luck of the service, of which the convoy has that of its number */
  constructor(movements: Movements, ends: ServiceEnds, order: ConvoyOrder, luck: ConvoyLuck) {
    this.#movements = movements;
    this.#ends = ends;
    this.#order = order;
    this.#luck = luck;
    this.#vehicles = [...order.vehicles];
    this.#claimedAt = movements.context.simulation.now;
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
    transit.embark(people.length);
    const aboard = [...people];
    const column = { people: aboard, vehicles: this.#vehicles, route: route.name, origin: from.name };
    yield* this.#travel("out", column, { escortTeams: teams.length, overwatch: watchers });
    const unloading = this.#luck.of(this.#order.number, "unloading", options.unloading);
    if (unloading > 0) yield unloading;
    const { now } = context.simulation;
    transit.disembark(aboard.length);
    transit.spent(aboard.length, now - this.#claimedAt);
    arrived(aboard.length);
    to.places.unreserve(people.length);
    to.receive(aboard);
  }

  *#back(): Generator<Wait, void, unknown> {
    const { route, teams } = this.#order;
    const column = { people: [], vehicles: this.#vehicles, route: route.name, origin: this.#ends.from.name };
    yield* this.#travel("back", column, { escortTeams: teams.length, overwatch: 0 });
  }

  /** Travels the legs of the route one way. */
  *#travel(way: Way, column: Column, protection: Protection): Generator<Wait, void, unknown> {
    const { simulation } = this.#movements.context;
    const { number, route } = this.#order;
    const empty = way === "back";
    const passage = new Passage(
      simulation,
      route.threats.map((threat) => {
        const luck = {
          first: this.#luck.endurance(number, way, threat),
          stream: () => this.#luck.stream(number, `${way} ${threat.options.name}`),
        };
        return new Exposure(threat, luck, protection, threat.habit(route.name), empty);
      }),
    );
    for (const threat of route.threats) threat.used(route.name, simulation.now);
    if (route.mode === "air") this.#useVehicles("flight", 1);
    for (const journey of this.#luck.legs(number, way, route)) {
      if (empty) yield* this.#cross(journey.leg.border, way);
      yield* this.#drive(journey, passage, column);
      if (!empty) yield* this.#cross(journey.leg.border, way);
    }
  }

  /** Passes the border post at the end of a leg; on the way back it comes before the leg. */
  *#cross(border: Border | undefined, way: Way): Generator<Wait, void, unknown> {
    if (border === undefined || (way === "back" && !border.stopsEmpty)) return;
    yield* border.pass(this.#vehicles.length, this.#luck.stream(this.#order.number, `${way} ${border.name}`));
  }

  /** Drives one leg, with a stop wherever a vehicle fails. */
  *#drive(journey: LegJourney, passage: Passage, column: Column): Generator<Wait, void, unknown> {
    const leg = this.#order.route.section(journey);
    const onIncident = (exposure: Exposure) => sufferIncident(this.#movements, column, exposure);
    let left = journey.hours;
    do {
      const failing = this.#nextToFail(left);
      const driven = failing === undefined ? left : failing.drivingLeft;
      yield* passage.through(part(leg, driven, journey.hours), onIncident);
      for (const vehicle of this.#vehicles) vehicle.drivingLeft -= driven;
      left -= driven;
      if (failing !== undefined) {
        this.#movements.fleet.breakDown(failing);
        yield* passage.halt(leg, this.#roadside(failing), onIncident);
      }
    } while (left > 0);
    for (const vehicle of this.#vehicles) {
      if (!vehicle.failedOnTheWay) continue;
      vehicle.failedOnTheWay = false;
      yield* passage.halt(leg, this.#roadside(vehicle), onIncident);
    }
    this.#useVehicles("vehicle_km", journey.leg.length);
  }

  /** Hours that a breakdown on the way costs. */
  #roadside({ type, number }: Vehicle): number {
    return this.#luck.own(this.#order.number, `roadside ${type.name} ${number}`, type.breakdown?.roadside);
  }

  /** The vehicle that fails first within so many hours of driving; undefined if none does. */
  #nextToFail(hours: number): Vehicle | undefined {
    let first: Vehicle | undefined;
    for (const vehicle of this.#vehicles) {
      if (vehicle.drivingLeft < (first?.drivingLeft ?? hours)) first = vehicle;
    }
    return first;
  }

  /** Movements were suspended while it was loading: everybody gets off, everything is free again. */
  #standDown(): void {
    const { from, to, escort } = this.#ends;
    const { people, vehicles, teams } = this.#order;
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

  #useVehicles(kind: "vehicle_km" | "flight", each: number): void {
    if (each === 0) return;
    for (const vehicle of this.#vehicles) this.#movements.context.usage.add(kind, vehicle.type.name, each);
  }
}

/** Part of a section: so many hours of the whole. */
function part(section: Section, hours: number, whole: number): Section {
  if (hours === whole) return section;
  const share = hours / whole;
  return {
    hours,
    length: section.length * share,
    meets: section.meets,
    meetsStanding: section.meetsStanding,
    share: (threat) => section.share(threat) * share,
  };
}
