// What a scenario can say of routes, border posts and weather. Hours, km, km/h.
import type { Distribution } from "../../engine/index.js";
import type { Mode } from "../fleet/options.js";
import type { Intervals } from "../windows.js";

/** A way from one site to another. */
export interface RouteOptions {
  readonly name: string;
  /** Name of the site it starts from. */
  readonly from: string;
  /** Name of the site it leads to. */
  readonly to: string;
  /** Default "road". */
  readonly mode?: Mode;
  /** At least one, in order of travel. */
  readonly legs: readonly LegOptions[];
}

/** A part of a route. Give `length` and `speed`, or `duration` (and `length` if hazards or costs count km). */
export interface LegOptions {
  readonly name: string;
  /** km. Default 0. */
  readonly length?: number;
  /** km/h, drawn once per convoy and leg. */
  readonly speed?: Distribution;
  /** h, drawn once per convoy and leg. */
  readonly duration?: Distribution;
  /** Time lost on top of it (h): checkpoints, traffic. People are as exposed as when driving. */
  readonly delay?: Distribution;
  /** Name of the border post at its end. */
  readonly border?: string;
}

/** A border post with its own queue. */
export interface BorderOptions {
  readonly name: string;
  /** Convoys (or vehicles) that are handled at a time. Default 1. */
  readonly lanes?: number;
  /** Time that one takes (h). */
  readonly service: Distribution;
  /** Whether a whole convoy is handled at once (default), or vehicle by vehicle. */
  readonly per?: "convoy" | "vehicle";
  /** When it works; who is in hand at closing time is finished. Default: always. */
  readonly hours?: Intervals;
  /** Whether empty vehicles on their way back stop here too. Default true. */
  readonly empty?: boolean;
}

/** Days on which weather allows no departure, by chance. */
export interface WeatherOptions {
  readonly name: string;
  /** What it stops. Default: both. */
  readonly modes?: readonly Mode[];
  /** Chance of a day, 0 to 1. */
  readonly chance: number;
  /** Chance that a bad day is followed by another. Default: the same as `chance` (days are independent). */
  readonly persistence?: number;
  /** Hours since start at which days begin, ascending; default 0, 24, 48, … */
  readonly days?: readonly number[];
  /** Only between these hours. Default: all the time. */
  readonly season?: Intervals;
}
