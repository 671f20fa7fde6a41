// How a stage went day by day: what shows when a bottleneck was one.
import type { StageByDay } from "../observations.js";
import { widen } from "../widen.js";
import type { Windows } from "../windows.js";

const hoursPerDay = 24;

/** Integrals of one stage in bins of 24 hours from the start of the scenario. */
export class StageDays {
  readonly #hours: Windows;
  #queue = new Float64Array(16);
  #busy = new Float64Array(16);
  #capacity = new Float64Array(16);

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
    const first = Math.floor(from / hoursPerDay);
    if (to <= hoursPerDay * (first + 1)) {
      this.#put(first, to - from, worked, queue, busy, capacity);
      return;
    }
    for (let [day, begin] = [first, from]; begin < to; day++) {
      const end = Math.min(to, hoursPerDay * (day + 1));
      this.#put(day, end - begin, this.#hours.openHours(begin, end), queue, busy, capacity);
      begin = end;
    }
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
      const capacity = this.#capacity[day] ?? 0;
      queue.push((this.#queue[day] ?? 0) / length);
      use.push(capacity > 0 ? (this.#busy[day] ?? 0) / capacity : (use[day - 1] ?? 0));
    }
    return { queue, use };
  }

  #put(day: number, hours: number, worked: number, queue: number, busy: number, capacity: number): void {
    if (day >= this.#queue.length) this.#reach(day);
    this.#queue[day] = (this.#queue[day] as number) + queue * hours;
    this.#busy[day] = (this.#busy[day] as number) + busy * worked;
    this.#capacity[day] = (this.#capacity[day] as number) + capacity * worked;
  }

  #reach(day: number): void {
    this.#queue = widen(this.#queue, day + 1);
    this.#busy = widen(this.#busy, day + 1);
    this.#capacity = widen(this.#capacity, day + 1);
  }
}
