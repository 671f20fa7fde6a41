// What a scenario can say of origins and staging points. Hours, persons; rates per hour.
import type { Distribution } from "../../engine/index.js";
import type { Selection } from "../cohorts.js";
import type { Location, Status } from "../population.js";
import type { ExcitationOptions } from "../threats/options.js";
import type { Intervals } from "../windows.js";

/** A site that people are to be transferred from: a prison, a camp. */
export interface OriginOptions {
  readonly name: string;
  /** Its share of the cohorts that name no site, relative to the other origins'. Default 1. */
  readonly share?: number;
  /** In which order people are called: as the cohorts are listed, or mixed by chance (default). */
  readonly order?: "mixed" | "listed";
  /** Where people are counted, searched and handed over before they can be loaded. Default: no time. */
  readonly gate?: GateOptions;
  /** Vehicles that can be loaded at a time. Default: all. */
  readonly loadingPlaces?: number;
  /** People who still come while the transfer goes on. */
  readonly arrivals?: readonly ArrivalOptions[];
  /** Other ways out: release, death, people leaving by themselves. */
  readonly exits?: readonly ExitOptions[];
  /** Attacks on the site and breakouts from it, while people remain. */
  readonly threats?: readonly SiteThreatOptions[];
}

/** A gate that people pass one by one. */
export interface GateOptions {
  /** People at a time. Default 1. */
  readonly lanes?: number;
  /** Time that one person takes (h): "60 people / h" is a constant of 1/60. */
  readonly service: Distribution;
  /** When it works; a person in hand at closing time is finished. Default: always. */
  readonly hours?: Intervals;
}

/** People who arrive at an origin during the run. */
export interface ArrivalOptions {
  /** Name of their cohort. */
  readonly cohort: string;
  /** Time between arrivals (h). */
  readonly gap: Distribution;
  /** People per arrival, rounded to whole numbers of at least 0. Default 1. */
  readonly size?: Distribution;
  /** Hours since start; default 0. */
  readonly from?: number;
  /** Hours since start; no arrival at or after it. Default: never ends. */
  readonly until?: number;
}

/** A way out of a site other than by convoy. Give `perPerson` or `gap`. */
export interface ExitOptions {
  readonly name: string;
  /** Where they are afterwards. */
  readonly to: Extract<Location, "community" | "dead" | "abroad">;
  /** Their legal status afterwards; the dead are always closed. Default: "released". */
  readonly status?: Status;
  /** Each person's chance per hour, drawn once per replication. */
  readonly perPerson?: Distribution;
  /** Time between exits (h), whoever and however many are there. */
  readonly gap?: Distribution;
  /** People per exit, rounded to whole numbers. Default 1. */
  readonly size?: Distribution;
  /** Who leaves this way. Default: anybody. */
  readonly who?: Selection;
}

/** A place between two journeys where people are held, re-batched and may change between road and air. */
export interface StagingOptions {
  readonly name: string;
  /** Persons it can hold; no limit when not given. */
  readonly places?: number;
  /** Persons longer there than this (h) go on in a convoy of any size. Default: no limit. */
  readonly longestHold?: number;
  /** Time from arrival until a person can go on (h): handover, rest, papers. Default 0. */
  readonly handling?: Distribution;
  /** Vehicles that can be loaded at a time. Default: all. */
  readonly loadingPlaces?: number;
  readonly exits?: readonly ExitOptions[];
  readonly threats?: readonly SiteThreatOptions[];
}

/** A site that only takes people in: the end of the way in scenarios that do not say what follows. */
export interface DestinationOptions {
  readonly name: string;
  /** Persons it can hold; no limit when not given. */
  readonly places?: number;
  /** Where people are there. Default "facility". */
  readonly location?: Extract<Location, "facility" | "rehabilitation" | "hospital" | "community" | "abroad">;
}

/** Attacks on a site or breakouts from it: statistical, while people remain there. */
export interface SiteThreatOptions {
  readonly name: string;
  /** An attack comes from outside, a breakout from inside. Default "attack". */
  readonly kind?: "attack" | "breakout";
  /** Rate while people remain (per hour), drawn once per replication. */
  readonly rate: Distribution;
  /** "constant" (default): the same until the site is empty; "remaining": in proportion to who is left. */
  readonly scaling?: "constant" | "remaining";
  /** How one incident raises the rate of the next. */
  readonly excitation?: ExcitationOptions;
  /** What an incident does, one of these by weight. Default: nothing but being counted. */
  readonly outcomes?: readonly SiteOutcomeOptions[];
}

/** What an incident at a site does. Numbers of people are rounded and never more than are there. */
export interface SiteOutcomeOptions {
  readonly name?: string;
  /** Relative chance. Default 1. */
  readonly weight?: number;
  /** People who escape. */
  readonly escapes?: Distribution;
  /** People in custody or care who die. */
  readonly deaths?: Distribution;
  /** People in custody or care who are wounded; they are treated where they are. */
  readonly wounded?: Distribution;
  /** Dead and wounded among guards and staff. */
  readonly staffCasualties?: Distribution;
  /** Time for which nobody passes the gate (h). */
  readonly gateClosed?: Distribution;
  /** Time for which all movements are suspended (h). */
  readonly suspension?: Distribution;
}

/** What happens to those who escape. Nothing said: they stay at large. */
export interface RecaptureOptions {
  /** Chance that a person is ever caught. */
  readonly probability: number;
  /** Time until then (h). */
  readonly delay: Distribution;
  /** Site that they are brought to. Default: the site, or the origin of the journey, that they escaped from. */
  readonly returnTo?: string;
}
