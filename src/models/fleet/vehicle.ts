// One vehicle with its crew.
import { DutyClock } from "./duty.js";
import type { VehicleOptions } from "./options.js";

/** Where a vehicle stands. */
export type VehicleState = "idle" | "away" | "workshop" | "withdrawn" | "lost";

/** How many vehicles of a type are in each state; their vehicles keep it. */
export type VehicleCounts = Record<VehicleState, number>;

/** Counts of a type of which there are no vehicles yet. */
export function noVehicles(): VehicleCounts {
  return { idle: 0, away: 0, workshop: 0, withdrawn: 0, lost: 0 };
}

/** One vehicle of a type, with its crew's duty and its time until it fails. */
export class Vehicle {
  readonly #counts: VehicleCounts;
  #state: VehicleState = "idle";
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

  /**
   * @param number counts the vehicles of the type from 1
   * @param counts those of the type, among which it is from now on
   */
  constructor(
    readonly type: VehicleOptions,
    readonly number: number,
    counts: VehicleCounts = noVehicles(),
  ) {
    this.duty = new DutyClock(type.duty);
    this.#counts = counts;
    counts.idle++;
  }

  get state(): VehicleState {
    return this.#state;
  }

  set state(state: VehicleState) {
    this.#counts[this.#state]--;
    this.#counts[state]++;
    this.#state = state;
  }

  get seats(): number {
    return this.type.seats;
  }
}
