// Days of a run -> dates in the scenario's time zone.
import { ScenarioClock } from "../scenario/clock.js";
import type { ScenarioFacts } from "./run-report.js";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A date taken apart: `12`, `Jun`, `2026`. */
function parts(iso: string): readonly [day: string, month: string, year: string] {
  const [year = "", month, day] = iso.split("-");
  return [String(Number(day)), months[Number(month) - 1] ?? "", year];
}

/** The dates of a scenario. */
export class ScenarioDates {
  readonly #clock: ScenarioClock;

  /** @param facts the scenario's start, time zone and horizon */
  constructor({ start, timeZone, horizonDays }: ScenarioFacts) {
    this.#clock = new ScenarioClock(start, timeZone, horizonDays * 24);
  }

  /** The local date, `YYYY-MM-DD`, so many days of 24 hours after the start. */
  iso(days: number): string {
    return this.#clock.dateAt(days * 24);
  }

  /** The local date, `YYYY-MM-DD`, of a day of a series; day 0 is the start's. */
  ofDay(day: number): string {
    return this.#clock.dateOf(day);
  }

  /** The same as `iso`, to read: `12 Jun 2026`. */
  words(days: number): string {
    return parts(this.iso(days)).join(" ");
  }

  /** Two dates, without saying the year twice: `29 May to 1 Jul 2026`. */
  span(from: number, to: number): string {
    const [day, month, year] = parts(this.iso(from));
    const last = parts(this.iso(to));
    return `${day} ${month}${year === last[2] ? "" : ` ${year}`} to ${last.join(" ")}`;
  }
}
