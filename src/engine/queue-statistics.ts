import type { Clock } from "./kernel.js";
import { Tally, TimeWeighted } from "./statistics/index.js";

/** What every queue records without being asked: its length over time and the waits of those it served. */
export class QueueStatistics {
  /** Waits of those who were served, zero waits included (time units). */
  readonly wait = new Tally();
  /** How many gave up, or were withdrawn, before they were served. */
  abandoned = 0;
  private readonly lengthOverTime: TimeWeighted;
  private since: number;

  constructor(private readonly clock: Clock) {
    this.since = clock.now;
    this.lengthOverTime = new TimeWeighted(clock.now, 0);
  }

  /** How many wait now. */
  get length(): number {
    return this.lengthOverTime.current;
  }

  /** Time-weighted mean length since the start or the last reset. */
  get meanLength(): number {
    return this.lengthOverTime.mean(this.clock.now);
  }

  /** Largest length since the start or the last reset. */
  get maximumLength(): number {
    return this.lengthOverTime.maximum;
  }

  /** @internal The queue has this length from now on. */
  setLength(length: number): void {
    this.lengthOverTime.update(this.clock.now, length);
  }

  /** @internal Whoever was served after this wait, at that time, was not after all. */
  uncount(wait: number, servedAt: number): void {
    if (servedAt >= this.since) this.wait.remove(wait);
  }

  /** @internal Forgets what was recorded; who waits now still counts. */
  reset(): void {
    this.wait.reset();
    this.abandoned = 0;
    this.since = this.clock.now;
    this.lengthOverTime.reset(this.since);
  }
}
