import { Temporal } from "temporal-polyfill";
import { describe, type Fault } from "./problem.js";

const isoDate = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?$/;
const years = { first: 1900, last: 2200 };

/** What is wrong with a date; undefined when it is one that exists. */
export function checkDate(value: unknown): Fault | undefined {
  const expected = "a date in ISO 8601 such as 2026-01-21 or 2026-01-21T22:00";
  if (typeof value !== "string" || !isoDate.test(value)) return { found: describe(value), expected };
  try {
    const { year } = Temporal.PlainDateTime.from(value, { overflow: "reject" });
    if (year >= years.first && year <= years.last) return undefined;
    return { found: value, expected: `a date between ${years.first} and ${years.last}` };
  } catch {
    return { found: value, expected: "a date that exists" };
  }
}

/** Whether a text names a time zone that this host knows. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

/** The names of time zones to guess a mistyped one from. */
export function timeZoneNames(): readonly string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone")];
}

/** A time of day as minutes after midnight, 0 to 1440; `24:00` is the end of the day. */
export function minutesOfDay(text: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (match === null) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minutes <= 1440 ? minutes : undefined;
}
