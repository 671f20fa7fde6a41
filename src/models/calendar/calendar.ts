// When work is done: opening intervals, and how working hours pass through them.
import type { CalendarData } from "./calendar-data.js";
import type { Closures } from "./closures.js";

/** Working time this short (hours) left over by rounding does not open another day: 4 microseconds. */
const ROUNDING = 1e-9;

/**
 * The working calendar of one replication. All times are hours since the start of the scenario; intervals are
 * half-open, [open, close). Every answer is found by binary search over running totals, from where the last one was.
 * What can never happen inside the calendar is `Infinity`.
 */
export class Calendar {
  readonly #open: Float64Array;
  readonly #close: Float64Array;
  readonly #day: Int32Array;
  /** #before[i]: working hours before interval i; one more entry for the total. */
  readonly #before: Float64Array;
  #last = 0;
  /** The longest interval, in hours (0 if there is none): a task longer than this never fits into one shift. */
  readonly longestInterval: number;

  private constructor(open: readonly number[], close: readonly number[], day: readonly number[]) {
    this.#open = Float64Array.from(open);
    this.#close = Float64Array.from(close);
    this.#day = Int32Array.from(day);
    this.#before = new Float64Array(open.length + 1);
    let longest = 0;
    for (let i = 0; i < open.length; i++) {
      const hours = at(this.#close, i) - at(this.#open, i);
      this.#before[i + 1] = at(this.#before, i) + hours;
      longest = Math.max(longest, hours);
    }
    this.longestInterval = longest;
  }

  /** A calendar that never closes. */
  static always(): Calendar {
    return new Calendar([0], [Number.POSITIVE_INFINITY], [0]);
  }

  /**
   * The calendar of one replication: the intervals of the data less the feasts and extra days that `closures` drew.
   * A feast on a day that is closed anyway closes nothing more.
   * @throws RangeError if intervals are out of order, overlap or are empty
   */
  static draw(data: CalendarData, closures: Closures): Calendar {
    requireOrder(data);
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
    const kept = data.day.flatMap((day, i) => (closed.has(day) ? [] : [i]));
    const pick = (values: readonly number[]) => kept.map((i) => values[i] ?? Number.NaN);
    return new Calendar(pick(data.open), pick(data.close), pick(data.day));
  }

  /** How many opening intervals there are. */
  get length(): number {
    return this.#open.length;
  }

  /** Working hours in the whole calendar. */
  get totalHours(): number {
    return at(this.#before, this.#open.length);
  }

  /** Is work being done at `time`? */
  isOpen(time: number): boolean {
    const i = this.#find(time);
    return i < this.length && at(this.#open, i) <= time;
  }

  /** The first time at or after `time` at which work is done; `Infinity` if it never is again. */
  nextOpen(time: number): number {
    const i = this.#find(time);
    return i < this.length ? Math.max(time, at(this.#open, i)) : Number.POSITIVE_INFINITY;
  }

  /** The first opening strictly after `time`; `Infinity` if there is none. */
  nextOpening(time: number): number {
    let i = this.#find(time);
    if (i < this.length && at(this.#open, i) <= time) i++;
    return i < this.length ? at(this.#open, i) : Number.POSITIVE_INFINITY;
  }

  /** When the interval open at or next after `time` closes; `Infinity` if there is none. */
  nextClose(time: number): number {
    const i = this.#find(time);
    return i < this.length ? at(this.#close, i) : Number.POSITIVE_INFINITY;
  }

  /** Day of the interval that is open at `time`; NaN while it is closed. One that never closes changes day at midnight. */
  dayAt(time: number): number {
    if (this.longestInterval === Number.POSITIVE_INFINITY) return Math.floor(time / 24);
    const i = this.#find(time);
    return i < this.length && at(this.#open, i) <= time ? at(this.#day, i) : Number.NaN;
  }

  /** The opening at or after `time` and the day on which it falls; `Infinity` and NaN if there is none. */
  openingFrom(time: number): { readonly time: number; readonly day: number } {
    let i = this.#find(time);
    if (i < this.length && at(this.#open, i) < time) i++;
    if (i >= this.length) return { time: Number.POSITIVE_INFINITY, day: Number.NaN };
    return { time: at(this.#open, i), day: at(this.#day, i) };
  }

  /** Working hours between two times; 0 if `to` is not after `from`. */
  workingHours(from: number, to: number): number {
    return to > from ? this.#elapsed(to) - this.#elapsed(from) : 0;
  }

  /**
   * When `hours` of work begun at `from` are done, if work rests whenever the calendar is closed. Work that ends
   * with a shift ends at its close, not at the next opening.
   * @returns the time; `Infinity` if the calendar ends before the work does
   */
  addWorkingHours(from: number, hours: number): number {
    if (hours <= 0) return from;
    const i = this.#find(from);
    if (i === this.length) return Number.POSITIVE_INFINITY;
    const start = Math.max(from, at(this.#open, i));
    if (start + hours <= at(this.#close, i)) return start + hours;
    const target = at(this.#before, i) + (start - at(this.#open, i)) + hours;
    const j = firstAtLeast(this.#before, target - ROUNDING, i + 1) - 1;
    if (j >= this.length) return Number.POSITIVE_INFINITY;
    return Math.min(at(this.#close, j), at(this.#open, j) + (target - at(this.#before, j)));
  }

  /** Days on which the calendar opens in [from, to): sitting days. One that never closes has them all. */
  openDays(from: number, to: number): number {
    if (this.longestInterval === Number.POSITIVE_INFINITY) return Math.ceil(to / 24) - Math.floor(from / 24);
    let days = 0;
    let last = Number.NaN;
    for (let i = firstAtLeast(this.#open, from, 0); i < this.length && at(this.#open, i) < to; i++) {
      const day = at(this.#day, i);
      if (day !== last) days++;
      last = day;
    }
    return days;
  }

  /** First interval that closes after `time` (`length` if none); mostly near the one asked for last. */
  #find(time: number): number {
    const close = this.#close;
    let i = this.#last;
    const notTooLate = i === 0 || at(close, i - 1) <= time;
    if (notTooLate && i < close.length) {
      if (at(close, i) > time) return i;
      if (i + 1 === close.length || at(close, i + 1) > time) {
        this.#last = i + 1;
        return i + 1;
      }
    }
    i = firstAbove(close, time);
    this.#last = i;
    return i;
  }

  /** Working hours before `time`. */
  #elapsed(time: number): number {
    const i = this.#find(time);
    const before = at(this.#before, i);
    return i < this.length ? before + Math.max(0, time - at(this.#open, i)) : before;
  }
}

function requireOrder(data: CalendarData): void {
  const { open, close, day } = data;
  if (open.length !== close.length || open.length !== day.length) {
    throw new RangeError("calendar: every opening needs one closing time and one day");
  }
  for (let i = 0; i < open.length; i++) {
    const [opens, closes] = [open[i] ?? Number.NaN, close[i] ?? Number.NaN];
    if (!(closes > opens))
      throw new RangeError(`calendar: interval ${i} closes at ${closes}, opens at ${opens}`);
    if (i > 0 && !(opens >= (close[i - 1] ?? Number.NaN))) {
      throw new RangeError(`calendar: interval ${i} opens at ${opens}, before the one before it has closed`);
    }
  }
}

/** The entry at `i`; callers stay inside the bounds. */
function at(values: Float64Array | Int32Array, i: number): number {
  return values[i] as number;
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

/** First index whose value is above `target`; the length if none. */
function firstAbove(values: Float64Array, target: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(values, middle) <= target) low = middle + 1;
    else high = middle;
  }
  return low;
}
