// Who sits where: people of different separation classes never share a vehicle.
import type { Vehicle } from "../fleet/vehicle.js";
import type { WholeFamilies } from "../sites/platform.js";
import { sortFew } from "../sort-few.js";

/** People of one separation class who are ready. */
export interface Ready {
  /** Place of the class in the caller's list. */
  readonly index: number;
  /** Persons. */
  readonly count: number;
  /** When the first of them became ready (hours since start). */
  readonly oldest: number;
  /** How many of them go where there is room for so many, if no family is separated; undefined if nobody minds. */
  readonly whole?: ((room: number) => WholeFamilies) | undefined;
}

/** So many people of a class in a vehicle. */
export interface Seating {
  readonly vehicle: Vehicle;
  /** Place of the class in the caller's list. */
  readonly index: number;
  readonly people: number;
}

/** A convoy that could go. */
export interface Plan {
  readonly seatings: readonly Seating[];
  /** Persons in it. */
  readonly people: number;
  /** Persons of the first family that stays because there is not room for all of it; 0 if there is none. */
  readonly leftFamily: number;
}

/** What a convoy may be at most. */
export interface Limits {
  /** Persons. */
  readonly people: number;
  readonly vehicles: number;
}

/**
 * Plans the convoy that goes now. The class whose first has been ready longest is seated first; where that would leave
 * the convoy below `least`, the largest class is tried first instead, so that a few people of a small class do not
 * keep all others from going.
 *
 * @param vehicles that can go, largest first
 */
export function planConvoy(
  ready: readonly Ready[],
  vehicles: readonly Vehicle[],
  limits: Limits,
  least: number,
): Plan {
  if (ready.length < 2) return seat(ready, vehicles, limits);
  const inTurn = seat(sortFew([...ready], oldestFirst), vehicles, limits);
  if (inTurn.people >= least) return inTurn;
  const bySize = seat(sortFew([...ready], largestFirst), vehicles, limits);
  return bySize.people > inTurn.people ? bySize : inTurn;
}

const oldestFirst = ({ oldest }: Ready) => oldest;
const largestFirst = ({ count }: Ready) => -count;

/** Fills vehicles class by class: the smallest vehicle that holds what is left of a class, else the largest. */
function seat(ready: readonly Ready[], vehicles: readonly Vehicle[], limits: Limits): Plan {
  const taken = new Uint8Array(vehicles.length);
  const seatings: Seating[] = [];
  let largest = 0;
  let people = 0;
  let leftFamily = 0;
  for (const { index, count, whole } of ready) {
    let left = Math.min(count, limits.people - people);
    if (whole !== undefined) {
      const seats = seatsLeft(vehicles, taken, limits.vehicles - seatings.length);
      const families = whole(Math.min(left, seats));
      if (leftFamily === 0) leftFamily = families.left;
      left = families.people;
    }
    while (left > 0 && seatings.length < limits.vehicles) {
      while (taken[largest] === 1) largest++;
      let at = largest;
      for (let i = largest + 1; (vehicles[i]?.seats ?? 0) >= left; i++) if (taken[i] === 0) at = i;
      const vehicle = vehicles[at];
      const aboard = Math.min(left, vehicle?.seats ?? 0);
      if (vehicle === undefined || aboard === 0) break;
      taken[at] = 1;
      seatings.push({ vehicle, index, people: aboard });
      people += aboard;
      left -= aboard;
    }
  }
  return { seatings, people, leftFamily };
}

/** Seats of the largest vehicles that are not taken, so many at most. */
function seatsLeft(vehicles: readonly Vehicle[], taken: Uint8Array, most: number): number {
  let seats = 0;
  let counted = 0;
  for (let i = 0; i < vehicles.length && counted < most; i++) {
    if (taken[i] === 1) continue;
    seats += vehicles[i]?.seats ?? 0;
    counted++;
  }
  return seats;
}
