// Hours on duty, and the rest after which they count from zero again.
import type { DutyOptions } from "./options.js";

/** The duty of one crew or team. Without a limit it may always go. */
export class DutyClock {
  readonly #options: DutyOptions | undefined;
  #used = 0;
  #since = Number.NEGATIVE_INFINITY;

  constructor(options: DutyOptions | undefined) {
    this.#options = options;
  }

  /**
   * May it begin a duty of so many expected hours now? Rested, it always may: a duty that no rest makes
   * possible would otherwise never be done.
   */
  mayBegin(now: number, hours: number): boolean {
    if (this.#options === undefined || this.#rested(now)) return true;
    return this.#used + hours <= this.#options.limit;
  }

  /** A duty begins. */
  begin(now: number): void {
    if (this.#rested(now)) this.#used = 0;
  }

  /** A duty of so many hours ends, and rest begins. */
  end(at: number, hours: number): void {
    this.#used += hours;
    this.#since = at;
  }

  #rested(now: number): boolean {
    return this.#options === undefined || this.#used === 0 || now >= this.#since + this.#options.rest;
  }
}
