import { type EventHandle, EventList } from "./event-list.js";
import { Priority } from "./priority.js";

/** Ends what has no event. */
const first = 64;

/**
 * What is to run, in order: the event list, and in front of it a plain queue of what is to run at this very
 * instant. Most events of a process model are of that kind (a process starts, a request is granted), and
 * need no place among future times.
 *
 * The order is that of the list, (time, priority, insertion): the queue holds events of this instant and of
 * ordinary priority that were inserted since the clock came here. Those in the list for this instant are
 * older, if they are ordinary, and else their priority tells.
 */
export class Agenda<Item> {
  private readonly list = new EventList<Item>();
  /** The queue is a ring: positions count up for ever, the low bits are the place. */
  private ring: (Item | undefined)[] = new Array(first).fill(undefined);
  /** The numbers of the events in the queue that have one. */
  private numbers = new Int32Array(first);
  private head = 0;
  private tail = 0;
  /** How many in the queue are not cancelled. */
  private queued = 0;
  /** The list may have events of this instant that go before the queue. */
  private listMayLead = true;

  /** The current time. */
  get time(): number {
    return this.list.time;
  }

  /** Priority of the last event taken. */
  get priority(): number {
    return this.list.priority;
  }

  /** Number that the last event taken was given. */
  get number(): number {
    return this.list.number;
  }

  /** How many events are to come. */
  get size(): number {
    return this.list.size + this.queued;
  }

  /**
   * Adds an event at a time not before the current one; nothing is checked.
   *
   * @param number a 32-bit integer to be given back with the item, which may serve many events
   */
  insert(time: number, priority: number, item: Item, number = 0): EventHandle {
    const slot = this.place(time, priority, item);
    if (slot < 0) {
      this.numbers[(-1 - slot) & (this.numbers.length - 1)] = number;
      return slot as EventHandle;
    }
    this.list.setNumber(slot, number);
    return this.list.handleOf(slot);
  }

  /** Adds an event without a number; returns its slot, which is good until it has run. */
  place(time: number, priority: number, item: Item): number {
    if (time !== this.time) return this.list.place(time, priority, item);
    if (priority === Priority.ordinary) return this.enqueue(item);
    this.listMayLead = true;
    return this.list.place(time, priority, item);
  }

  /** Adds an event of ordinary priority at the current time, as `place` does. */
  enqueue(item: Item): number {
    if (this.tail - this.head === this.ring.length) this.grow();
    this.ring[this.tail & (this.ring.length - 1)] = item;
    this.queued++;
    return -1 - this.tail++;
  }

  /** Takes the next event off whose time is before a horizon, and moves the clock to it. */
  popBefore(horizon: number): Item | undefined {
    if (this.queued > 0 && this.time < horizon) {
      if (!this.listMayLead || !this.listLeads()) return this.takeQueued();
    }
    this.listMayLead = true;
    return this.list.popBefore(horizon);
  }

  /**
   * A run is over: moves the clock on, to a time before which no event is left. What is done until the next run goes
   * before all that is due at this time, so that the priority is that of the first.
   */
  advanceTo(time: number): void {
    const { list } = this;
    list.time = time;
    list.priority =
      list.peekTime() === time ? Math.min(list.peekPriority(), Priority.ordinary) : Priority.ordinary;
    this.listMayLead = true;
  }

  /** Time of the next event; Infinity when there is none. */
  peekTime(): number {
    return this.queued > 0 ? this.time : this.list.peekTime();
  }

  /** Takes an event off; false when it has run or was cancelled before. */
  cancel(handle: EventHandle): boolean {
    return handle >= 0 ? this.list.cancel(handle) : this.unqueue(-1 - handle);
  }

  /** Takes the event off that waits in a slot. */
  withdraw(slot: number): void {
    if (slot >= 0) this.list.withdraw(slot);
    else this.unqueue(-1 - slot);
  }

  private unqueue(position: number): boolean {
    const place = position & (this.ring.length - 1);
    if (position < this.head || this.ring[place] === undefined) return false;
    this.ring[place] = undefined;
    // Those that are cancelled leave the queue when it is their turn; with nobody behind them it never comes.
    if (--this.queued === 0) this.head = this.tail;
    return true;
  }

  private listLeads(): boolean {
    this.listMayLead = this.list.leadsAt(this.time, Priority.ordinary);
    return this.listMayLead;
  }

  private takeQueued(): Item | undefined {
    const mask = this.ring.length - 1;
    for (;;) {
      const place = this.head++ & mask;
      const item = this.ring[place];
      if (item === undefined) continue;
      this.ring[place] = undefined;
      this.queued--;
      this.list.priority = Priority.ordinary;
      this.list.number = this.numbers[place] as number;
      return item;
    }
  }

  private grow(): void {
    const { ring, numbers, head } = this;
    const grown: (Item | undefined)[] = new Array(ring.length * 2).fill(undefined);
    const grownNumbers = new Int32Array(grown.length);
    for (let position = head; position < this.tail; position++) {
      const from = position & (ring.length - 1);
      const to = position & (grown.length - 1);
      grown[to] = ring[from];
      grownNumbers[to] = numbers[from] as number;
    }
    this.ring = grown;
    this.numbers = grownNumbers;
  }
}
