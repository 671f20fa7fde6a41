// What can be said of families who return from a camp. Hours and persons.
import type { Distribution } from "../../engine/index.js";
import type { Selection } from "../cohorts.js";

/** Families on their way from a camp through a rehabilitation centre to their communities. */
export interface FamiliesOptions {
  /** Name of the camp that rounds leave. */
  readonly camp: string;
  /** The people of the camp; default: all family members. */
  readonly who?: Selection;
  /**
   * Persons in a family, rounded to at least 1; families stay together, in rounds and in convoys. They are formed within
   * each cohort. Default: everybody alone.
   */
  readonly size?: Distribution;
  /** How long a family waits for a convoy with room for all of it, before it goes in several (h). Default 168. */
  readonly patience?: number;
  /** Default: none, and no camp: people come to the centre in convoys, from sites of the graph. */
  readonly rounds?: RoundsOptions;
  readonly rehabilitation: RehabilitationOptions;
  /** Families who leave the camp by themselves, without a round: each family's rate (per hour). Default 0. */
  readonly selfDeparture?: number;
}

/** Convoys that bring families out of the camp, one round after the other. */
export interface RoundsOptions {
  /** When the first leaves (hours since the start). */
  readonly first: number;
  /** Time between departures (h). */
  readonly gap: Distribution;
  /** Persons that a round takes; families are not separated, so that it may take a few less, but at least one family. */
  readonly persons: Distribution;
  /** Rounds in all. Default: until the camp is empty. */
  readonly most?: number;
  /** Time on the way (h), where no route is given. Default 0. */
  readonly travel?: Distribution;
  /**
   * Name of the route from the camp to the centre: how long it takes, and which dangers are met on it, without escort.
   * The vehicles are hired: there are always enough of them.
   */
  readonly route?: string;
  /** Persons in one of the vehicles: how many pass border posts and are paid for. Default: all in one. */
  readonly seats?: number;
  /** Times at which no round leaves (hours since the start): objections of provinces, suspensions. */
  readonly pauses?: readonly { readonly from: number; readonly until: number }[];
}

/** The centre that families pass before they go home. */
export interface RehabilitationOptions {
  readonly name: string;
  /** Persons it can hold; rounds take no more than there is room for. Default: no limit. */
  readonly places?: number;
  /** How long a family stays (h). */
  readonly stay: Distribution;
  /** Who is there when the scenario starts. Default: nobody. */
  readonly inside?: InsideOptions;
  /** How it goes on after a family's return home. */
  readonly reintegration?: ReintegrationOptions;
}

/** People who are in the centre when the scenario starts: they enter it then, besides those of the cohorts. */
export interface InsideOptions {
  /** Persons. */
  readonly count: number;
  /** How much longer a family stays (h). Default: what is left of stays that are met at any moment of them. */
  readonly remaining?: Distribution;
}

/** What becomes of families who have gone home. */
export interface ReintegrationOptions {
  /** Chance that a family cannot stay in its community and comes back to the centre. */
  readonly returnRate: number;
  /** Time until then (h). */
  readonly delay: Distribution;
}
