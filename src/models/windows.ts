// Times at which something may be done: departure windows, nights, the hours of a border post.

/** Sorted half-open intervals [open, close) in hours since start, as plain data. */
export interface Intervals {
  /** Opening times, ascending (hours since start). */
  readonly open: readonly number[];
  /** Closing time of each interval (hours since start); at most the next opening. */
  readonly close: readonly number[];
}

/** Intervals with answers to what a planner asks of them; everything by binary search. */
export class Windows {
  readonly #open: Float64Array;
  readonly #close: Float64Array;
  /** #before[i]: hours inside the windows before interval i. */
  readonly #before: Float64Array;

  /** @throws RangeError if the intervals are not finite or infinite at the end, ascending and apart */
  constructor(intervals: Intervals) {
    const { open, close } = intervals;
    if (open.length !== close.length) throw new RangeError("windows: every opening needs one closing time");
    this.#open = Float64Array.from(open);
    this.#close = Float64Array.from(close);
    this.#before = new Float64Array(open.length + 1);
    let last = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < open.length; i++) {
      const [opens, closes] = [at(this.#open, i), at(this.#close, i)];
      if (!(opens >= last && closes > opens)) {
        throw new RangeError(`windows: [${opens}, ${closes}) is empty or begins before ${last}`);
      }
      this.#before[i + 1] = at(this.#before, i) + (closes - opens);
      last = closes;
    }
  }

  /** Windows of these intervals; always open where there are none. */
  static of(intervals: Intervals | undefined): Windows {
    return intervals === undefined ? Windows.always : new Windows(intervals);
  }

  /** Open at all times. */
  static readonly always = new Windows({
    open: [Number.NEGATIVE_INFINITY],
    close: [Number.POSITIVE_INFINITY],
  });

  /** How many intervals there are. */
  get length(): number {
    return this.#open.length;
  }

  /** Opening time of interval `i`, counted from 0. */
  openAt(i: number): number {
    return at(this.#open, i);
  }

  /** Closing time of interval `i`, counted from 0. */
  closeAt(i: number): number {
    return at(this.#close, i);
  }

  /** Is it open at this time? */
  isOpen(time: number): boolean {
    const i = this.#find(time);
    return i < this.length && at(this.#open, i) <= time;
  }

  /** The first time at or after `time` at which it is open; Infinity if it never is again. */
  nextOpen(time: number): number {
    const i = this.#find(time);
    return i < this.length ? Math.max(time, at(this.#open, i)) : Number.POSITIVE_INFINITY;
  }

  /** The first time after `time` at which it opens or closes; Infinity if nothing changes any more. */
  nextChange(time: number): number {
    const i = this.#find(time);
    if (i === this.length) return Number.POSITIVE_INFINITY;
    const opens = at(this.#open, i);
    return opens > time ? opens : at(this.#close, i);
  }

  /** Is it open from `from` until `to` without a break? Adjoining intervals count as one. */
  contains(from: number, to: number): boolean {
    return this.firstSpan(from, to - from) === from;
  }

  /**
   * The first time at or after `time` from which it stays open for `length` hours; Infinity if it never does.
   * Adjoining intervals count as one. With length 0 this is {@link nextOpen}.
   */
  firstSpan(time: number, length: number): number {
    let i = this.#find(time);
    while (i < this.length) {
      const start = Math.max(time, at(this.#open, i));
      let end = at(this.#close, i);
      while (i + 1 < this.length && at(this.#open, i + 1) === end) end = at(this.#close, ++i);
      if (start + length <= end) return start;
      i++;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Hours between two times at which it is open; 0 if `to` is not after `from`. */
  openHours(from: number, to: number): number {
    if (!(to > from)) return 0;
    if (this === Windows.always) return to - from;
    return this.#elapsed(to) - this.#elapsed(from);
  }

  /** First interval that closes after `time`; `length` if none. */
  #find(time: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (at(this.#close, middle) <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Open hours before `time`. */
  #elapsed(time: number): number {
    const i = this.#find(time);
    const before = at(this.#before, i);
    return i < this.length ? before + Math.max(0, time - at(this.#open, i)) : before;
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

function at(values: Float64Array, i: number): number {
  return values[i] as number;
}
