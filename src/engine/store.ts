import { SimulationError } from "./errors.js";
import type { SimEvent } from "./event.js";
import type { Kernel } from "./kernel.js";
import { QueueStatistics } from "./queue-statistics.js";
import { Ticket, TicketQueue } from "./ticket.js";
import { type InLine, WaitingLine } from "./waiting-line.js";

/** What can be said of a store when it is made. */
export interface StoreOptions {
  /** Most items that it holds, a whole number of at least 1. Default: no limit. */
  readonly capacity?: number;
}

/** What one who takes asks of an item; undefined: nothing. */
type Filter<T> = ((item: T) => boolean) | undefined;

/** An item on the shelf. */
class Stored<T> implements InLine<Stored<T>> {
  readonly priority = 0;
  ahead: Stored<T> | undefined = undefined;
  behind: Stored<T> | undefined = undefined;
  constructor(
    readonly item: T,
    readonly since: number,
  ) {}
}

/**
 * A shelf of distinct items (vehicles, files, messages). Who wants an item waits until there is one, or one
 * that passes a filter; who brings one to a full store waits for room. Items go out in the order in which
 * they came, to those who wait in theirs: an item goes to the first whose filter accepts it.
 *
 * @typeParam T the type of its items
 */
export class Store<T> {
  /** The items on the shelf: their number over time, and how long each lay there. */
  readonly stock: QueueStatistics;
  /** Most items that it holds; Infinity without a limit. */
  readonly capacity: number;
  private readonly shelf = new WaitingLine<Stored<T>>();
  private readonly takers: TicketQueue<Filter<T>, T>;
  private readonly bringers: TicketQueue<T, void>;
  /** A filter is being asked. */
  private asking = false;

  /** @internal Stores are made by `Simulation.store`. */
  constructor(
    private readonly kernel: Kernel,
    /** How reports call it. */
    readonly name: string,
    options: StoreOptions = {},
  ) {
    const { capacity = Number.POSITIVE_INFINITY } = options;
    if (!(capacity >= 1 && (Number.isInteger(capacity) || capacity === Number.POSITIVE_INFINITY))) {
      throw new RangeError(`"${name}": capacity must be a whole number of at least 1, not ${capacity}`);
    }
    this.capacity = capacity;
    this.stock = new QueueStatistics(kernel);
    this.takers = new TicketQueue<Filter<T>, T>(kernel, `an item of "${name}"`, {
      returned: (ticket) => this.returned(ticket.value),
    });
    this.bringers = new TicketQueue<T, void>(kernel, `room in "${name}"`);
    kernel.onReset(() => this.stock.reset());
  }

  /** How many items are on the shelf now. */
  get size(): number {
    return this.shelf.length;
  }

  /** The items on the shelf, oldest first. */
  get items(): readonly T[] {
    return [...this.shelf].map((stored) => stored.item);
  }

  /** Statistics of those who wait for an item. */
  get queue(): QueueStatistics {
    return this.takers.statistics;
  }

  /** Statistics of those who wait to put an item in. */
  get putQueue(): QueueStatistics {
    return this.bringers.statistics;
  }

  /**
   * Takes the oldest item, or the oldest that a filter accepts, as soon as there is one: `yield*
   * garage.get((bus) => bus.seats >= 40)`. One that is given up at the very instant it was served goes back
   * to the front, even if the store is full again by then.
   *
   * @param filter a pure function of the item; one that throws, or that takes from the store or puts into it, fails
   * the wait, and the item stays for others
   * @param priority smaller is served first
   */
  get(filter?: (item: T) => boolean, priority = 0): SimEvent<T> {
    this.refuseInFilter();
    const ticket = new Ticket(this.takers, filter, priority);
    this.takers.join(ticket);
    const found = this.find(ticket);
    if (found !== undefined) {
      this.unshelve(found);
      this.takers.serve(ticket, found.item);
      this.fill();
    }
    this.takers.record();
    return ticket;
  }

  /**
   * Puts an item in, as soon as there is room: `yield* garage.put(bus)`. In a full store even an item that
   * somebody waits for waits outside. What has been accepted stays in.
   */
  put(item: T, priority = 0): SimEvent<void> {
    this.refuseInFilter();
    const ticket = new Ticket(this.bringers, item, priority);
    this.bringers.join(ticket);
    this.fill();
    this.bringers.record();
    return ticket;
  }

  /** The oldest item that a taker wants; none once its filter has thrown. */
  private find(taker: Ticket<Filter<T>, T>): Stored<T> | undefined {
    let stored = this.shelf.head;
    while (stored !== undefined && !this.wants(taker, stored.item)) {
      stored = taker.inLine ? stored.behind : undefined;
    }
    return stored;
  }

  /**
   * Whether a taker wants an item. It is asked while somebody else's call is under way, who has nothing to do
   * with what its filter throws: that is for the taker, which waits no longer. One whose filter has ended its own
   * wait wants nothing.
   */
  private wants(taker: Ticket<Filter<T>, T>, item: T): boolean {
    if (taker.demand === undefined) return true;
    const { asking } = this; // a filter may make somebody give an item back, of which the next is asked
    this.asking = true;
    try {
      return taker.demand(item) && taker.inLine;
    } catch (error) {
      this.takers.refuse(taker, error);
      return false;
    } finally {
      this.asking = asking;
    }
  }

  /** Throws within a filter: whoever asks it counts on the items that are there. */
  private refuseInFilter(): void {
    if (!this.asking) return;
    throw new SimulationError(
      `"${this.name}": a filter only looks at the item: it cannot take from the store or put into it`,
    );
  }

  /**
   * Lets in those who bring, in order, while there is room: what waits outside is not looked at, not even when
   * somebody waits for just that.
   */
  private fill(): void {
    for (let bringer = this.bringers.head; bringer !== undefined; bringer = this.bringers.head) {
      if (this.shelf.length >= this.capacity) return;
      this.bringers.serve(bringer, undefined);
      if (!this.handOver(bringer.demand)) this.shelve(bringer.demand);
    }
  }

  /** Gives an item to the first who waits for one like it. */
  private handOver(item: T): boolean {
    let taker = this.takers.head;
    while (taker !== undefined) {
      if (this.wants(taker, item)) {
        this.takers.serve(taker, item);
        return true;
      }
      // One whose filter threw has left, and perhaps others with it: the rest is found from the head again.
      taker = taker.inLine ? taker.behind : this.takers.head;
    }
    return false;
  }

  private returned(item: T): true {
    if (!this.handOver(item)) {
      this.shelf.rejoin(new Stored(item, this.kernel.now));
      this.stock.setLength(this.shelf.length);
    }
    return true;
  }

  private shelve(item: T): void {
    this.shelf.join(new Stored(item, this.kernel.now));
    this.stock.setLength(this.shelf.length);
  }

  private unshelve(stored: Stored<T>): void {
    this.shelf.leave(stored);
    this.stock.wait.add(this.kernel.now - stored.since);
    this.stock.setLength(this.shelf.length);
  }
}
