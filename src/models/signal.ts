// Something that happens again and again: places become free, a vehicle comes back.
import type { SimEvent, Simulation } from "../engine/index.js";

/**
 * A recurring occasion. Processes wait for its next time with `yield* signal.next()`; parts that must look at
 * their state each time register a callback with {@link subscribe}.
 */
export class Signal {
  readonly #simulation: Simulation;
  readonly #name: string;
  readonly #subscribers: (() => void)[] = [];
  #pending: SimEvent<void> | undefined;

  /** @param name what waiters wait for, in words: shown in deadlock reports */
  constructor(simulation: Simulation, name: string) {
    this.#simulation = simulation;
    this.#name = name;
  }

  /** The next time it happens, as an event to wait for. */
  next(): SimEvent<void> {
    this.#pending ??= this.#simulation.event(this.#name);
    return this.#pending;
  }

  /** Calls back every time it happens, at once, in order of subscription. */
  subscribe(callback: () => void): void {
    this.#subscribers.push(callback);
  }

  /** It happens now. */
  fire(): void {
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.succeed();
    for (const subscriber of this.#subscribers) subscriber();
  }
}
