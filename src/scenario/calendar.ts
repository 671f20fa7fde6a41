import type { CalendarData, ExtraDaysOff, MovingFeast } from "../models/index.js";
import type { DailySpan, ScenarioClock } from "./clock.js";

/** Other hours over a range of dates, both included. */
export interface HoursChange {
  readonly from: string;
  readonly to: string;
  readonly hours: DailySpan;
}

/** A working calendar as the file gives it, before it is laid over the horizon. */
export interface CalendarWords {
  /** Days of the week without work: 1 Monday to 7 Sunday. */
  readonly weekend: readonly number[];
  readonly hours: DailySpan;
  readonly otherHours: readonly HoursChange[];
  /** Dates without work: `2026-04-09`, or `07-14` for every year. */
  readonly holidays: readonly string[];
  /** Recesses: times without work from one date to another, both included and written as holidays are. */
  readonly recesses: readonly Recess[];
  readonly feasts: readonly FeastWords[];
  readonly extraDays: readonly ExtraDaysWords[];
}

/** Days without work, one after the other. */
export interface Recess {
  readonly from: string;
  readonly to: string;
}

/** A feast whose date is known but for some days. */
export interface FeastWords {
  readonly name: string;
  readonly date: string;
  readonly days: number;
  readonly plusMinus: number;
}

/** Days off that may be announced at short notice. */
export interface ExtraDaysWords {
  readonly name: string;
  readonly maximum: number;
  readonly probability: number;
  /** First and last date on which one can fall; the whole horizon when not given. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * Lays a working calendar over the horizon: an interval for each working day, in real hours, so that a shift over a
 * clock change is an hour shorter or longer. Weekend days and fixed holidays are left out (a holiday on a weekend
 * day is one day off, not two); what is uncertain stays as data for each replication to draw.
 */
export function layCalendar(words: CalendarWords, clock: ScenarioClock): CalendarData {
  const rows: { open: number; close: number; day: number }[] = [];
  const holidays = new Set(words.holidays);
  for (let day = -1; day < clock.days; day++) {
    if (words.weekend.includes(clock.weekdayOf(day))) continue;
    if (holidays.has(clock.dateOf(day)) || holidays.has(clock.monthDayOf(day))) continue;
    if (words.recesses.some((recess) => isIn(recess, clock.dateOf(day), clock.monthDayOf(day)))) continue;
    const { from, to } = hoursOn(words, clock.dateOf(day));
    const open = Math.max(0, clock.hoursOn(day, from));
    const close = Math.min(clock.horizon, clock.hoursOn(day, to));
    if (close > open) rows.push({ open, close, day });
  }
  const open = rows.map((row) => row.open);
  const close = rows.map((row) => row.close);
  const days = rows.map((row) => row.day);
  const feasts = words.feasts.map((feast) => movingFeast(feast, clock));
  const extraDays = words.extraDays.map((extra) => extraDaysOff(extra, clock));
  return {
    open,
    close,
    day: days,
    ...(feasts.length > 0 ? { feasts } : {}),
    ...(extraDays.length > 0 ? { extraDays } : {}),
  };
}

/** The calendar of what happens once on every day, at its begin. */
export function everyDay(clock: ScenarioClock): CalendarData {
  const hours = { from: 0, to: 1440 };
  const none = { weekend: [], otherHours: [], holidays: [], recesses: [], feasts: [], extraDays: [] };
  return layCalendar({ ...none, hours }, clock);
}

/** Does a day lie in a recess? One of every year may begin in one year and end in the next. */
function isIn({ from, to }: Recess, date: string, monthDay: string): boolean {
  if (from.length > monthDay.length) return from <= date && date <= to;
  return from <= to ? from <= monthDay && monthDay <= to : monthDay >= from || monthDay <= to;
}

function hoursOn({ hours, otherHours }: CalendarWords, date: string): DailySpan {
  return otherHours.find(({ from, to }) => from <= date && date <= to)?.hours ?? hours;
}

function movingFeast({ name, date, days, plusMinus }: FeastWords, clock: ScenarioClock): MovingFeast {
  return { name, day: clock.dayOf(date), length: days, plusMinus };
}

function extraDaysOff(
  { name, maximum, probability, from, to }: ExtraDaysWords,
  clock: ScenarioClock,
): ExtraDaysOff {
  return {
    name,
    maximum,
    probability,
    from: from === undefined ? 0 : clock.dayOf(from),
    to: to === undefined ? clock.days : clock.dayOf(to) + 1,
  };
}
