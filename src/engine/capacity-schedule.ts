import type { EventHandle } from "./event-list.js";
import type { Kernel, Wakeable } from "./kernel.js";
import { Priority } from "./priority.js";

/** A capacity from a time on. */
export type CapacityStep = readonly [time: number, capacity: number];

/** How a capacity changes with time. */
export interface CapacityScheduleOptions {
  /**
   * From when on which capacity holds, times ascending from 0 or later. Before the first time what the
   * resource was made with holds; in a later period, the last of the period before.
   */
  readonly steps: readonly CapacityStep[];
  /** Length of a period after which the steps recur, above the last of their times. Default: they do not. */
  readonly period?: number;
  /** Absolute time at which the schedule's time 0 lies. Default 0. */
  readonly start?: number;
  /** What becomes of those who hold more than is left; see `Resource.setCapacity`. Default "drain". */
  readonly whenInUse?: "drain" | "preempt";
}

/** What a schedule sets: a resource. */
interface Adjustable {
  readonly name: string;
  setCapacity(capacity: number, whenInUse?: "drain" | "preempt"): void;
}

/**
 * Changes a resource's capacity at its times, at `Priority.capacityChange`: after the releases of that
 * instant and before anybody is served. Made by `Resource.follow`.
 */
export class CapacitySchedule implements Wakeable {
  private readonly period: number;
  private readonly start: number;
  /** Counts the steps from the start, through all periods. */
  private next = 0;
  private timer: EventHandle | undefined = undefined;

  /** @internal */
  constructor(
    private readonly kernel: Kernel,
    private readonly resource: Adjustable,
    private readonly options: CapacityScheduleOptions,
  ) {
    this.period = options.period ?? Number.POSITIVE_INFINITY;
    this.start = options.start ?? 0;
    this.check();
    if (this.period < Number.POSITIVE_INFINITY) {
      const periodsPassed = Math.max(0, Math.floor((kernel.now - this.start) / this.period) - 1);
      this.next = periodsPassed * options.steps.length;
    }
    while (this.timeOf(this.next) <= kernel.now) this.next++;
    if (this.next > 0) this.apply(this.next - 1);
    this.arm();
  }

  get name(): string {
    return `capacity of "${this.resource.name}"`;
  }

  /** From now on the capacity stays as it is. */
  stop(): void {
    if (this.timer !== undefined) this.kernel.cancel(this.timer);
    this.timer = undefined;
  }

  /** @internal */
  wake(): void {
    const step = this.next++;
    this.arm(); // first, since what the change sets off may stop it
    this.apply(step);
  }

  private arm(): void {
    const time = this.timeOf(this.next);
    this.timer =
      time < Number.POSITIVE_INFINITY ? this.kernel.insert(time, Priority.capacityChange, this) : undefined;
  }

  private apply(step: number): void {
    const { steps, whenInUse } = this.options;
    this.resource.setCapacity(steps[step % steps.length]?.[1] ?? 0, whenInUse);
  }

  /** When a step is due, computed anew for each; Infinity beyond the last. */
  private timeOf(step: number): number {
    const { steps } = this.options;
    const cycle = Math.floor(step / steps.length);
    if (cycle === 0) return this.start + (steps[step]?.[0] ?? 0);
    return this.start + (cycle * this.period + (steps[step % steps.length]?.[0] ?? 0));
  }

  private check(): void {
    const { resource, options } = this;
    const wrong = (what: string) => new RangeError(`schedule of "${resource.name}": ${what}`);
    let before = Number.NEGATIVE_INFINITY;
    if (options.steps.length === 0) throw wrong("it needs at least one step");
    for (const [time, capacity] of options.steps) {
      if (!(time >= 0 && time > before && time < this.period)) {
        throw wrong(`times must ascend from 0 and lie within the period; ${time} does not`);
      }
      if (!(Number.isInteger(capacity) && capacity >= 0)) {
        throw wrong(`capacity must be a whole number of at least 0, not ${capacity}`);
      }
      before = time;
    }
    if (!Number.isFinite(this.start)) throw wrong(`start must be finite, not ${this.start}`);
  }
}
