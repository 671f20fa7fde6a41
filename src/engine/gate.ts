import type { SimEvent } from "./event.js";
import type { Kernel } from "./kernel.js";
import type { QueueStatistics } from "./queue-statistics.js";
import { TimeWeighted } from "./statistics/index.js";
import { Ticket, TicketQueue } from "./ticket.js";

/** A gate that is open or closed: whoever comes while it is closed waits until it opens. */
export class Gate {
  private readonly line: TicketQueue<void, void>;
  private readonly openness: TimeWeighted;

  /** @internal Gates are made by `Simulation.gate`. */
  constructor(
    private readonly kernel: Kernel,
    /** How reports call it. */
    readonly name: string,
    open: boolean,
  ) {
    this.openness = new TimeWeighted(kernel.now, open ? 1 : 0);
    this.line = new TicketQueue<void, void>(kernel, `gate "${name}"`);
    kernel.onReset(() => this.openness.reset(kernel.now));
  }

  /** It is open now. */
  get isOpen(): boolean {
    return this.openness.current === 1;
  }

  /** Share of the time that it was open. */
  get shareOpen(): number {
    return this.openness.mean(this.kernel.now);
  }

  /** Statistics of those who wait for it. */
  get queue(): QueueStatistics {
    return this.line.statistics;
  }

  /** Passes at once while it is open, else when it next opens: `yield* gate.wait()`. */
  wait(): SimEvent<void> {
    const ticket = new Ticket(this.line, undefined);
    this.line.join(ticket);
    if (this.isOpen) this.line.serve(ticket, undefined);
    this.line.record();
    return ticket;
  }

  /** Opens it: everybody who waits passes, in order of arrival, even if it closes at the same instant. */
  open(): void {
    this.openness.update(this.kernel.now, 1);
    for (let ticket = this.line.head; ticket !== undefined; ticket = this.line.head) {
      this.line.serve(ticket, undefined);
    }
  }

  /** Closes it for those who come from now on. */
  close(): void {
    this.openness.update(this.kernel.now, 0);
  }
}
