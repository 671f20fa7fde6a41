import type { EventHandle } from "./event-list.js";
import type { Kernel, Wakeable } from "./kernel.js";
import { checkEventPriority } from "./priority.js";

/**
 * A call that recurs at start + k x period until stopped. Each time is computed anew, never as a running sum;
 * a start that is itself a multiple of the period is counted as such, so that every 0.1 from 0.1 on comes to
 * 1000 exactly. Made by `Simulation.every`.
 */
export class Recurrence implements Wakeable {
  private ticks = 0;
  private readonly origin: number;
  private readonly offset: number;
  private handle: EventHandle | undefined;

  /** @internal */
  constructor(
    private readonly kernel: Kernel,
    start: number,
    private readonly period: number,
    private readonly action: () => void,
    private readonly priority: number,
  ) {
    if (!(start >= kernel.now && start < Number.POSITIVE_INFINITY)) {
      throw new RangeError(
        `start ${start}: a recurrence cannot start before now (${kernel.now}) or at no time`,
      );
    }
    if (!(period > 0 && period < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`period ${period}: a recurrence needs a finite period above 0`);
    }
    checkEventPriority(priority);
    const periodsBefore = Math.round(start / period);
    const isMultiple = periodsBefore * period === start;
    this.origin = isMultiple ? 0 : start;
    this.offset = isMultiple ? periodsBefore : 0;
    this.handle = kernel.insert(start, priority, this);
  }

  get name(): string {
    return this.action.name === "" ? "recurrence" : this.action.name;
  }

  /** @internal */
  wake(): void {
    this.ticks++;
    const next = this.origin + (this.offset + this.ticks) * this.period;
    // A time that numbers cannot say never comes.
    this.handle = next < Number.POSITIVE_INFINITY ? this.kernel.insert(next, this.priority, this) : undefined;
    this.action();
  }

  /** Ends it; the call under way, if any, is the last. */
  stop(): void {
    if (this.handle !== undefined) this.kernel.cancel(this.handle);
    this.handle = undefined;
  }
}
