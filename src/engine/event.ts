import { SimulationError } from "./errors.js";
import type { Kernel } from "./kernel.js";
import { Priority } from "./priority.js";

/** What a process may yield: a delay (a finite number of time units, at least 0) or an event. */
export type Wait = number | SimEvent<unknown>;

/** Somebody told at once, within the same call, when an event happens or fails: a process, a condition. */
export interface Waiter {
  /** The event has happened or failed. */
  notify(event: SimEvent<unknown>): void;
}

/**
 * Every pending event hands itself to the kernel in this one object: the kernel reads it before anything
 * else can wait, and a fresh object for each wait would cost more than the wait.
 */
let pendingStep: IteratorYieldResult<SimEvent<unknown>> | undefined;

/**
 * Something that happens at most once, with a value or an error. Processes wait for it with
 * `const value = yield* event`; an event that has already happened resumes at once, without a trip through
 * the event list. Every primitive that can be waited for (a claim, a process, a condition) is an event.
 *
 * @typeParam T the type of its value
 */
export class SimEvent<T = void> implements Iterable<SimEvent<unknown>, T, unknown> {
  /** It has happened or failed. */
  settled = false;
  /** Its value or error has reached somebody. */
  protected received = false;
  private error: Error | undefined;
  private outcome!: T;
  /** One waiter is the rule; a set serves more, in order, with constant-time removal. */
  private waiters: Waiter | Set<Waiter> | undefined;

  /**
   * @param kernel the simulation it belongs to
   * @param label how traces and reports call it
   */
  constructor(
    /** @internal */ readonly kernel: Kernel,
    readonly label: string,
  ) {}

  /** It has happened with a value. */
  get happened(): boolean {
    return this.settled && this.error === undefined;
  }

  /** It has failed. */
  get failed(): boolean {
    return this.error !== undefined;
  }

  /** The value it happened with. Throws when it has not happened, and its own error when it failed. */
  get value(): T {
    if (!this.settled) throw new SimulationError(`${this.label} has not happened yet and has no value`);
    if (this.error !== undefined) return this.deliver();
    return this.outcome;
  }

  /** How many wait for it now. */
  get waiting(): number {
    if (this.waiters === undefined) return 0;
    return this.waiters instanceof Set ? this.waiters.size : 1;
  }

  /** Makes it happen now. Throws if it has happened or failed before: an event happens once. */
  succeed(value: T): void {
    if (this.settled) throw new SimulationError(`${this.label} has already happened and cannot happen again`);
    this.outcome = value;
    this.settle();
  }

  /**
   * Makes it fail now: whoever waits gets the error. A failure that has reached nobody by the end of the
   * instant ends the run, so that no trouble goes unheard.
   */
  fail(error: Error): void {
    if (this.settled) throw new SimulationError(`${this.label} has already happened and cannot fail`);
    if (this.waiters === undefined) {
      this.kernel.insert(this.kernel.now, Priority.statistics, () => {
        if (!this.received) this.kernel.abort(error);
      });
    }
    this.settleWithError(error);
  }

  /** Calls back, through the event list, once the event has happened; not if it fails. */
  onHappen(callback: (value: T) => void): void {
    const deliver = () => {
      if (this.happened) this.kernel.insert(this.kernel.now, Priority.ordinary, () => callback(this.value));
    };
    if (this.settled) deliver();
    else this.attach({ notify: deliver });
  }

  /** @internal Adds somebody to tell. */
  attach(waiter: Waiter): void {
    if (this.waiters === undefined) this.waiters = waiter;
    else if (this.waiters instanceof Set) this.waiters.add(waiter);
    else this.waiters = new Set([this.waiters, waiter]);
  }

  /**
   * @internal Removes somebody who gives up. When nobody waits any more the event is abandoned: a pending
   * request is withdrawn, and one granted at this instant that never reached its asker is given back.
   */
  detach(waiter: Waiter): void {
    if (this.waiters instanceof Set) {
      this.waiters.delete(waiter);
      if (this.waiters.size > 0) return;
    } else if (this.waiters !== undefined && this.waiters !== waiter) {
      return;
    }
    this.waiters = undefined;
    if (!this.received) this.abandon();
  }

  /** Hands the event to the kernel until it has happened, then its value: `yield* event`. */
  [Symbol.iterator](): Iterator<SimEvent<unknown>, T, unknown> {
    return this;
  }

  /** @internal One step of `yield* event`. */
  next(): IteratorResult<SimEvent<unknown>, T> {
    if (!this.settled) {
      if (pendingStep === undefined) pendingStep = { done: false, value: this };
      else pendingStep.value = this;
      return pendingStep;
    }
    return { done: true, value: this.deliver() };
  }

  /** @internal Its value or error, which by this has reached somebody. */
  deliver(): T {
    this.received = true;
    if (this.error !== undefined) throw this.error;
    return this.outcome;
  }

  /** @internal An interrupt passes through to the process that waits. */
  throw(error: unknown): IteratorResult<SimEvent<unknown>, T> {
    throw error;
  }

  /** The last waiter gave up before the event reached anybody. Requests override this to withdraw. */
  protected abandon(): void {}

  /** @internal The error it failed with, which by this has reached somebody. */
  takeError(): Error | undefined {
    this.received = true;
    return this.error;
  }

  /** Fails without the watch for failures that nobody hears. */
  protected settleWithError(error: Error): void {
    this.error = error;
    this.settle();
  }

  private settle(): void {
    this.settled = true;
    const waiters = this.waiters;
    if (waiters === undefined) return;
    this.waiters = undefined;
    if (waiters instanceof Set) for (const waiter of waiters) waiter.notify(this);
    else waiters.notify(this);
  }
}
