// What a scenario can say of dangers on the way: statistical hazards only, with the ranges that are assumed.
import type { Distribution } from "../../engine/index.js";

/** A danger on the way. */
export interface ThreatOptions {
  readonly name: string;
  /** An ambush is meant, an accident is not. Default "ambush". */
  readonly kind?: "ambush" | "accident";
  /** Routes on which it is met. Default: all. */
  readonly routes?: readonly string[];
  /** Legs on which it is met. Default: all. */
  readonly legs?: readonly string[];
  /**
   * Rate of incidents per unit of exposure. Drawn once per replication: a range (log-uniform) says how little is
   * known, not how it varies from day to day.
   */
  readonly hazard: Distribution;
  /** The unit of exposure. Per convoy counts once for the whole journey, spread evenly over its length. Default "km". */
  readonly per?: "km" | "hour" | "convoy";
  /** Multiplies the hazard in daylight. Default 1. */
  readonly day?: number;
  /** Multiplies the hazard in darkness. Default 1. */
  readonly night?: number;
  /** Multiplies the hazard of vehicles that return empty. Default 1. */
  readonly empty?: number;
  readonly deterrence?: DeterrenceOptions;
  /** How one incident raises the hazard of the next. */
  readonly excitation?: ExcitationOptions;
  /** How each departure on a route raises the hazard of the next on it. */
  readonly use?: UseOptions;
  /** What an incident does, one of these by weight. Default: nothing but being counted. */
  readonly outcomes?: readonly OutcomeOptions[];
  /** Time for which movements are suspended after an incident (h), unless its outcome says otherwise. Default: none. */
  readonly suspension?: Distribution;
  /** What is suspended: the route (default) or all movements. */
  readonly suspends?: "route" | "all";
}

/** Which share of the hazard protection takes away. */
export interface DeterrenceOptions {
  /** Share of what is left that each escort team takes away, 0 to 1. Default 0. */
  readonly escortTeam?: number;
  /** Share of what is left that overwatch takes away, 0 to 1. Default 0. */
  readonly overwatch?: number;
}

/** Self-excitation (Hawkes 1971): each incident adds `jump` times the base hazard, which fades with `decay`. */
export interface ExcitationOptions {
  /** Multiples of the base hazard; all together never more than 100. */
  readonly jump: number;
  /** Time constant of the exponential fading (h). */
  readonly decay: number;
}

/** Habit: each departure adds `growth` times the base hazard, which fades with `rest`. */
export interface UseOptions {
  /** Multiples of the base hazard. */
  readonly growth: number;
  /** Time constant of the exponential fading (h). */
  readonly rest: number;
}

/** What an incident does to a convoy. Numbers are rounded and never more than are there. */
export interface OutcomeOptions {
  readonly name?: string;
  /** Relative chance. Default 1. */
  readonly weight?: number;
  /** Time lost at the place (h). */
  readonly delay?: Distribution;
  /** Vehicles lost; their people go on in the others. */
  readonly vehiclesLost?: Distribution;
  /** People aboard who die. */
  readonly deaths?: Distribution;
  /** People aboard who are wounded; they go on with the convoy. */
  readonly wounded?: Distribution;
  /** Dead and wounded among escorts and crews. */
  readonly staffCasualties?: Distribution;
  /** People aboard who escape. */
  readonly escapes?: Distribution;
  /** Time for which movements are suspended (h). */
  readonly suspension?: Distribution;
}
