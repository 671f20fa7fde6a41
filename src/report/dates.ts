// Days of a run -> dates in the scenario's time zone.
import { Temporal } from "temporal-polyfill";
import type { ScenarioFacts } from "./run-report.js";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const millisecondsPerDay = 86_400_000;

/** A date taken apart: `12`, `Jun`, `2026`. */
function parts(iso: string): readonly [day: string, month: string, year: string] {
  const [year = "", month, day] = iso.split("-");
  return [String(Number(day)), months[Number(month) - 1] ?? "", year];
}

/** The dates of a scenario. */
export class ScenarioDates {
  /** @param facts the scenario's start and time zone */
  constructor(private readonly facts: Pick<ScenarioFacts, "startEpoch" | "timeZone">) {}

  /** The local date, `YYYY-MM-DD`, so many days of 24 hours after the start. */
  iso(days: number): string {
    const { startEpoch, timeZone } = this.facts;
    // Rounded: far from 1970 a sum can fall short of a midnight by less than a clock can tell.
    return Temporal.Instant.fromEpochMilliseconds(Math.round(startEpoch + days * millisecondsPerDay))
      .toZonedDateTimeISO(timeZone)
      .toPlainDate()
      .toString();
  }

  /** The same date to read: `12 Jun 2026`. */
  words(days: number): string {
    return parts(this.iso(days)).join(" ");
  }

  /** Two dates, without saying twice what they share: `29 May to 1 Jul 2026`, `3 to 9 Feb 2026`, `9 Feb 2026`. */
  span(from: number, to: number): string {
    if (this.iso(from) === this.iso(to)) return this.words(to);
    const [first, last] = [parts(this.iso(from)), parts(this.iso(to))];
    const shared = first[2] !== last[2] ? 3 : first[1] !== last[1] ? 2 : 1;
    return `${first.slice(0, shared).join(" ")} to ${last.join(" ")}`;
  }
}
