// Use and waiting of one stage, recorded without being asked for.
import type { Clock } from "../../engine/index.js";
import type { StageObservation } from "../observations.js";
import type { Windows } from "../windows.js";
import { StageDays } from "./stage-days.js";

/**
 * Integrates the queue over time and the servers over working time. A stage is observed from its first arrival to the
 * last time it stood empty (to now if it does not), so that a bottleneck shows as one however long the run goes on
 * after it has cleared.
 */
export class StageRecorder {
  readonly #clock: Clock;
  readonly #hours: Windows;
  readonly #days: StageDays;
  #began = Number.NaN;
  #last = 0;
  /** Hours before #last in which its servers work. */
  #openBefore = 0;
  #queue = 0;
  #busy = 0;
  #capacity = 0;
  #queueHours = 0;
  #busyHours = 0;
  #capacityHours = 0;
  #maxQueue = 0;
  #waited = 0;
  #served = 0;
  /** Time and capacity hours when it last became empty. */
  #emptyAt = Number.NaN;
  #capacityHoursWhenEmpty = 0;

  /**
   * @param clock gives the time, in hours
   * @param hours when its servers work
   */
  constructor(clock: Clock, hours: Windows) {
    this.#clock = clock;
    this.#hours = hours;
    this.#days = new StageDays(hours);
    this.#openBefore = hours.openBefore(0);
  }

  /** Server-hours worked during its hours so far. */
  get busyHours(): number {
    this.#advance();
    return this.#busyHours;
  }

  /** How many have been called from the queue. */
  get served(): number {
    return this.#served;
  }

  /** The state from now on: how many wait, how many servers are busy, how many there are. */
  update(queue: number, busy: number, capacity: number): void {
    this.#advance();
    this.#queue = queue;
    this.#busy = busy;
    this.#capacity = capacity;
    if (queue > this.#maxQueue) this.#maxQueue = queue;
    if (queue === 0 && busy === 0) {
      this.#emptyAt = this.#last;
      this.#capacityHoursWhenEmpty = this.#capacityHours;
    } else if (Number.isNaN(this.#began)) {
      this.#began = this.#last;
      this.#capacityHours = 0;
    }
  }

  /** Somebody was called from the queue after waiting so many hours. */
  called(wait: number): void {
    this.#waited += wait;
    this.#served++;
  }

  /** What has been recorded up to now. */
  observation(): StageObservation {
    this.#advance();
    const empty = this.#queue === 0 && this.#busy === 0;
    const hours = (empty ? this.#emptyAt : this.#last) - this.#began;
    const capacityHours = empty ? this.#capacityHoursWhenEmpty : this.#capacityHours;
    return {
      utilisation: capacityHours > 0 ? this.#busyHours / capacityHours : 0,
      meanQueue: hours > 0 ? this.#queueHours / hours : 0,
      meanWait: this.#served > 0 ? this.#waited / this.#served : 0,
      maxQueue: this.#maxQueue,
      byDay: this.#days.upTo(this.#last),
    };
  }

  #advance(): void {
    const now = this.#clock.now;
    if (now === this.#last) return;
    const last = this.#last;
    const openBefore = this.#hours.openBefore(now);
    const worked = openBefore - this.#openBefore;
    this.#openBefore = openBefore;
    this.#days.add(last, now, worked, this.#queue, this.#busy, this.#capacity);
    this.#queueHours += this.#queue * (now - last);
    this.#busyHours += this.#busy * worked;
    this.#capacityHours += this.#capacity * worked;
    this.#last = now;
  }
}

/** The observation with another figure of use: that of places or vehicles, where those who serve are not counted. */
export function usedAs(observation: StageObservation, utilisation: number): StageObservation {
  const { byDay, ...figures } = observation;
  return { ...figures, utilisation, ...(byDay !== undefined && { byDay: { queue: byDay.queue } }) };
}
