import type { SimEvent } from "./event.js";
import type { Kernel } from "./kernel.js";
import type { QueueStatistics } from "./queue-statistics.js";
import { TimeWeighted } from "./statistics/index.js";
import { Ticket, TicketQueue } from "./ticket.js";

/** What can be said of a level when it is made. */
export interface LevelOptions {
  /** Most that it holds; above 0. Default: no limit. */
  readonly capacity?: number;
  /** What it holds at the start; between 0 and the capacity. Default 0. */
  readonly initial?: number;
}

/**
 * A quantity that is put in and taken out in amounts (fuel, water, money): who wants more than is there
 * waits, and so does who brings more than there is room for. Each of the two queues is strict first come,
 * first served within a priority. Whole amounts are exact; with fractions the usual rounding of numbers
 * applies, so that three takings of 0.1 need a little more than 0.3.
 */
export class Level {
  private readonly takers: TicketQueue<number, number>;
  private readonly bringers: TicketQueue<number, number>;
  private readonly content: TimeWeighted;
  private amount: number;
  /** Most that it holds; Infinity without a limit. */
  readonly capacity: number;

  /** @internal Levels are made by `Simulation.level`. */
  constructor(
    private readonly kernel: Kernel,
    /** How reports call it. */
    readonly name: string,
    options: LevelOptions = {},
  ) {
    this.capacity = options.capacity ?? Number.POSITIVE_INFINITY;
    this.amount = options.initial ?? 0;
    if (!(this.capacity > 0))
      throw new RangeError(`"${name}": capacity must be above 0, not ${this.capacity}`);
    if (!(this.amount >= 0 && this.amount <= this.capacity)) {
      throw new RangeError(
        `"${name}": it must start between 0 and its capacity ${this.capacity}, not at ${this.amount}`,
      );
    }
    this.content = new TimeWeighted(kernel.now, this.amount);
    this.takers = new TicketQueue<number, number>(kernel, `an amount of "${name}"`, {
      withdrawn: () => this.serve(),
      returned: (ticket) => this.takeBack(ticket.demand),
    });
    this.bringers = new TicketQueue<number, number>(kernel, `room in "${name}"`, {
      withdrawn: () => this.serve(),
    });
    kernel.onReset(() => this.content.reset(kernel.now));
  }

  /** What it holds now. */
  get current(): number {
    return this.amount;
  }

  /** Time-weighted mean of what it held. */
  get mean(): number {
    return this.content.mean(this.kernel.now);
  }

  /** Smallest and largest that it held, since the start or the last reset. */
  get range(): readonly [number, number] {
    return [this.content.minimum, this.content.maximum];
  }

  /** Statistics of those who wait to take. */
  get queue(): QueueStatistics {
    return this.takers.statistics;
  }

  /** Statistics of those who wait to put. */
  get putQueue(): QueueStatistics {
    return this.bringers.statistics;
  }

  /**
   * Takes an amount, as soon as it is there: `yield* tank.get(40)`. Happens with the amount. One that is
   * given up at the very instant it was served goes back, even if the level is full again by then.
   *
   * @param amount finite, above 0, at most the capacity
   * @param priority smaller is served first
   */
  get(amount: number, priority = 0): SimEvent<number> {
    this.checkFits(amount, "taken out");
    return this.ask(this.takers, amount, priority);
  }

  /**
   * Puts an amount in, as soon as there is room for it: `yield* tank.put(40)`. What has been accepted stays
   * in.
   *
   * @param amount finite, above 0, at most the capacity
   * @param priority smaller is served first
   */
  put(amount: number, priority = 0): SimEvent<number> {
    this.checkFits(amount, "put in");
    return this.ask(this.bringers, amount, priority);
  }

  private checkFits(amount: number, what: string): void {
    if (amount <= this.capacity || !Number.isFinite(amount)) return;
    throw new RangeError(`"${this.name}" holds ${this.capacity} at most: ${amount} can never be ${what}`);
  }

  private ask(queue: TicketQueue<number, number>, amount: number, priority: number): SimEvent<number> {
    if (!(amount > 0 && amount < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`"${this.name}": an amount must be finite and above 0, not ${amount}`);
    }
    const ticket = new Ticket(queue, amount, priority);
    queue.join(ticket);
    this.serve();
    queue.record();
    return ticket;
  }

  private takeBack(amount: number): true {
    this.add(amount);
    this.serve();
    return true;
  }

  private add(amount: number): void {
    this.amount += amount;
    this.content.update(this.kernel.now, this.amount);
  }

  /** Serves the heads of both queues in turn while either fits. */
  private serve(): void {
    for (;;) {
      const bringer = this.bringers.head;
      if (bringer !== undefined && this.amount + bringer.demand <= this.capacity) {
        this.add(bringer.demand);
        this.bringers.serve(bringer, bringer.demand);
        continue;
      }
      const taker = this.takers.head;
      if (taker === undefined || taker.demand > this.amount) return;
      this.add(-taker.demand);
      this.takers.serve(taker, taker.demand);
    }
  }
}
