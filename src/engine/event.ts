import { messageOf, ProcessKilled, SimulationError } from "./errors.js";
import type { EventHandle } from "./event-list.js";
import type { Kernel, Wakeable } from "./kernel.js";
import { Priority } from "./priority.js";

/** What a process may yield: a delay (a finite number of time units, at least 0) or an event. */
export type Wait = number | SimEvent<unknown>;

/** Somebody told at once, within the same call, when an event happens or fails: a process, a condition. */
export interface Waiter {
  /**
   * The event has happened or failed.
   *
   * @param atOnce nothing else is under way: a process may be resumed within this call
   */
  notify(event: SimEvent<unknown>, atOnce: boolean): void;
  /**
   * What it was told of at this instant, and has not taken yet, is not so after all: it waits again. False
   * if it cannot go back.
   */
  recall(event: SimEvent<unknown>): boolean;
}

/**
 * Every pending event hands itself to the kernel in this one object: the kernel reads it before anything
 * else can wait, and a fresh object for each wait would cost more than the wait.
 */
let pendingStep: IteratorYieldResult<SimEvent<unknown>> | undefined;

/** @internal A run is over: lets go of the event that was waited for last, and with it of the simulation. */
export function forgetLastWait(): void {
  pendingStep = undefined;
}

/**
 * Something that happens at most once, with a value or an error. Processes wait for it with
 * `const value = yield* event`; an event that has already happened resumes at once, without a trip through
 * the event list. Every primitive that can be waited for (a claim, a process, a condition) is an event.
 *
 * @typeParam T the type of its value
 */
export abstract class SimEvent<T = void> implements Iterable<SimEvent<unknown>, T, unknown> {
  // Events are made by the million: `declare` leaves one assignment, in the constructor, of the two that a class field
  // costs. Each subclass has a true field all the same: one without any, whose name is set by a bundler, V8 up to
  // Node 22 compiles again and again without end.
  /** It has happened or failed. */
  declare settled: boolean;
  /** @internal The simulation it belongs to. */
  declare readonly kernel: Kernel;
  /** Its value or error has reached somebody. */
  declare protected received: boolean;
  declare private error: Error | undefined;
  /** @internal The value it happened with. */
  declare outcome: T | undefined;
  /** Who waits, or was told and has not taken the outcome. */
  declare private waiter: Waiter | undefined;

