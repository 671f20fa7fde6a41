// What a scenario can say of vehicles, escorts and overwatch. Hours, km, persons.
import type { Distribution } from "../../engine/index.js";
import type { Intervals } from "../windows.js";

/** How people travel; convoys take vehicles of the mode of their route. */
export const modes = ["road", "rail", "sea", "air"] as const;
/** Name of a mode. */
export type Mode = (typeof modes)[number];

/** Vehicles of a type, all alike, each with its crew. */
export interface VehicleOptions {
  readonly name: string;
  /** Default "road". */
  readonly mode?: Mode;
  /** Places for people who are transferred. */
  readonly seats: number;
  /** How many there are. */
  readonly count: number;
  /** Changes of the number over time, ascending: from these hours on there are so many. */
  readonly schedule?: readonly { readonly from: number; readonly count: number }[];
  readonly breakdown?: BreakdownOptions;
  /** Limit of the crew's duty. Default: none. */
  readonly duty?: DutyOptions;
}

/** How vehicles fail. */
export interface BreakdownOptions {
  /** Time between failures (h). */
  readonly every: Distribution;
  /** What that time is counted in: hours on the road or in the air (default), or all hours. */
  readonly counts?: "driving" | "calendar";
  /** Time in the workshop (h). */
  readonly repair: Distribution;
  /** Delay of the convoy when it happens on the way (h). Default 0. */
  readonly roadside?: Distribution;
}

/** A crew or team may be on duty so long, and must then rest. The return leg counts as duty. */
export interface DutyOptions {
  /** Hours between rests. */
  readonly limit: number;
  /** Hours of rest after which duty starts anew. */
  readonly rest: number;
}

/** Escort teams, all alike. */
export interface EscortOptions {
  readonly name: string;
  readonly teams: number;
  readonly duty?: DutyOptions;
}

/** Units that watch over convoys from a distance, shared by all convoys. */
export interface OverwatchOptions {
  readonly name: string;
  readonly units: number;
  /** When they can be had; a convoy under way keeps its unit. Default: always. */
  readonly hours?: Intervals;
  /** Time after a convoy until the unit can be had again (h). Default 0. */
  readonly turnaround?: Distribution;
}

/** Those who repair vehicles. */
export interface WorkshopOptions {
  /** Vehicles that are repaired at a time. Default: all. */
  readonly crews?: number;
}
