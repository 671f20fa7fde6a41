import { badDelay, otherSimulation, SimulationError } from "./errors.js";
import { SimEvent, type Waiter } from "./event.js";
import type { EventHandle } from "./event-list.js";
import type { Kernel, Wakeable } from "./kernel.js";
import { Priority } from "./priority.js";

/**
 * Happens as soon as one of the events happens; its value is that event. The others are left at that moment:
 * a request among them is withdrawn, or given back if it was granted at the same instant. Fails if the first
 * to settle failed. At most 1,000 conditions may stand one within the other.
 *
 * @param events at least one event; of events that have already happened the first counts
 */
export function anyOf<const E extends readonly SimEvent<unknown>[]>(...events: E): SimEvent<E[number]> {
  if (events.length === 0)
    throw new RangeError("anyOf needs at least one event: of none, none can ever happen");
  return new AnyOf(kernelOf(events), events);
}

/**
 * Happens when all of the events have happened; its value is their values, in the order given. Of no events,
 * or of events that have all happened, it has happened at once. Fails as soon as one of them fails; the
 * others are then left as by `anyOf`. At most 1,000 conditions may stand one within the other.
 */
export function allOf<const E extends readonly SimEvent<unknown>[]>(events: E): SimEvent<ValuesOf<E>>;
export function allOf(events: readonly SimEvent<unknown>[]): SimEvent<readonly unknown[]> {
  return new AllOf(kernelOf(events), events);
}

/** The values of events, in the same order: a tuple for a tuple. */
export type ValuesOf<E extends readonly SimEvent<unknown>[]> = {
  readonly [K in keyof E]: E[K] extends SimEvent<infer T> ? T : never;
};

/**
 * Waits for an event for a limited time: happens with the event's value, or with `undefined` when the limit
 * has passed. Giving up leaves the event: a request is withdrawn from its queue.
 *
 * @param limit time units, finite and at least 0
 */
export function within<T>(limit: number, event: SimEvent<T>): SimEvent<T | undefined> {
  const deadline = event.kernel.now + limit;
  if (!(limit >= 0 && deadline < Number.POSITIVE_INFINITY)) throw badDelay(limit, event.kernel.now);
  return event.settled ? event : new Within(deadline, event);
}

/**
 * A condition over other events. One that is given up leaves them, and asks them anew once it is waited for again: what
 * happened to them meanwhile counts.
 */
abstract class OverEvents<T> extends SimEvent<T> {
  /** It has been given up. */
  private left = false;

  /** @param depth how many conditions stand one within the other, this one counted */
  constructor(
    kernel: Kernel,
    readonly depth: number,
  ) {
    super(kernel);
    if (depth > deepest) throw tooDeep();
  }

  /** @internal */
  override attach(waiter: Waiter): void {
    super.attach(waiter);
    if (!this.left) return;
    this.left = false;
    this.join();
  }

  protected override abandon(): void {
    this.leave();
    if (this.failed || (this.settled && this.stillHolds)) return;
    // It has not happened, or what made it happen has gone back.
    this.settled = false;
    this.left = true;
  }

  /** Looks at the events, and waits for them if they do not settle it. */
  protected abstract join(): void;

  /** Leaves the events. */
  protected abstract leave(): void;

  /** What it happened for is still so. */
  protected abstract get stillHolds(): boolean;
}

class AnyOf<E extends SimEvent<unknown>> extends OverEvents<E> implements Waiter {
  private winner: E | undefined = undefined;

  constructor(
    kernel: Kernel,
    private readonly events: readonly E[],
  ) {
    super(kernel, depthOver(events));
    this.join();
  }

  override get label(): string {
    return `any of ${labelsOf(this.events)}`;
  }

  notify(event: SimEvent<unknown>, atOnce: boolean): void {
    if (this.settled) return;
    const winner = this.events.find((candidate) => candidate === event);
    if (winner !== undefined) this.decide(winner, atOnce);
  }

  /** The losers have been left and cannot be had back. */
  recall(): boolean {
    return false;
  }

  override takeError(): Error | undefined {
    this.winner?.takeError();
    return super.takeError();
  }

  protected override join(): void {
    this.winner = undefined;
    const winner = this.events.find((event) => event.happened || event.failed);
    if (winner !== undefined) {
      winner.attach(this); // what has been decided here is not to be taken back there
      this.decide(winner, false);
    } else {
      for (const event of this.events) {
        event.attach(this);
        if (this.settled) break;
      }
    }
  }

  protected override leave(): void {
    if (this.winner !== undefined) this.winner.detach(this);
    else for (const event of this.events) event.detach(this);
  }

  protected override get stillHolds(): boolean {
    return this.winner?.happened === true;
  }

  private decide(winner: E, atOnce: boolean): void {
    this.winner = winner;
    for (const event of this.events) if (event !== winner) event.detach(this);
    const error = winner.failed ? winner.takeError() : undefined;
    if (error === undefined) this.settle(winner, atOnce);
    else this.fail(error);
  }
}

class AllOf extends OverEvents<readonly unknown[]> implements Waiter {
  private missing = 0;

  constructor(
    kernel: Kernel,
    private readonly events: readonly SimEvent<unknown>[],
  ) {
    super(kernel, depthOver(events));
    this.join();
  }

