// One vehicle with its crew.
import { DutyClock } from "./duty.js";
import type { VehicleOptions } from "./options.js";

/** Where a vehicle stands. */
export type VehicleState = "idle" | "away" | "workshop" | "withdrawn" | "lost";

/** One vehicle of a type, with its crew's duty and its time until it fails. */
export class Vehicle {
  state: VehicleState = "idle";
  /** It has failed and must go to the workshop when it is back. */
  broken = false;
  /** It failed while it was out, and the convoy has not stopped for it yet. */
  failedOnTheWay = false;
  /** It belongs to the number that the scenario has in service now. */
  inService = true;
  /** Hours of driving until it fails; Infinity where failures are counted in all hours, or never happen. */
  drivingLeft = Number.POSITIVE_INFINITY;
  /** When it was sent out (hours since start). */
  sentAt = 0;
  readonly duty: DutyClock;

  /** @param number counts the vehicles of the type from 1 */
  constructor(
    readonly type: VehicleOptions,
    readonly number: number,
  ) {
    this.duty = new DutyClock(type.duty);
  }

  get seats(): number {
    return this.type.seats;
  }
}
