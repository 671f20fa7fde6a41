// What a convoy service finds when it looks for the next convoy.

import type { Team } from "../fleet/team-pool.js";
import type { Vehicle } from "../fleet/vehicle.js";
import type { Route } from "../routes/route.js";
import type { Plan } from "./convoy-plan.js";
import type { HoldReason } from "./hold-clock.js";

/** A convoy that can go now. */
export interface Launch {
  readonly plan: Plan;
  readonly route: Route;
  readonly vehicles: readonly Vehicle[];
  readonly teams: readonly Team[];
  readonly watchers: number;
  readonly loadingPlaces: number;
  readonly departAt: number;
}

/** What keeps the next convoy from going. */
export interface Hold {
  readonly reason: HoldReason;
  /** When it may go without anything else happening (hours since start); Infinity if never. */
  readonly wake: number;
  /** Until then more people who are ready change nothing (hours since start), unless they are the last. */
  readonly quietUntil: number;
  /** Nor do they after that, until so many are ready. */
  readonly enough: number;
}

/** What a service found: a convoy can go, or why not, or nobody is ready. */
export type Decision = { readonly launch: Launch } | { readonly hold: Hold } | undefined;

/** The decision to wait: see {@link Hold}. Without more, nothing but what it waits for lets it go. */
export function hold(
  reason: HoldReason,
  wake: number,
  quietUntil = Number.POSITIVE_INFINITY,
  enough = Number.POSITIVE_INFINITY,
): Decision {
  return { hold: { reason, wake, quietUntil, enough } };
}

/** What another convoy is about to do at the same instant. */
export interface Exchange {
  /** People who leave the destination. */
  readonly leaving: number;
  readonly vehicles: readonly Vehicle[];
  readonly teams: readonly Team[];
}

/** One departure, for reports. */
export interface DepartureRecord {
  /** Hours since start. */
  readonly time: number;
  readonly people: number;
  readonly vehicles: number;
  readonly route: string;
}
