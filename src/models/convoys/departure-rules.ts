// When a convoy may depart: windows, no-go days, weather, overwatch's hours, suspensions, headway.

import type { Overwatch } from "../fleet/overwatch.js";
import type { Route } from "../routes/route.js";
import type { Weather } from "../routes/weather.js";
import type { Suspensions } from "../threats/suspensions.js";
import { alwaysOpen, Windows, without } from "../windows.js";
import type { HoldReason } from "./hold-clock.js";
import type { ConvoyOptions } from "./options.js";

/** Steps after which no departure is found: more days of bad weather in a row than any horizon has. */
const MOST_STEPS = 10_000;

/** The earliest departure, and what it waits for if that is not at once. */
export interface Departure {
  /** Hours since start; Infinity if there is none. */
  readonly time: number;
  readonly reason: HoldReason;
}

/** The rules of departure of one convoy service. */
export class DepartureRules {
  readonly #options: ConvoyOptions;
  readonly #windows: Windows;
  readonly #weather: readonly Weather[];
  readonly #suspensions: Suspensions;
  readonly #overwatch: Overwatch | undefined;

  /** @param overwatch that convoys must have; undefined if they may go without */
  constructor(
    options: ConvoyOptions,
    weather: readonly Weather[],
    suspensions: Suspensions,
    overwatch: Overwatch | undefined,
  ) {
    this.#options = options;
    this.#weather = weather;
    this.#suspensions = suspensions;
    this.#overwatch = overwatch;
    const { depart = alwaysOpen, noGo } = options;
    this.#windows = new Windows(noGo === undefined ? depart : without(depart, noGo));
  }

  /** Are departures on this route suspended at this time? */
  suspended(route: Route, time: number): boolean {
    return this.#suspensions.until(route.name) > time;
  }

  /**
   * The earliest departure on a route.
   * @param ready the convoy is loaded at this time (hours since start)
   * @param last when the service's last convoy departed; -Infinity if none has
   */
  earliest(route: Route, ready: number, last: number): Departure {
    const headway = last + (this.#options.headway ?? 0);
    const suspended = this.#suspensions.until(route.name);
    const start = Math.max(ready, headway, suspended);
    const known: HoldReason | undefined =
      start === ready ? undefined : suspended >= headway ? "suspension" : "headway";
    const found = this.#from(start, route);
    return { time: found.time, reason: known ?? found.reason };
  }

  #from(start: number, route: Route): Departure {
    const span = this.#options.arriveInWindow === true ? route.expectedHours(1) : 0;
    let time = start;
    let reason: HoldReason = "window";
    for (let step = 0; step < MOST_STEPS; step++) {
      const opens = this.#windows.firstSpan(time, span);
      if (opens === Number.POSITIVE_INFINITY) return { time: opens, reason };
      const bad = this.#weather.find((weather) => weather.stops(route.mode) && !weather.allows(opens));
      const watched = this.#overwatch?.nextOpen(opens) ?? opens;
      if (bad === undefined && watched === opens) return { time: opens, reason };
      time = bad === undefined ? watched : bad.nextDay(opens);
      reason = bad === undefined ? "overwatch" : "weather";
    }
    return { time: Number.POSITIVE_INFINITY, reason };
  }
}
