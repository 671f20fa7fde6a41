import { SimulationError } from "./errors.js";
import { SimEvent, type Waiter } from "./event.js";
import type { Kernel } from "./kernel.js";
import { checkQueuePriority } from "./priority.js";
import { QueueStatistics } from "./queue-statistics.js";
import { type InLine, WaitingLine } from "./waiting-line.js";

/**
 * A place in the queue of a level, a store, a gate, a condition or a batcher: an event that happens when it
 * is served. Giving up (a time limit, an interrupt, a lost any-of) withdraws it, and what was handed over at
 * that very instant without reaching the one who asked goes back.
 *
 * @typeParam Demand what is asked for
 * @typeParam Value what it gets
 */
export class Ticket<Demand, Value> extends SimEvent<Value> implements InLine<Ticket<Demand, Value>> {
  /** @internal */ ahead: Ticket<Demand, Value> | undefined = undefined;
  /** @internal */ behind: Ticket<Demand, Value> | undefined = undefined;
  /** @internal */ readonly requestedAt: number;
  /** It stands in the queue. */
  inLine = true;
  /** It left the queue unserved, or what it had been served went back. */
  private withdrawn = false;

  /** @internal */
  constructor(
    /** The queue that it stands in. */
    protected readonly queue: TicketQueue<Demand, Value>,
    /** What it asks for. */
    readonly demand: Demand,
    /** Smaller is served first. */
    readonly priority = 0,
  ) {
    super(queue.kernel);
    checkQueuePriority(queue.label, priority);
    this.requestedAt = queue.kernel.now;
  }

  override get label(): string {
    return this.queue.label;
  }

  /** Leaves the queue; does nothing when it has been served or has left before. */
  cancel(): void {
    if (!this.inLine) return;
    this.withdrawn = true;
    this.queue.withdraw(this);
    if (this.waiting > 0) this.failAsWithdrawn();
  }

  /** @internal Waiting for what was withdrawn is an error, not a wait for ever. */
  override attach(waiter: Waiter): void {
    super.attach(waiter);
    if (this.withdrawn && !this.settled) this.failAsWithdrawn();
  }

  /** @internal */
  override takeError(): Error | undefined {
    if (!this.received) {
      this.received = true;
      this.queue.desk.received?.(this);
    }
    return super.takeError();
  }

  /** @internal What it was told, and has not taken yet, is not so after all: it waits again. False if it cannot. */
  recallOutcome(): boolean {
    return this.undo() || this.undoUntold();
  }

  /** @internal Happens with what it asked for; `atOnce` as in `Waiter.notify`. */
  fulfil(value: Value, atOnce: boolean): void {
    if (atOnce) this.succeedAtOnce(value);
    else this.succeed(value);
  }

  protected override abandon(): void {
    // A wait that failed got nothing that could go back, and nothing goes back twice.
    if (this.withdrawn || this.failed) return;
    if (this.inLine) {
      this.cancel();
    } else if (this.queue.desk.returned !== undefined) {
      this.withdrawn = true; // already now: who gets what comes back may be waiting together with this one, and leave it too
      this.withdrawn = this.queue.desk.returned(this);
      if (this.withdrawn) this.settled = false;
    }
  }

  private failAsWithdrawn(): void {
    this.fail(new SimulationError(`${this.label}: the request was withdrawn and cannot be waited for`));
  }
}

/** What a queue of tickets asks of whatever it is the queue of. */
export interface Desk<Demand, Value> {
  /** Somebody left the queue unserved: the next may fit. */
  withdrawn?(): void;
  /**
   * What was handed over at this instant never reached the one who asked: it comes back. False if there is nothing
   * that could.
   */
  returned?(ticket: Ticket<Demand, Value>): boolean;
  /** What was handed over has reached the one who asked. */
  received?(ticket: Ticket<Demand, Value>): void;
}

/** A queue of tickets with its statistics. */
export class TicketQueue<Demand, Value> {
  readonly statistics: QueueStatistics;
  private readonly line = new WaitingLine<Ticket<Demand, Value>>();

  constructor(
    readonly kernel: Kernel,
    /** What those in it wait for, in words. */
    readonly label: string,
    readonly desk: Desk<Demand, Value> = {},
  ) {
    this.statistics = new QueueStatistics(kernel);
    kernel.onReset(() => this.statistics.reset());
  }

  get length(): number {
    return this.line.length;
  }

  get head(): Ticket<Demand, Value> | undefined {
    return this.line.head;
  }

  /** From head to tail. The one in hand may leave meanwhile. */
  [Symbol.iterator](): Generator<Ticket<Demand, Value>, void, undefined> {
    return this.line[Symbol.iterator]();
  }

  /** Adds a ticket. `record` follows when it is known whether it has to wait. */
  join(ticket: Ticket<Demand, Value>): void {
    this.line.join(ticket);
  }

  /** Puts a ticket back in front of all of its priority: it was taken out at this instant for nothing. */
  rejoin(ticket: Ticket<Demand, Value>): void {
    ticket.inLine = true;
    this.line.rejoin(ticket);
    this.record();
  }

  /** The length has changed. */
  record(): void {
    this.statistics.setLength(this.line.length);
  }

  /** Takes a ticket out of the queue and fulfils it. */
  serve(ticket: Ticket<Demand, Value>, value: Value, atOnce = false): void {
    this.take(ticket);
    this.statistics.wait.add(this.kernel.now - ticket.requestedAt);
    ticket.fulfil(value, atOnce);
  }

  /** Takes a ticket out of the queue, to be fulfilled by the caller. */
  take(ticket: Ticket<Demand, Value>): void {
    this.line.leave(ticket);
    ticket.inLine = false;
    this.record();
  }

  /** Takes a ticket out of the queue, if it has not left, for what was thrown when its demand was looked at: its wait fails. */
  refuse(ticket: Ticket<Demand, Value>, thrown: unknown): void {
    if (ticket.inLine) this.take(ticket);
    ticket.fail(thrown instanceof Error ? thrown : new SimulationError(String(thrown)));
  }

  withdraw(ticket: Ticket<Demand, Value>): void {
    this.take(ticket);
    this.statistics.abandoned++;
    this.desk.withdrawn?.();
  }
}
