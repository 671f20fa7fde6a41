import { z } from "zod";
import type { CalendarData } from "../../models/index.js";
import { type CalendarWords, layCalendar, type Recess } from "../calendar.js";
import { type DailySpan, endsAsItBegins, parseDailySpan } from "../clock.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import { addFault } from "../issues.js";
import { checkDate } from "../local-time.js";
import type { Path } from "../path.js";
import { describe } from "../problem.js";
import { date, fixed, named, oneOrMore, provenance } from "../words.js";

const weekdayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** A day of the week by its English name; 1 Monday to 7 Sunday. */
export const weekday = z.enum(weekdayNames).transform((name) => weekdayNames.indexOf(name) + 1);

/** A daily span of local time: `08:00-15:00`; past midnight when the end is not after the beginning. */
const dailySpan = z
  .string()
  .meta({ pattern: "^\\d{1,2}:\\d{2}\\s*[-–]\\s*\\d{1,2}:\\d{2}$", examples: ["08:00-15:00", "22:00-06:00"] })
  .transform((text, context): DailySpan => {
    const span = parseDailySpan(text);
    if (span !== undefined) return span;
    addFault(context, text, {
      found: describe(text),
      expected: "a span of the day such as 08:00-15:00 or 22:00-06:00",
    });
    return z.NEVER;
  });

/** Hours of work: a day with none is a holiday, not one whose hours end when they begin. */
const workingHours = dailySpan.transform((span, context) => {
  if (!endsAsItBegins(span)) return span;
  addFault(context, span, {
    found: "hours that end when they begin",
    expected:
      "a later end; 00:00-24:00 for a whole day, or under holidays from: and to: for days without work",
  });
  return z.NEVER;
});

/** A date, or `07-14` for that day of every year. */
export const recurringDate = z
  .string()
  .meta({ pattern: "^(\\d{4}-)?\\d{2}-\\d{2}$", examples: ["2026-04-09", "07-14"] })
  .transform((text, context) => {
    const whole = /^\d{2}-\d{2}$/.test(text) ? `2024-${text}` : text;
    const fault = whole.includes("T") ? { found: text, expected: "a date" } : checkDate(whole);
    if (fault === undefined) return text;
    addFault(context, text, {
      found: describe(text),
      expected: "a date that exists, such as 2026-04-09, or 07-14 for every year",
    });
    return z.NEVER;
  });

const recess = z
  .strictObject({
    from: recurringDate.describe("First date of a recess"),
    to: recurringDate.describe("Last date, included"),
    name: z.string().optional(),
    ...provenance,
  })
  .transform(({ from, to }, context): Recess => {
    const found = `a recess from ${from} to ${to}`;
    if (from.length !== to.length) {
      addFault(context, from, { found, expected: "both dates with a year, or both without for every year" });
    } else if (from.length === 10 && from > to) {
      addFault(context, from, { found, expected: "a range of dates that ends after it begins" });
    }
    return { from, to };
  });

const namedDate = z
  .strictObject({ date: recurringDate, name: z.string().optional(), ...provenance })
  .transform(({ date }) => date);

/** A date, or the dates of a recess. */
const dayOff = z.union([recurringDate, namedDate, recess]);

const feast = z.strictObject({
  name: z.string().describe("Calendars that name the same feast move it together"),
  date: date().describe("The date on which it most probably begins"),
  days: fixed(dimension.count("days", 1)).default(1).describe("How many days it lasts; 1 when not given"),
  plus_minus: fixed(dimension.count("days", 0))
    .default(1)
    .describe("It begins up to so many days earlier or later; 1 when not given"),
  ...provenance,
});

const extraDays = z.strictObject({
  name: z
    .string()
    .default("extra days")
    .describe("Calendars that name the same extra days lose the same ones"),
  maximum: fixed(dimension.count("days", 0)).describe("How many days may be added at most"),
  probability: fixed(dimension.share).describe("Chance of each of them"),
  from: date().optional().describe("First date on which one can fall"),
  to: date().optional().describe("Last date on which one can fall"),
  ...provenance,
});

const shorterHours = z.strictObject({
  name: z.string().optional(),
  from: date().describe("First date"),
  to: date().describe("Last date, included"),
  hours: workingHours,
  ...provenance,
});

const usualHours: DailySpan = { from: 8 * 60, to: 15 * 60 };

/** When work is done: weekdays, hours, and the days off. */
export const calendarSchema = z
  .strictObject({
    weekend: z.array(weekday).default([]).describe("Days of the week without work"),
    hours: workingHours.optional().describe("Working hours of a day; 08:00-15:00 when not given"),
    other_hours: oneOrMore(shorterHours)
      .optional()
      .describe("Other hours over a range of dates, such as Ramadan"),
    holidays: z
      .array(dayOff)
      .default([])
      .describe("Dates without work, and recesses from one date to another"),
    feasts: z.array(feast).default([]).describe("Feasts whose date is uncertain by some days"),
    extra_days: oneOrMore(extraDays).optional().describe("Days off that may be added by chance"),
    ...provenance,
  })
  .meta({ id: "calendar" })
  .transform(
    (words): CalendarWords => ({
      weekend: words.weekend,
      hours: words.hours ?? usualHours,
      otherHours: (words.other_hours ?? []).map(({ from, to, hours }) => ({ from, to, hours })),
      holidays: words.holidays.filter((day) => typeof day === "string"),
      recesses: words.holidays.filter((day) => typeof day !== "string"),
      feasts: words.feasts.map(({ name, date, days, plus_minus }) => ({
        name,
        date,
        days,
        plusMinus: plus_minus,
      })),
      extraDays: words.extra_days ?? [],
    }),
  );

/** The calendars that a scenario defines once and uses by name. */
export const calendarsSchema = named(calendarSchema);

/** A calendar where it is used: written out, or the name of one, or `always`. */
export const calendarUse = z.union([z.string(), calendarSchema]);

/** A calendar as used by a part. */
export type CalendarUse = z.output<typeof calendarUse>;

/** The calendar as the models want it; undefined when work never stops. Reports names that do not exist. */
export function resolveCalendar(
  use: CalendarUse | undefined,
  path: Path,
  context: Context,
): CalendarData | undefined {
  if (use === undefined || use === "always") return undefined;
  if (typeof use === "string") {
    // One that has faults of its own is there all the same: its faults are told where they are.
    const valid = [...context.names("calendars"), "always"];
    return context.refer(path, use, valid, "the name of a calendar") ? context.calendars.get(use) : undefined;
  }
  return openCalendar(use, path, context);
}

/** Lays a calendar over the horizon; one that never opens can clear nothing and is an error. */
export function openCalendar(words: CalendarWords, path: Path, context: Context): CalendarData {
  const calendar = layCalendar(words, context.clock);
  if (calendar.open.length === 0) {
    context.error(path, { found: "no open hours inside the horizon", expected: "at least one working day" });
  }
  for (const { from, to } of words.otherHours) {
    if (from > to)
      context.error(path, {
        found: `hours from ${from} to ${to}`,
        expected: "a range of dates that ends after it begins",
      });
  }
  return calendar;
}
