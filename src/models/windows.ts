// Times at which something may be done: departure windows, nights, the hours of a gate, the days of a court.

/** Sorted half-open intervals [open, close) in hours since start, as plain data. */
export interface Intervals {
  /** Opening times, ascending (hours since start). */
  readonly open: readonly number[];
  /** Closing time of each interval (hours since start); at most the next opening. */
  readonly close: readonly number[];
}

/** Open at all times. */
export const alwaysOpen: Intervals = { open: [0], close: [Number.POSITIVE_INFINITY] };

/**
 * Intervals with answers to what a planner asks of them, found by binary search from where the last answer was. The
 * working `Calendar` is made of them: it adds the days on which they fall, and work that rests between them.
 */
export class Windows {
  /** Opening times, ascending (hours since start). */
  protected readonly opens: Float64Array;
  /** Closing time of each interval (hours since start). */
  protected readonly closes: Float64Array;
  /** Open hours before each interval; one more entry for the total. */
  protected readonly before: Float64Array;
  #last = 0;
  /**
   * The interval at hand, which answers for all times from #after to #closes without a search: nearly all times asked
   * for are, since a simulation moves in small steps. Before anything was asked there is none.
   */
  #after = Number.POSITIVE_INFINITY;
  #opens = 0;
  #closes = 0;
  /** Open hours before it. */
  #before = 0;

  /** @throws RangeError if intervals are empty, out of order or overlap */
  constructor({ open, close }: Intervals) {
    if (open.length !== close.length) throw new RangeError("every opening needs one closing time");
    this.opens = Float64Array.from(open);
    this.closes = Float64Array.from(close);
    this.before = new Float64Array(open.length + 1);
    for (let i = 0; i < open.length; i++) {
      const [opens, closes] = [at(this.opens, i), at(this.closes, i)];
      if (!(closes > opens)) throw new RangeError(`interval ${i} closes at ${closes}, opens at ${opens}`);
      if (i > 0 && !(opens >= at(this.closes, i - 1))) {
        throw new RangeError(`interval ${i} opens at ${opens}, before the one before it has closed`);
      }
      this.before[i + 1] = at(this.before, i) + (closes - opens);
    }
  }

  /** Windows of these intervals; always open where there are none. */
  static of(intervals: Intervals | undefined): Windows {
    return new Windows(intervals ?? alwaysOpen);
  }

  /** How many intervals there are. */
  get length(): number {
    return this.opens.length;
  }

  /** Is it open at this time? */
  isOpen(time: number): boolean {
    if (!(time >= this.#after && time < this.#closes)) this.#turnTo(time);
    return time >= this.#opens;
  }

  /** The first time at or after `time` at which it is open; Infinity if it never is again. */
  nextOpen(time: number): number {
    if (!(time >= this.#after && time < this.#closes)) this.#turnTo(time);
    return Math.max(time, this.#opens);
  }

  /** The first time after `time` at which it opens or closes; Infinity if nothing changes any more. */
  nextChange(time: number): number {
    const i = this.find(time);
    if (i === this.length) return Number.POSITIVE_INFINITY;
    const opens = at(this.opens, i);
    return opens > time ? opens : at(this.closes, i);
  }

  /**
   * The first time at or after `time` from which it stays open for `length` hours; Infinity if it never does.
   * Adjoining intervals count as one. With length 0 this is {@link nextOpen}.
   */
  firstSpan(time: number, length: number): number {
    let i = this.find(time);
    while (i < this.length) {
      const start = Math.max(time, at(this.opens, i));
      let end = at(this.closes, i);
      while (i + 1 < this.length && at(this.opens, i + 1) === end) end = at(this.closes, ++i);
      if (start + length <= end) return start;
      i++;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Hours between two times at which it is open; 0 if `to` is not after `from`. */
  openHours(from: number, to: number): number {
    return to > from ? this.openBefore(to) - this.openBefore(from) : 0;
  }

  /** Hours before `time` at which it is open. */
  openBefore(time: number): number {
    if (!(time >= this.#after && time < this.#closes)) this.#turnTo(time);
    return time > this.#opens ? this.#before + (time - this.#opens) : this.#before;
  }

  /** Takes the interval at hand that is open at `time` or opens next; past the last, one that never opens. */
  #turnTo(time: number): void {
    const i = this.find(time);
    const past = i === this.length;
    this.#after = i === 0 ? Number.NEGATIVE_INFINITY : at(this.closes, i - 1);
    this.#opens = past ? Number.POSITIVE_INFINITY : at(this.opens, i);
    this.#closes = past ? Number.POSITIVE_INFINITY : at(this.closes, i);
    this.#before = at(this.before, i);
  }

  /** First interval that closes after `time` ({@link length} if none); mostly near the one asked for last. */
  protected find(time: number): number {
    const { closes } = this;
    const i = this.#last;
    if (i < closes.length && (i === 0 || at(closes, i - 1) <= time)) {
      if (at(closes, i) > time) return i;
      if (i + 1 === closes.length || at(closes, i + 1) > time) {
        this.#last = i + 1;
        return i + 1;
      }
    }
    this.#last = firstAbove(closes, time);
    return this.#last;
  }
}

/** The times that are in `intervals` and not in `excluded`: departure windows less days on which nobody may travel. */
export function without(intervals: Intervals, excluded: Intervals): Intervals {
  const open: number[] = [];
  const close: number[] = [];
  let j = 0;
  for (let i = 0; i < intervals.open.length; i++) {
    let from = intervals.open[i] as number;
    const to = intervals.close[i] as number;
    while (j > 0 && (excluded.close[j - 1] as number) > from) j--;
    for (; j < excluded.open.length && (excluded.open[j] as number) < to; j++) {
      const [shuts, opens] = [excluded.open[j] as number, excluded.close[j] as number];
      if (opens <= from) continue;
      if (shuts > from) {
        open.push(from);
        close.push(shuts);
      }
      from = opens;
      if (from >= to) break;
    }
    if (from < to) {
      open.push(from);
      close.push(to);
    }
  }
  return { open, close };
}

/** The entry at `i`; callers stay inside the bounds. */
export function at(values: Float64Array | Int32Array, i: number): number {
  return values[i] as number;
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
