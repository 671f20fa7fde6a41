// What keeps people who are ready from going: the hours lost to each cause.
import type { Clock } from "../../engine/index.js";

/** What a convoy can wait for. */
export const holdReasons = [
  "people",
  "vehicles",
  "escort",
  "overwatch",
  "loading place",
  "window",
  "weather",
  "headway",
  "suspension",
  "places",
] as const;
/** Name of a cause. */
export type HoldReason = (typeof holdReasons)[number];

/** Hours for which each cause kept one convoy service waiting while somebody was ready. */
export class HoldClock {
  readonly #clock: Clock;
  readonly #hours = new Map<HoldReason, number>();
  #reason: HoldReason | undefined;
  #since = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The cause now; undefined while nobody waits. */
  get reason(): HoldReason | undefined {
    return this.#reason;
  }

  /** From now on this is the cause; undefined if nobody waits. */
  set(reason: HoldReason | undefined): void {
    const { now } = this.#clock;
    if (this.#reason !== undefined) {
      this.#hours.set(this.#reason, (this.#hours.get(this.#reason) ?? 0) + now - this.#since);
    }
    this.#reason = reason;
    this.#since = now;
  }

  /** Hours up to now that a cause has kept people waiting. */
  hours(reason: HoldReason): number {
    const running = this.#reason === reason ? this.#clock.now - this.#since : 0;
    return (this.#hours.get(reason) ?? 0) + running;
  }
}
