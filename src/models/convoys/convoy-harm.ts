// What an incident does to a convoy: people die, are wounded, escape; vehicles are lost; time is lost.
import { type RandomStream, sampler } from "../../engine/index.js";
import type { Vehicle } from "../fleet/vehicle.js";
import type { Exposure } from "../threats/exposure.js";
import { wholeNumber } from "../whole-number.js";
import type { Movements } from "./convoy-order.js";

/** Vehicles that others bring. */
export interface HiredVehicles {
  /** What they are paid as. */
  readonly name: string;
  readonly count: number;
}

/** What is left of a convoy on its way. */
export interface Column {
  /** People aboard; empty on the way back. */
  readonly people: number[];
  readonly vehicles: Vehicle[];
  /** Vehicles that are not of the fleet, where it has none: hired, so that none is ever lost or broken down for it. */
  readonly hired?: HiredVehicles;
  readonly route: string;
  /** Name of the site that it set out from. */
  readonly origin: string;
}

/**
 * An incident happens to a convoy, now: it is counted, its outcome is drawn and done, movements are suspended.
 * @returns hours that the convoy loses at the place
 */
export function sufferIncident(movements: Movements, column: Column, exposure: Exposure): number {
  const { context, incidents, suspensions, fleet } = movements;
  const { threat, stream } = exposure;
  const { now } = context.simulation;
  threat.strike(now);
  incidents.incident(threat.options.kind ?? "ambush");
  const outcome = threat.outcome(stream.uniform());
  const deaths = Math.min(column.people.length, wholeNumber(stream, outcome?.deaths));
  const wounded = Math.min(column.people.length - deaths, wholeNumber(stream, outcome?.wounded));
  const staff = wholeNumber(stream, outcome?.staffCasualties);
  const escapes = Math.min(column.people.length - deaths, wholeNumber(stream, outcome?.escapes));
  const lost = Math.min(column.vehicles.length, wholeNumber(stream, outcome?.vehiclesLost));
  for (let i = 0; i < deaths; i++) {
    context.ledger.move(takeOne(column.people, stream), "dead");
    movements.transit.disembark(1);
  }
  for (let i = 0; i < escapes; i++) {
    const person = takeOne(column.people, stream);
    movements.transit.disembark(1);
    movements.fugitives.escape(person, column.origin);
  }
  for (let i = 0; i < lost; i++) fleet.lose(takeOne(column.vehicles, stream));
  incidents.harmed({ deaths, wounded, staff });
  const suspension = outcome?.suspension ?? threat.options.suspension;
  const hours = suspension === undefined ? 0 : sampler(stream, suspension)();
  suspensions.suspend(hours, threat.options.suspends === "all" ? undefined : column.route);
  return outcome?.delay === undefined ? 0 : Math.max(0, sampler(stream, outcome.delay)());
}

/** Takes one out, all with equal chances; the list must not be empty. */
function takeOne<T>(list: T[], stream: RandomStream): T {
  const at = stream.integer(list.length);
  const taken = list[at] as T;
  list[at] = list.at(-1) as T;
  list.pop();
  return taken;
}
