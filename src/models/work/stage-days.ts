// How a stage went day by day: what shows when a bottleneck was one.
import type { StageByDay } from "../observations.js";
import { widen } from "../widen.js";
import type { Windows } from "../windows.js";

const hoursPerDay = 24;
/** Integrals of a day. */
const COLUMNS = 3;

/** Integrals of one stage in bins of 24 hours from the start of the scenario. */
export class StageDays {
  readonly #hours: Windows;
  /** By day: the queue over time, the servers busy and the servers there over working time. */
  #sums = new Float64Array(64 * COLUMNS);

  /** @param hours when its servers work */
  constructor(hours: Windows) {
    this.#hours = hours;
  }

  /**
   * Adds the state of the time from `from` to `to` (hours since start).
   * @param worked hours of it in which servers work
   */
  add(from: number, to: number, worked: number, queue: number, busy: number, capacity: number): void {
    if (queue === 0 && busy === 0 && capacity === 0) return;
    const day = Math.floor(from / hoursPerDay);
    if (to <= hoursPerDay * (day + 1)) this.#put(day, to - from, worked, queue, busy, capacity);
    else this.#spread(day, from, to, queue, busy, capacity);
  }

  /**
   * The mean queue and the use of each day up to now. On a day on which nobody works the use is that of the last day
   * on which somebody did.
   */
  upTo(now: number): StageByDay {
    const days = Math.ceil(now / hoursPerDay);
    const queue: number[] = [];
    const use: number[] = [];
    for (let day = 0; day < days; day++) {
      const length = Math.min(hoursPerDay, now - hoursPerDay * day);
      const at = COLUMNS * day;
      const capacity = this.#sums[at + 2] ?? 0;
      queue.push((this.#sums[at] ?? 0) / length);
      use.push(capacity > 0 ? (this.#sums[at + 1] ?? 0) / capacity : (use[day - 1] ?? 0));
    }
    return { queue, use };
  }

  #put(day: number, hours: number, worked: number, queue: number, busy: number, capacity: number): void {
    const at = COLUMNS * day;
    if (at >= this.#sums.length) this.#sums = widen(this.#sums, at + COLUMNS);
    const sums = this.#sums;
    sums[at] = (sums[at] as number) + queue * hours;
    sums[at + 1] = (sums[at + 1] as number) + busy * worked;
    sums[at + 2] = (sums[at + 2] as number) + capacity * worked;
  }

  /** The same for a time that ends on a later day. */
  #spread(first: number, from: number, to: number, queue: number, busy: number, capacity: number): void {
    for (let [day, begin] = [first, from]; begin < to; day++) {
      const end = Math.min(to, hoursPerDay * (day + 1));
      this.#put(day, end - begin, this.#hours.openHours(begin, end), queue, busy, capacity);
      begin = end;
    }
  }
}
