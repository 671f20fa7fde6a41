import { badDelay, SimulationError } from "./errors.js";
import { SimEvent, type Waiter } from "./event.js";
import type { EventHandle } from "./event-list.js";
import type { Kernel, Wakeable } from "./kernel.js";
import { Priority } from "./priority.js";

/**
 * Happens as soon as one of the events happens; its value is that event. The others are left at that moment:
 * a request among them is withdrawn, or given back if it was granted at the same instant. Fails if the first
 * to settle failed.
 *
 * @param events at least one event; of events that have already happened the first counts
 */
export function anyOf<E extends SimEvent<unknown>>(...events: readonly E[]): SimEvent<E> {
  const first = events[0];
  if (first === undefined)
    throw new RangeError("anyOf needs at least one event: of none, none can ever happen");
  return new AnyOf(first.kernel, events);
}

/**
 * Happens when all of the events have happened; its value is their values, in the order given. Of no events,
 * or of events that have all happened, it has happened at once. Fails as soon as one of them fails.
 */
export function allOf<T>(events: readonly SimEvent<T>[]): SimEvent<readonly T[]> {
  return new AllOf(events[0]?.kernel ?? nowhere, events);
}

/**
 * Waits for an event for a limited time: happens with the event's value, or with `undefined` when the limit
 * has passed. Giving up leaves the event: a request is withdrawn from its queue.
 *
 * @param limit time units, finite and at least 0
 */
export function within<T>(limit: number, event: SimEvent<T>): SimEvent<T | undefined> {
  return event.settled ? event : new Within(limit, event);
}

class AnyOf<E extends SimEvent<unknown>> extends SimEvent<E> implements Waiter {
  private winner: E | undefined;

  constructor(
    kernel: Kernel,
    private readonly events: readonly E[],
  ) {
    super(kernel, `any of ${events.map((event) => event.label).join(", ")}`);
    const winner = events.find((event) => event.settled);
    if (winner === undefined) for (const event of events) event.attach(this);
    else this.decide(winner);
  }

  notify(event: SimEvent<unknown>): void {
    if (this.settled) return;
    const winner = this.events.find((candidate) => candidate === event);
    if (winner !== undefined) this.decide(winner);
  }

  protected override abandon(): void {
    if (this.settled) this.winner?.detach(this);
    else for (const event of this.events) event.detach(this);
  }

  private decide(winner: E): void {
    this.winner = winner;
    const error = winner.failed ? winner.takeError() : undefined;
    if (error === undefined) this.succeed(winner);
    else this.fail(error);
    for (const event of this.events) if (event !== winner) event.detach(this);
  }
}

class AllOf<T> extends SimEvent<readonly T[]> implements Waiter {
  private missing = 0;

  constructor(
    kernel: Kernel,
    private readonly events: readonly SimEvent<T>[],
  ) {
    super(kernel, `all of ${events.map((event) => event.label).join(", ")}`);
    const failed = events.find((event) => event.failed);
    if (failed !== undefined) {
      this.giveUpAfter(failed);
      return;
    }
    for (const event of new Set(events)) {
      if (event.settled) continue;
      this.missing++;
      event.attach(this);
    }
    if (this.missing === 0) this.complete();
  }

  notify(event: SimEvent<unknown>): void {
    if (this.settled) return;
    this.missing--;
    if (event.failed) this.giveUpAfter(event);
    else if (this.missing === 0) this.complete();
  }

  protected override abandon(): void {
    for (const event of this.events) event.detach(this);
  }

  private complete(): void {
    this.succeed(this.events.map((event) => event.value));
  }

  private giveUpAfter(failed: SimEvent<unknown>): void {
    const error = failed.takeError();
    if (error !== undefined) this.fail(error);
    for (const event of this.events) if (event !== failed) event.detach(this);
  }
}

class Within<T> extends SimEvent<T | undefined> implements Waiter, Wakeable {
  private readonly timer: EventHandle;

  constructor(
    limit: number,
    private readonly event: SimEvent<T>,
  ) {
    super(event.kernel, event.label);
    if (!(limit >= 0 && limit < Number.POSITIVE_INFINITY)) throw badDelay(limit, event.kernel.now);
    event.attach(this);
    this.timer = event.kernel.insert(event.kernel.now + limit, Priority.ordinary, this);
  }

  get name(): string {
    return `time limit on ${this.label}`;
  }

  /** The limit has passed. */
  wake(): void {
    this.succeed(undefined);
    this.event.detach(this);
  }

  notify(): void {
    this.kernel.cancel(this.timer);
    if (this.event.failed) {
      const error = this.event.takeError();
      if (error !== undefined) this.fail(error);
    } else {
      this.succeed(this.event.value);
    }
  }

  protected override abandon(): void {
    this.kernel.cancel(this.timer);
    this.event.detach(this);
  }
}

/** Where a condition over no events lives: it has happened from the start and never needs a simulation. */
const nowhere: Kernel = {
  now: 0,
  active: undefined,
  insert: () => noSimulation(),
  cancel: () => noSimulation(),
  enrol: () => noSimulation(),
  dismiss: () => noSimulation(),
  abort: () => noSimulation(),
  onReset: () => noSimulation(),
};

function noSimulation(): never {
  throw new SimulationError("a condition over no events belongs to no simulation");
}
