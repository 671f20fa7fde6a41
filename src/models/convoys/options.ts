// What a scenario can say of convoys. Hours, persons.
import type { Distribution } from "../../engine/index.js";
import type { Selection } from "../cohorts.js";
import type { Intervals } from "../windows.js";

/** How a convoy's route is chosen among several with the same ends. */
export const routeChoices = ["fixed", "alternating", "random", "least_expected_risk"] as const;
/** Name of a rule. */
export type RouteChoice = (typeof routeChoices)[number];

/** Convoys from one site to another, as long as people are ready there. */
export interface ConvoyOptions {
  readonly name: string;
  /** Names of routes that share both ends; the first is taken where the choice is "fixed". */
  readonly routes: readonly string[];
  /** Default "fixed". */
  readonly choice?: RouteChoice;
  /** Whom they take. Default: anybody. */
  readonly who?: Selection;
  /** A convoy goes with at least so many persons, unless nobody more can come or somebody has waited too long. Default 1. */
  readonly minimum?: number;
  /** And with at most so many. Default: as many as the vehicles seat. */
  readonly maximum?: number;
  /** Once somebody has been ready for so long (h), a convoy of any size goes. Default: no limit. */
  readonly longestWait?: number;
  /** Types of vehicles that may be used. Default: all of the route's mode. */
  readonly vehicles?: readonly string[];
  /** Vehicles in one convoy at most. Default: no limit. */
  readonly maximumVehicles?: number;
  /** When they may depart. Default: at any time. */
  readonly depart?: Intervals;
  /** Whether the expected journey must end before the window closes. Default false. */
  readonly arriveInWindow?: boolean;
  /** Times at which none departs: feasts, elections, a request to wait. */
  readonly noGo?: Intervals;
  /** Smallest time between two departures (h). Default 0. */
  readonly headway?: number;
  /** Time to load a vehicle (h). Default 0. */
  readonly loading?: Distribution;
  /** Time to unload at the end (h), for the whole convoy. Default 0. */
  readonly unloading?: Distribution;
  /** Time after the return until a vehicle can go again (h). Default 0. */
  readonly turnaround?: Distribution;
  /** Whether vehicles return empty the same way (default), or are there again at once (hired one way). */
  readonly return?: "same_route" | "at_once";
  /** Escorts that each convoy needs. Default: none. */
  readonly escort?: EscortNeed;
  /** Overwatch that each convoy uses. Default: none. */
  readonly overwatch?: OverwatchNeed;
}

/** How many escort teams a convoy needs: `perConvoy` and one more for each `vehiclesPerTeam` begun. */
export interface EscortNeed {
  /** Name of the teams. */
  readonly teams: string;
  /** Default 1, or 0 where `vehiclesPerTeam` is given. */
  readonly perConvoy?: number;
  /** Vehicles that one team can look after. */
  readonly vehiclesPerTeam?: number;
}

/** Which overwatch a convoy uses, on the way out. */
export interface OverwatchNeed {
  /** Name of the units. */
  readonly units: string;
  /** Default 1. */
  readonly perConvoy?: number;
  /** Whether convoys wait for it (default), or go without when there is none. */
  readonly required?: boolean;
}
