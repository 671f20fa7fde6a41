// What can be said of families who return from a camp. Hours and persons.
import type { Distribution } from "../../engine/index.js";
import type { Selection } from "../cohorts.js";

/** Families on their way from a camp through a rehabilitation centre to their communities. */
export interface FamiliesOptions {
  /** Name of the camp. */
  readonly camp: string;
  /** The people of the camp; default: all family members. */
  readonly who?: Selection;
  /** Persons in a family, rounded to at least 1; families stay together. Default: everybody alone. */
  readonly size?: Distribution;
  readonly rounds: RoundsOptions;
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
  /** Time on the way (h). Default 0. */
  readonly travel?: Distribution;
  /** Times at which no round leaves (hours since the start): objections of provinces, suspensions. */
  readonly pauses?: readonly { readonly from: number; readonly until: number }[];
}

/** The centre that families pass before they go home. */
export interface RehabilitationOptions {
  readonly name: string;
  /** Persons it can hold; rounds take no more than there is room for. Default: any number. */
  readonly places?: number;
  /** How long a family stays (h). */
  readonly stay: Distribution;
  /** How it goes on after a family's return home. */
  readonly reintegration?: ReintegrationOptions;
}

/** What becomes of families who have gone home. */
export interface ReintegrationOptions {
  /** Chance that a family cannot stay in its community and comes back to the centre. */
  readonly returnRate: number;
  /** Time until then (h). */
  readonly delay: Distribution;
}