  /** @internal Plain events are made by `Simulation.event`. */
  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.settled = false;
    this.received = false;
    this.error = undefined;
    this.outcome = undefined;
    this.waiter = undefined;
  }

  /** How traces and reports call it. */
  abstract get label(): string;

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
    if (!this.happened && !this.failed)
      throw new SimulationError(`${this.label} has not happened yet and has no value`);
    if (this.error !== undefined) return this.deliver();
    return this.outcome as T;
  }

  /** How many wait for it now. */
  get waiting(): number {
    if (this.settled || this.waiter === undefined) return 0;
    return this.waiter instanceof Crowd ? this.waiter.size : 1;
  }

  /** Makes it happen now. Throws if it has happened or failed before: an event happens once. */
  succeed(value: T): void {
    this.settle(value, false);
  }

  /**
   * Makes it fail now: whoever waits gets the error. A failure that has reached nobody by the end of the
   * instant ends the run, so that no trouble goes unheard.
   */
  fail(error: Error): void {
    this.settleWithError(error, false);
    this.watch(error);
  }

  /** Calls back, through the event list, once the event has happened; not if it fails. */
  onHappen(callback: (value: T) => void): void {
    const listener = new Listener(this, callback);
    const { settled } = this; // attaching may settle it, which tells the listener
    this.attach(listener);
    if (settled) listener.notify();
  }

  /** @internal Adds somebody to tell. */
  attach(waiter: Waiter): void {
    if (this.waiter === undefined) this.waiter = waiter;
    else this.attachTo(this.waiter, waiter);
  }

  /** @internal Somebody gives up waiting, or gives up taking what it was told of at this instant. */
  detach(waiter: Waiter): void {
    if (this.waiter === waiter) this.waiter = undefined;
    else if (this.waiter instanceof Crowd) this.waiter = this.waiter.without(waiter);
    this.relinquish();
  }

  /**
   * @internal If nobody waits any more and the outcome has reached nobody, the event is abandoned: a pending
   * request is withdrawn, and one granted at this instant is given back.
   */
  relinquish(): void {
    if (this.waiter === undefined && !this.received) this.abandon();
  }

  /** Hands the event to the kernel until it has happened, then its value: `yield* event`. */
  [Symbol.iterator](): Iterator<SimEvent<unknown>, T, unknown> {
    return this;
  }

  /** @internal One step of `yield* event`. */
  next(): IteratorResult<SimEvent<unknown>, T> {
    if (this.settled && this.kernel.countStep(this)) return { done: true, value: this.deliver() };
    if (pendingStep === undefined) pendingStep = { done: false, value: this };
    else pendingStep.value = this;
    return pendingStep;
  }

  /** @internal An interrupt passes through to the process that waits. */
  throw(error: unknown): IteratorResult<SimEvent<unknown>, T> {
    throw error;
  }

  /** @internal Its value or error, which by this has reached somebody. */
  deliver(): T {
    const error = this.takeError();
    if (error !== undefined) throw error;
    return this.outcome as T;
  }

  /** @internal The error it failed with, if it did; by this its outcome has reached somebody. */
  takeError(): Error | undefined {
    this.received = true;
    this.waiter = undefined;
    return this.error;
  }

  /** The last waiter gave up before the event reached anybody. Requests override this to withdraw. */
  protected abandon(): void {}

  /** Makes it happen, as the last act of what is running now: a process that waits runs within this call. */
  protected succeedAtOnce(value: T): void {
    this.settle(value, true);
  }

  /** Happens; `atOnce` as in `Waiter.notify`. */
  protected settle(value: T, atOnce: boolean): void {
    if (this.settled) throw this.alreadySettled("happen again");
    this.outcome = value;
    this.settled = true;
    this.tell(atOnce);
  }

  /** Fails without the watch for failures that nobody hears. */
  protected settleWithError(error: Error, atOnce: boolean): void {
    if (this.settled) throw this.alreadySettled("fail");
    this.error = error;
    this.settled = true;
    this.tell(atOnce);
  }

  /**
   * Ends the run with this error unless the failure reaches somebody before this instant is over. That a
   * process was killed need not reach anybody: whoever killed it knows.
   */
  protected watch(error: Error): void {
    if (error instanceof ProcessKilled) return;
    this.kernel.insert(this.kernel.now, Priority.statistics, () => {
      if (!this.received) this.kernel.abort(this.unheard(error));
    });
  }

  /** The error that ends the run when this event's failure reaches nobody. */
  protected unheard(error: Error): Error {
    const message = `${this.label} failed at time ${this.kernel.now} and nobody waited for it`;
    return new SimulationError(`${message}: ${messageOf(error)}`, { cause: error });
  }

  /**
   * What has happened at this instant, and is on its way to the one that waits, has not happened after all.
   * False if it cannot be undone.
   */
  protected undo(): boolean {
    if (this.received || this.waiter === undefined) return false;
    this.settled = !this.waiter.recall(this);
    return !this.settled;
  }

  /** As `undo`, of what has happened and was told to nobody, since nobody waits for it yet. */
  protected undoUntold(): boolean {
    if (this.received || this.waiter !== undefined) return false;
    this.settled = false;
    return true;
  }

  private alreadySettled(what: string): SimulationError {
    return new SimulationError(`${this.label} has already happened and cannot ${what}`);
  }

  private tell(atOnce: boolean): void {
    if (this.waiter !== undefined) this.waiter.notify(this, atOnce);
  }

  private attachTo(present: Waiter, waiter: Waiter): void {
    this.waiter = present instanceof Crowd ? present.with(waiter) : new Crowd(present, waiter);
  }
}

/** Several who wait for one event, told one after the other in the order in which they came. */
class Crowd implements Waiter {
  private readonly members: Set<Waiter>;

  constructor(...members: readonly Waiter[]) {
    this.members = new Set(members);
  }

  get size(): number {
    return this.members.size;
  }

  with(waiter: Waiter): this {
    this.members.add(waiter);
    return this;
  }

  /** Itself, or nobody when the last has left. */
  without(waiter: Waiter): this | undefined {
    this.members.delete(waiter);
    return this.members.size > 0 ? this : undefined;
  }

  /** None of them is resumed within this call: the others are still to be told. */
  notify(event: SimEvent<unknown>): void {
    for (const waiter of this.members) waiter.notify(event, false);
  }

  /** What several were told is not taken back. */
  recall(): boolean {
    return false;
  }
}

/** An event with a name of its own, which somebody makes happen with `succeed`. */
export class NamedEvent<T> extends SimEvent<T> {
  constructor(
    kernel: Kernel,
    private readonly name: string,
  ) {
    super(kernel);
  }

  override get label(): string {
    return this.name;
  }
}

/** A callback that waits for an event. */
class Listener<T> implements Waiter, Wakeable {
  private call: EventHandle | undefined = undefined;

  constructor(
    private readonly event: SimEvent<T>,
    private readonly callback: (value: T) => void,
  ) {}

  get name(): string {
    return `after ${this.event.label}`;
  }

  notify(): void {
    const { kernel, happened } = this.event;
    if (happened) this.call = kernel.insert(kernel.now, Priority.ordinary, this);
  }

  recall(): boolean {
    if (this.call !== undefined) this.event.kernel.cancel(this.call);
    this.call = undefined;
    return true;
  }

  wake(): void {
    this.callback(this.event.deliver());
  }
}
