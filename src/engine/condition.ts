import type { SimEvent } from "./event.js";
import type { Kernel, Wakeable } from "./kernel.js";
import { Priority } from "./priority.js";
import type { QueueStatistics } from "./queue-statistics.js";
import { Ticket, TicketQueue } from "./ticket.js";

/**
 * A place to wait until something in the model's own state is true. Whoever changes the state calls
 * `signal`; then those who wait are asked in order of arrival, and each whose condition holds goes on before
 * the next is asked: one token that two wait for is not seen by both.
 */
export class Condition implements Wakeable {
  private readonly line: TicketQueue<() => boolean, void>;
  private signalled = false;

  /** @internal Conditions are made by `Simulation.condition`. */
  constructor(
    private readonly kernel: Kernel,
    /** How reports call it. */
    readonly name: string,
  ) {
    this.line = new TicketQueue<() => boolean, void>(kernel, `condition "${name}"`);
  }

  /** Statistics of those who wait. */
  get queue(): QueueStatistics {
    return this.line.statistics;
  }

  /**
   * Waits until a predicate holds: at once if it holds now, else it is asked again at every `signal`. A
   * predicate that throws fails the wait.
   */
  until(predicate: () => boolean): SimEvent<void> {
    const ticket = new Ticket(this.line, predicate);
    this.line.join(ticket);
    this.ask(ticket, false);
    if (ticket.inLine) this.line.record();
    return ticket;
  }

  /** The state has changed: asks those who wait, after the events that are already due at this instant. */
  signal(): void {
    if (this.signalled || this.line.length === 0) return;
    this.signalled = true;
    this.kernel.insert(this.kernel.now, Priority.ordinary, this);
  }

  /** @internal */
  wake(): void {
    this.signalled = false;
    for (const ticket of [...this.line]) if (ticket.inLine) this.ask(ticket, true);
  }

  /** Asks one who waits; `atOnce` as in `Waiter.notify`. */
  private ask(ticket: Ticket<() => boolean, void>, atOnce: boolean): void {
    try {
      if (!ticket.demand() || !ticket.inLine) return; // it may have ended its own wait
    } catch (error) {
      this.line.refuse(ticket, error);
      return;
    }
    this.line.serve(ticket, undefined, atOnce);
  }
}
