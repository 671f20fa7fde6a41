import type { SimEvent } from "./event.js";
import type { EventHandle } from "./event-list.js";
import type { Kernel, Wakeable } from "./kernel.js";
import { Priority } from "./priority.js";
import type { QueueStatistics } from "./queue-statistics.js";
import { Tally } from "./statistics/index.js";
import { Ticket, TicketQueue } from "./ticket.js";

/** When a batch may leave. */
export interface BatcherOptions {
  /** Fewest members with which a batch leaves, a whole number of at least 1. Default 1. */
  readonly minimum?: number;
  /** Most members of a batch, a whole number of at least the minimum. Default: no limit. */
  readonly maximum?: number;
  /** A member that has waited so long lets a batch leave below the minimum (time units). Default: never. */
  readonly longestWait?: number;
}

/** A member's place in the line; it happens with the batch in which it left. */
type Membership<T> = Ticket<T, readonly T[]>;

/** A taker's place in the line; it happens with a batch. */
type Taking<T> = Ticket<number, readonly T[]>;

/** A batch that has been handed over and has not reached its taker yet, which may wait for it only later. */
interface Load<T> {
  /** When it was handed over: until then the taker has waited. */
  readonly since: number;
  readonly members: Membership<T>[];
  readonly batch: T[];
}

/**
 * Forms batches of those who come one by one (convoys, court lists, loads). A taker (a vehicle, a server)
 * asks for a batch and gets one as soon as the minimum waits, or somebody has waited for the longest wait:
 * the first comers, up to the maximum. Members may wait for the batch they leave in.
 *
 * @typeParam T the type of its members
 */
export class Batcher<T> implements Wakeable {
  /** Fewest members with which a batch leaves. */
  readonly minimum: number;
  /** Most members of a batch; Infinity without a limit. */
  readonly maximum: number;
  /** Time units after which a member lets a batch leave below the minimum; Infinity without a limit. */
  readonly longestWait: number;
  /** Sizes of the batches that left. */
  readonly sizes = new Tally();
  private readonly members: TicketQueue<T, readonly T[]>;
  private readonly takers: TicketQueue<number, readonly T[]>;
  private readonly loads = new Map<Taking<T>, Load<T>>();
  private timer: EventHandle | undefined = undefined;
  private timerAt = Number.POSITIVE_INFINITY;
  /** Members that waited at a flush. A member's own mark, so that it holds if its batch comes back. */
  private readonly flushed = new WeakSet<Membership<T>>();

  /** @internal Batchers are made by `Simulation.batcher`. */
  constructor(
    private readonly kernel: Kernel,
    /** How reports call it. */
    readonly name: string,
    options: BatcherOptions = {},
  ) {
    const {
      minimum = 1,
      maximum = Number.POSITIVE_INFINITY,
      longestWait = Number.POSITIVE_INFINITY,
    } = options;
    if (!(Number.isInteger(minimum) && minimum >= 1)) {
      throw new RangeError(`"${name}": minimum must be a whole number of at least 1, not ${minimum}`);
    }
    if (!(maximum >= minimum && (Number.isInteger(maximum) || maximum === Number.POSITIVE_INFINITY))) {
      throw new RangeError(
        `"${name}": maximum must be a whole number of at least the minimum, not ${maximum}`,
      );
    }
    if (!(longestWait >= 0)) {
      throw new RangeError(`"${name}": longestWait must be at least 0, not ${longestWait}`);
    }
    this.minimum = minimum;
    this.maximum = maximum;
    this.longestWait = longestWait;
    this.members = new TicketQueue<T, readonly T[]>(kernel, `batch of "${name}"`, {
      withdrawn: () => this.serve(),
      returned: (member) => this.drop(member),
    });
    this.takers = new TicketQueue<number, readonly T[]>(kernel, `a batch of "${name}"`, {
      withdrawn: () => this.serve(),
      returned: (taking) => this.giveBack(taking),
      received: (taking) => this.depart(taking),
    });
    kernel.onReset(() => this.sizes.reset());
  }

  /** Statistics of the members that wait. */
  get queue(): QueueStatistics {
    return this.members.statistics;
  }

  /** Statistics of the takers that wait for a batch. */
  get takeQueue(): QueueStatistics {
    return this.takers.statistics;
  }

  /** A member joins the line: an event that happens with the batch when it has left. */
  join(member: T): Ticket<T, readonly T[]> {
    const ticket = new Ticket(this.members, member);
    this.members.join(ticket);
    this.serve();
    this.members.record();
    return ticket;
  }

