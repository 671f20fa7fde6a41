// Who sits where: people of different separation classes never share a vehicle.
import type { Vehicle } from "../fleet/vehicle.js";

/** People of one separation class who are ready. */
export interface Ready {
  /** Place of the class in the caller's list. */
  readonly index: number;
  /** Persons. */
  readonly count: number;
  /** When the first of them became ready (hours since start). */
  readonly oldest: number;
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
  const inTurn = seat(
    ready.toSorted((a, b) => a.oldest - b.oldest),
    vehicles,
    limits,
  );
  if (inTurn.people >= least) return inTurn;
  const bySize = seat(
    ready.toSorted((a, b) => b.count - a.count),
    vehicles,
    limits,
  );
  return bySize.people > inTurn.people ? bySize : inTurn;
}

/** Fills vehicles class by class: the smallest vehicle that holds what is left of a class, else the largest. */
function seat(ready: readonly Ready[], vehicles: readonly Vehicle[], limits: Limits): Plan {
  const taken = new Uint8Array(vehicles.length);
  const seatings: Seating[] = [];
  let largest = 0;
  let people = 0;
  for (const { index, count } of ready) {
    let left = Math.min(count, limits.people - people);
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
  return { seatings, people };
}
