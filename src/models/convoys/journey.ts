// The way of a column along a route: legs, border posts, incidents, breakdowns.
import type { Wait } from "../../engine/index.js";
import type { Vehicle } from "../fleet/vehicle.js";
import type { Border } from "../routes/border.js";
import type { LegJourney, Route } from "../routes/route.js";
import { Exposure } from "../threats/exposure.js";
import { Passage, type Section } from "../threats/passage.js";
import type { Protection } from "../threats/threat.js";
import { type Column, sufferIncident } from "./convoy-harm.js";
import type { ConvoyLuck, Way } from "./convoy-luck.js";
import type { Movements } from "./convoy-order.js";

/** The journey of one convoy or round. */
export class Journey {
  readonly #movements: Movements;
  readonly #luck: ConvoyLuck;
  readonly #number: number;
  readonly #route: Route;

  /**
   * @param luck of the service
   * @param number of the convoy or round in its service, from 1
   */
  constructor(movements: Movements, luck: ConvoyLuck, number: number, route: Route) {
    this.#movements = movements;
    this.#luck = luck;
    this.#number = number;
    this.#route = route;
  }

  /** Passes the legs of the route one way; whoever and whatever is lost on it is taken out of the column. */
  *travel(way: Way, column: Column, protection: Protection): Generator<Wait, void, unknown> {
    const { simulation } = this.#movements.context;
    const number = this.#number;
    const route = this.#route;
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
    if (route.mode === "air") this.#use(column, "flight", 1);
    for (const journey of this.#luck.legs(number, way, route)) {
      if (empty) yield* this.#cross(journey.leg.border, way, column);
      yield* this.#drive(journey, passage, column);
      if (!empty) yield* this.#cross(journey.leg.border, way, column);
    }
  }

  /** Passes the border post at the end of a leg; on the way back it comes before the leg. */
  *#cross(
    border: Border | undefined,
    way: Way,
    { vehicles, hired, people }: Column,
  ): Generator<Wait, void, unknown> {
    if (border === undefined || (way === "back" && !border.stopsEmpty)) return;
    const groups = Math.max(1, vehicles.length + (hired?.count ?? 0));
    yield* border.pass(groups, people.length, this.#luck.stream(this.#number, `${way} ${border.name}`));
  }

  /** Drives one leg, with a stop wherever a vehicle fails. */
  *#drive(journey: LegJourney, passage: Passage, column: Column): Generator<Wait, void, unknown> {
    const { vehicles } = column;
    const leg = this.#route.section(journey);
    const onIncident = (exposure: Exposure) => sufferIncident(this.#movements, column, exposure);
    let left = journey.hours;
    do {
      const failing = nextToFail(vehicles, left);
      const driven = failing === undefined ? left : failing.drivingLeft;
      yield* passage.through(part(leg, driven, journey.hours), onIncident);
      for (const vehicle of vehicles) vehicle.drivingLeft -= driven;
      left -= driven;
      if (failing !== undefined) {
        this.#movements.fleet.breakDown(failing);
        yield* passage.halt(leg, this.#roadside(failing), onIncident);
      }
    } while (left > 0);
    for (const vehicle of vehicles) {
      if (!vehicle.failedOnTheWay) continue;
      vehicle.failedOnTheWay = false;
      yield* passage.halt(leg, this.#roadside(vehicle), onIncident);
    }
    this.#use(column, "vehicle_km", journey.leg.length);
  }

  /** Hours that a breakdown on the way costs. */
  #roadside({ type, number }: Vehicle): number {
    return this.#luck.own(this.#number, `roadside ${type.name} ${number}`, type.breakdown?.roadside);
  }

  #use({ vehicles, hired }: Column, kind: "vehicle_km" | "flight", each: number): void {
    if (each === 0) return;
    const { usage } = this.#movements.context;
    for (const { type } of vehicles) usage.add(kind, type.name, each);
    if (hired !== undefined) usage.add(kind, hired.name, hired.count * each);
  }
}

/** The vehicle that fails first within so many hours of driving; undefined if none does. */
function nextToFail(vehicles: readonly Vehicle[], hours: number): Vehicle | undefined {
  let first: Vehicle | undefined;
  for (const vehicle of vehicles) {
    if (vehicle.drivingLeft < (first?.drivingLeft ?? hours)) first = vehicle;
  }
  return first;
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
