// Working time: windows that fall on days, and how work passes through them.
import { alwaysOpen, at, type Intervals, Windows } from "../windows.js";
import type { CalendarData } from "./calendar-data.js";
import type { Closures } from "./closures.js";

/** Working time this short (hours) left over by rounding does not open another day: 4 microseconds. */
const ROUNDING = 1e-9;

/**
 * The working calendar of one replication: windows during which work is done, each on a day. All times are hours since
 * the start of the scenario; intervals are half-open, [open, close). What can never happen inside the calendar is
 * `Infinity`.
 */
export class Calendar extends Windows {
  /** The longest interval, in hours (0 if there is none): a task longer than this never fits into one shift. */
  readonly longestInterval: number;
  static readonly #drawn = new WeakMap<Closures, Map<CalendarData, Calendar>>();
  readonly #day: Int32Array;

  private constructor(intervals: Intervals, day: readonly number[]) {
    super(intervals);
    this.#day = Int32Array.from(day);
    let longest = 0;
    for (let i = 0; i < this.length; i++) longest = Math.max(longest, at(this.closes, i) - at(this.opens, i));
    this.longestInterval = longest;
  }

  /** A calendar that never closes. */
  static always(): Calendar {
    return new Calendar(alwaysOpen, [0]);
  }

  /** The calendar of opening hours without holidays; a day has 24 h from the start on. Always open where there are none. */
  static override of(hours: Intervals | undefined): Calendar {
    const intervals = hours ?? alwaysOpen;
    return new Calendar(intervals, intervals.open.map(dayOf));
  }

  /**
   * The calendar of one replication: the intervals of the data less the feasts and extra days that `closures` drew.
   * A feast on a day that is closed anyway closes nothing more. All who work by the same data share one calendar.
   * @throws RangeError if intervals are empty, out of order or overlap
   */
  static draw(data: CalendarData, closures: Closures): Calendar {
    const drawn = Calendar.#drawn.get(closures) ?? new Map<CalendarData, Calendar>();
    Calendar.#drawn.set(closures, drawn);
    const calendar = drawn.get(data) ?? Calendar.#less(data, closures);
    drawn.set(data, calendar);
    return calendar;
  }

  static #less(data: CalendarData, closures: Closures): Calendar {
    if (data.close.length !== data.open.length || data.day.length !== data.open.length) {
      throw new RangeError("every opening needs one closing time and one day");
    }
    const closed = closedDays(data, closures);
    const kept = { open: [] as number[], close: [] as number[] };
    const days: number[] = [];
    for (const [i, day] of data.day.entries()) {
      if (closed.has(day)) continue;
      kept.open.push(data.open[i] as number);
      kept.close.push(data.close[i] as number);
      days.push(day);
    }
    return new Calendar(kept, days);
  }

  /** Working hours in the whole calendar. */
  get totalHours(): number {
    return at(this.before, this.length);
  }

  /** The first opening strictly after `time`; `Infinity` if there is none. */
  nextOpening(time: number): number {
    let i = this.find(time);
    if (i < this.length && at(this.opens, i) <= time) i++;
    return i < this.length ? at(this.opens, i) : Number.POSITIVE_INFINITY;
  }

  /** When the interval open at or next after `time` closes; `Infinity` if there is none. */
  nextClose(time: number): number {
    const i = this.find(time);
    return i < this.length ? at(this.closes, i) : Number.POSITIVE_INFINITY;
  }

  /** Day of the interval that is open at `time`; NaN while it is closed. One that never closes changes day at midnight. */
  dayAt(time: number): number {
    if (this.longestInterval === Number.POSITIVE_INFINITY) return Math.floor(time / 24);
    const i = this.find(time);
    return i < this.length && at(this.opens, i) <= time ? at(this.#day, i) : Number.NaN;
  }

  /** The opening at or after `time` and the day on which it falls; `Infinity` and NaN if there is none. */
  openingFrom(time: number): { readonly time: number; readonly day: number } {
    let i = this.find(time);
    if (i < this.length && at(this.opens, i) < time) i++;
    if (i >= this.length) return { time: Number.POSITIVE_INFINITY, day: Number.NaN };
    return { time: at(this.opens, i), day: at(this.#day, i) };
  }

  /**
   * When `hours` of work begun at `from` are done, if work rests whenever the calendar is closed. Work that ends
   * with a shift ends at its close, not at the next opening.
   * @returns the time; `Infinity` if the calendar ends before the work does
   */
  addWorkingHours(from: number, hours: number): number {
    if (hours <= 0) return from;
    const i = this.find(from);
    if (i === this.length) return Number.POSITIVE_INFINITY;
    const start = Math.max(from, at(this.opens, i));
    if (start + hours <= at(this.closes, i)) return start + hours;
    const target = at(this.before, i) + (start - at(this.opens, i)) + hours;
    const j = firstAtLeast(this.before, target - ROUNDING, i + 1) - 1;
    if (j >= this.length) return Number.POSITIVE_INFINITY;
    return Math.min(at(this.closes, j), at(this.opens, j) + (target - at(this.before, j)));
  }

  /** Days on which the calendar opens in [from, to): sitting days. One that never closes has them all. */
  openDays(from: number, to: number): number {
    if (this.longestInterval === Number.POSITIVE_INFINITY) return Math.ceil(to / 24) - Math.floor(from / 24);
    let days = 0;
    let last = Number.NaN;
    for (let i = firstAtLeast(this.opens, from, 0); i < this.length && at(this.opens, i) < to; i++) {
      const day = at(this.#day, i);
      if (day !== last) days++;
      last = day;
    }
    return days;
  }
}

/** The days that feasts and extra days off close. */
function closedDays(data: CalendarData, closures: Closures): ReadonlySet<number> {
  const closed = new Set<number>();
  for (const feast of data.feasts ?? []) {
    const first = feast.day + closures.shift(feast);
    for (let day = first; day < first + feast.length; day++) closed.add(day);
  }
  for (const extra of data.extraDays ?? []) {
    const candidates = new Set<number>();
    for (const day of data.day) {
      if (day >= extra.from && day < extra.to && !closed.has(day)) candidates.add(day);
    }
    for (const day of closures.extraDays(extra, [...candidates])) closed.add(day);
  }
  return closed;
}

/** Number of the day, from the start on, in which a time falls. */
function dayOf(time: number): number {
  return Math.floor(time / 24);
}

/** First index from `low` on whose value is at least `target`; the length if none. */
function firstAtLeast(values: Float64Array, target: number, low: number): number {
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(values, middle) < target) low = middle + 1;
    else high = middle;
  }
  return low;
}