  override get label(): string {
    return `all of ${labelsOf(this.events)}`;
  }

  notify(event: SimEvent<unknown>, atOnce: boolean): void {
    this.missing--;
    if (event.failed) this.giveUpAfter(event);
    else if (this.missing === 0) this.complete(atOnce);
  }

  recall(): boolean {
    if (this.settled && !this.undo()) return false;
    this.missing++;
    return true;
  }

  override takeError(): Error | undefined {
    for (const event of this.events) if (event.happened) event.takeError();
    return super.takeError();
  }

  protected override join(): void {
    const failed = this.events.find((event) => event.failed);
    if (failed !== undefined) {
      this.giveUpAfter(failed);
      return;
    }
    const distinct = new Set(this.events);
    this.missing = 0;
    for (const event of distinct) if (!event.settled) this.missing++;
    if (this.missing === 0) this.complete(false);
    for (const event of distinct) if (!this.failed) event.attach(this);
  }

  protected override leave(): void {
    for (const event of this.events) event.detach(this);
  }

  protected override get stillHolds(): boolean {
    return this.events.every((event) => event.happened);
  }

  private complete(atOnce: boolean): void {
    this.settle(
      this.events.map((event) => event.value),
      atOnce,
    );
  }

  private giveUpAfter(failed: SimEvent<unknown>): void {
    const error = failed.takeError();
    for (const event of this.events) if (event !== failed) event.detach(this);
    if (error !== undefined) this.fail(error);
  }
}

class Within<T> extends OverEvents<T | undefined> implements Waiter, Wakeable {
  private timer: EventHandle | undefined = undefined;

  constructor(
    private readonly deadline: number,
    private readonly event: SimEvent<T>,
  ) {
    super(event.kernel, 1 + depthOf(event));
    this.join();
  }

  override get label(): string {
    return this.event.label;
  }

  get name(): string {
    return `time limit on ${this.label}`;
  }

  /** The limit has passed. */
  wake(): void {
    this.timer = undefined;
    this.event.detach(this);
    this.succeedAtOnce(undefined);
  }

  notify(_event: SimEvent<unknown>, atOnce: boolean): void {
    this.stopTimer();
    const error = this.event.failed ? this.event.takeError() : undefined;
    if (error === undefined) this.settle(this.event.value, atOnce);
    else this.fail(error);
  }

  recall(): boolean {
    if (!this.undo()) return false;
    this.startTimer();
    return true;
  }

  override takeError(): Error | undefined {
    if (this.event.happened) this.event.takeError();
    return super.takeError();
  }

  protected override join(): void {
    if (this.event.happened || this.event.failed) this.notify(this.event, false);
    else if (this.deadline < this.kernel.now) this.succeed(undefined);
    else {
      this.startTimer();
      this.event.attach(this);
    }
  }

  protected override leave(): void {
    this.stopTimer();
    this.event.detach(this);
  }

  protected override get stillHolds(): boolean {
    return this.event.happened;
  }

  private startTimer(): void {
    this.timer = this.kernel.insert(this.deadline, Priority.ordinary, this);
  }

  private stopTimer(): void {
    if (this.timer !== undefined) this.kernel.cancel(this.timer);
    this.timer = undefined;
  }
}

function labelsOf(events: readonly SimEvent<unknown>[]): string {
  return events.map((event) => event.label).join(", ");
}

/** Conditions one within the other that can be told in turn, each within the call of the one before, on any stack. */
const deepest = 1_000;

function depthOf(event: SimEvent<unknown>): number {
  return event instanceof OverEvents ? event.depth : 0;
}

function depthOver(events: readonly SimEvent<unknown>[]): number {
  let below = 0;
  for (const event of events) below = Math.max(below, depthOf(event));
  return 1 + below;
}

function tooDeep(): RangeError {
  return new RangeError(
    `more than ${deepest} conditions stand one within the other: give one anyOf or allOf all of the events`,
  );
}

/** Where the events live; some of them may be conditions over no events. */
function kernelOf(events: readonly SimEvent<unknown>[]): Kernel {
  let common = nowhere;
  for (const event of events) {
    if (event.kernel === nowhere || event.kernel === common) continue;
    if (common !== nowhere) throw otherSimulation(event.label);
    common = event.kernel;
  }
  return common;
}

/** Conditions over no events that are in the hands of the process that waits for them. */
const handed = new WeakSet<object>();

/** Where a condition over no events lives: it has happened from the start and never needs a simulation. */
const nowhere: Kernel = {
  now: 0,
  priority: Priority.ordinary,
  active: undefined,
  insert: () => noSimulation(),
  place: () => noSimulation(),
  enqueue: () => noSimulation(),
  withdraw: () => noSimulation(),
  cancel: () => noSimulation(),
  enrol: () => noSimulation(),
  dismiss: () => noSimulation(),
  abort: () => noSimulation(),
  onReset: () => noSimulation(),
  countStep(event) {
    // It cannot count. It is handed to the process that waits for it, which can, and then asks again.
    if (handed.delete(event)) return true;
    handed.add(event);
    return false;
  },
  livelock: () => noSimulation(),
};

function noSimulation(): never {
  throw new SimulationError("a condition over no events belongs to no simulation");
}