  /**
   * Asks for a batch: `const load = yield* batcher.take(40)`. A batch that is ready before its taker waits for it
   * is kept for it, and formed anew when a member leaves meanwhile. One that has decided an any-of is not, since
   * what lost cannot be had back, nor one that has completed an all-of for which nobody waits yet: it goes without
   * members that leave before it has reached its taker, and is empty if all do.
   *
   * @param places most members that this taker has room for, a whole number of at least the minimum; default:
   * the maximum
   * @param priority smaller is served first
   */
  take(places: number = this.maximum, priority = 0): SimEvent<readonly T[]> {
    if (!(Number.isInteger(places) || places === Number.POSITIVE_INFINITY)) {
      throw new RangeError(
        `"${this.name}": places must be a whole number of at least ${this.minimum}, not ${places}`,
      );
    }
    if (places < this.minimum) {
      throw new RangeError(`"${this.name}": a batch of at least ${this.minimum} never fits ${places} places`);
    }
    const ticket = new Ticket(this.takers, Math.min(places, this.maximum), priority);
    this.takers.join(ticket);
    this.serve();
    this.takers.record();
    return ticket;
  }

  /** No more will come: those who wait now may leave below the minimum. */
  flush(): void {
    for (const member of this.members) this.flushed.add(member);
    for (const load of this.loads.values()) for (const member of load.members) this.flushed.add(member);
    this.serve();
  }

  /** @internal Somebody may have waited for the longest wait. */
  wake(): void {
    this.timer = undefined;
    this.serve();
  }

  /** A batch could leave now. */
  get ready(): boolean {
    const head = this.members.head;
    if (head === undefined) return false;
    if (this.members.length >= this.minimum || this.flushed.has(head)) return true;
    return this.kernel.now >= head.requestedAt + this.longestWait;
  }

  private serve(): void {
    for (let taking = this.takers.head; taking !== undefined && this.ready; taking = this.takers.head) {
      this.load(taking);
    }
    this.setTimer();
  }

  /** Hands the first comers over to a taker; they are told when it has them. */
  private load(taking: Taking<T>): void {
    const load: Load<T> = { since: this.kernel.now, members: [], batch: [] };
    for (let member = this.members.head; member !== undefined; member = this.members.head) {
      if (load.batch.length === taking.demand) break;
      this.members.take(member);
      load.members.push(member);
      load.batch.push(member.demand);
    }
    this.loads.set(taking, load);
    this.takers.take(taking);
    taking.fulfil(load.batch, false);
  }

  /** The taker has its batch: now the members know, and all have waited. */
  private depart(taking: Taking<T>): void {
    const load = this.loads.get(taking);
    if (load === undefined) return;
    this.loads.delete(taking);
    this.sizes.add(load.batch.length);
    this.takers.statistics.wait.add(load.since - taking.requestedAt);
    for (const member of load.members) {
      this.members.statistics.wait.add(this.kernel.now - member.requestedAt);
      member.fulfil(load.batch, false);
    }
  }

  /** The taker gave up before it had its batch. */
  private giveBack(taking: Taking<T>): true {
    this.takers.statistics.abandoned++;
    this.unload(taking);
    return true;
  }

  /** The taker does not get this batch: the members go back to the front of their line. */
  private unload(taking: Taking<T>): void {
    const members = this.loads.get(taking)?.members ?? [];
    this.loads.delete(taking);
    for (const member of members.reverse()) this.members.rejoin(member);
    this.serve();
  }

  /**
   * A member leaves before the taker has the batch, which is formed anew, or else goes without it. False if the batch
   * has left with it.
   */
  private drop(member: Membership<T>): boolean {
    for (const [taking, load] of this.loads) {
      const place = load.members.indexOf(member);
      if (place < 0) continue;
      load.members.splice(place, 1);
      load.batch.splice(place, 1);
      this.members.statistics.abandoned++;
      if (taking.recallOutcome()) {
        this.takers.rejoin(taking);
        this.unload(taking);
      }
      return true;
    }
    return false;
  }

  /** While a taker waits, wakes when the first member will have waited for the longest wait. */
  private setTimer(): void {
    const head = this.takers.length > 0 ? this.members.head : undefined;
    const due = head === undefined ? Number.POSITIVE_INFINITY : head.requestedAt + this.longestWait;
    if (this.timer !== undefined && due === this.timerAt) return;
    if (this.timer !== undefined) this.kernel.cancel(this.timer);
    this.timerAt = due;
    this.timer =
      due < Number.POSITIVE_INFINITY ? this.kernel.insert(due, Priority.ordinary, this) : undefined;
  }
}
