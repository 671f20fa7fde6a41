// What can be said of the facilities that hold people. Times in hours since the start, persons.
import type { Distribution } from "../../engine/index.js";
import type { Selection } from "../cohorts.js";
import type { Status } from "../population.js";

/** The facilities of a scenario and the rules between them. */
export interface FacilitiesOptions {
  readonly facilities: readonly FacilityOptions[];
  readonly provinces?: readonly ProvinceOptions[];
  /** Security levels that people need. Default: none. */
  readonly security?: readonly SecurityOptions[];
  /** Which of the facilities with free places is taken. Default `listed`. */
  readonly choice?: FacilityChoice;
  readonly transfers?: readonly FacilityTransferOptions[];
  /**
   * People of full facilities who wait for each other's places change them at the same time. Default true; if not,
   * those who wait in a circle are reported as a deadlock.
   */
  readonly swaps?: boolean;
}

/** Which of several facilities that could take somebody. */
export type FacilityChoice =
  /** The first in the order of the options. */
  | "listed"
  /** The one with most free places. */
  | "most_free"
  /** The one with the smallest share of its places taken. */
  | "least_crowded";

/** A place where people are held. */
export interface FacilityOptions {
  readonly name: string;
  /** Persons it is made for. Default: no limit. */
  readonly places?: number;
  /** People there at the start who are not in the scenario; they keep their places. Default 0. */
  readonly occupied?: number;
  /** The higher, the more secure; people who need a level are held at that level or above. Default 0. */
  readonly security?: number;
  /** Name of its province. */
  readonly province?: string;
  /** Whom it takes. Default: everybody of its separation class. */
  readonly who?: Selection;
  /**
   * What happens when no place is free: `allow` takes people above capacity, up to `most` persons in all if given;
   * `wait` lets them wait where they are. Default `allow`.
   */
  readonly overflow?: { readonly rule: "allow" | "wait"; readonly most?: number };
}

/** A province that hosts facilities. */
export interface ProvinceOptions {
  readonly name: string;
  /** Persons of the scenario that it hosts at most, in all its facilities. Default: no limit. */
  readonly cap?: number;
  /** The cap is lifted at this time. Default: never. */
  readonly capUntil?: number;
  /** Takes nobody in while its objection is in force. */
  readonly objection?: ObjectionOptions;
}

/** An objection to hosting people. Those who are there already stay. */
export interface ObjectionOptions {
  /** Chance that it is raised at all, decided once per replication. Default 1. */
  readonly probability?: number;
  /** Default 0. */
  readonly from?: number;
  /** Default: never withdrawn. */
  readonly until?: number;
}

/** The security level that some people need. */
export interface SecurityOptions {
  readonly who: Selection;
  readonly level: number;
}

/** People who change from one facility to another. */
export interface FacilityTransferOptions {
  readonly name: string;
  /** Name of the facility they leave. Default: all of them. */
  readonly from?: string;
  /** Name of the facility they go to, as far as it takes them: classes never share one. */
  readonly to: string;
  readonly who?: Selection;
  /** What makes them go: a legal status they reach, or time since they came. */
  readonly when: { readonly status: Status } | { readonly stay: Distribution };
  /** Time on the way (h). Default 0. */
  readonly travel?: Distribution;
}
