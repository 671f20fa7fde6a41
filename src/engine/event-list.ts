/**
 * The list of scheduled events, in the order in which they run: by time, then priority, then order of insertion.
 *
 * The near future is in order, the middle in buckets of a ladder queue, the far future in no order at all; an event
 * costs the same whether ten wait or ten million. All is kept in typed arrays: nothing is allocated per event.
 */

import { Ladder } from "./event-list/ladder.js";
import { NearList } from "./event-list/near.js";
import { GENERATION, MAXIMUM_SLOTS, NUMBER, PRIORITY, Slots } from "./event-list/slots.js";

declare const brand: unique symbol;

/** Handle of a scheduled event: its slot and the slot's generation in one number. A stale handle is harmless. */
export type EventHandle = number & {
  /** No number of one's own is a handle. */
  readonly [brand]: true;
};

/** Fewer cancelled events than this are not worth a sweep. */
const FEW = 256;

/**
 * Events waiting to run. Times must be finite and never less than the time of the last event popped; a priority is a
 * 32-bit integer, the smaller first. Neither is checked here: the simulation does.
 */
export class EventList<Item> {
  /** Time of the last event popped. */
  time = 0;
  /** Priority of the last event popped. */
  priority = 0;
  /** Number that the last event popped was given. */
  number = 0;

  private readonly slots = new Slots<Item>();
  private readonly near = new NearList(this.slots);
  private readonly ladder = new Ladder(this.slots, this.near);
  private live = 0;

  /** Number of events scheduled. */
  get size(): number {
    return this.live;
  }

  /**
   * Schedules an item; among equal times and priorities the one inserted first runs first.
   *
   * @param number a 32-bit integer to be given back with the item, which may serve many events
   */
  insert(time: number, priority: number, item: Item, number = 0): EventHandle {
    const slot = this.place(time, priority, item);
    this.setNumber(slot, number);
    return this.handleOf(slot);
  }

  /** Handle of the event that is scheduled in a slot. */
  handleOf(slot: number): EventHandle {
    const generation = this.slots.words[slot * 8 + GENERATION] as number;
    return ((generation + 1) * MAXIMUM_SLOTS + slot) as EventHandle;
  }

  /**
   * Schedules an item as `insert` does, and returns its slot. A slot serves other events once this one has run or is
   * cancelled, but it is a small integer where a handle is a number that may need memory of its own. The event has no
   * number unless it is given one.
   */
  place(time: number, priority: number, item: Item): number {
    const { slots } = this;
    const slot = slots.take();
    const { numbers, words } = slots;
    numbers[slot * 4] = time;
    const sequence = numbers[1] as number;
    numbers[1] = sequence + 1;
    numbers[slot * 4 + 1] = sequence;
    words[slot * 8 + PRIORITY] = priority;
    slots.held[slot] = item;
    this.live++;
    this.ladder.insert(time, slot);
    return slot;
  }

  /** Gives a number to the event that is scheduled in a slot. */
  setNumber(slot: number, number: number): void {
    this.slots.words[slot * 8 + NUMBER] = number;
  }

  /** Removes and returns the first item with a time before `horizon`; undefined when there is none. */
  popBefore(horizon: number): Item | undefined {
    const { near, slots } = this;
    const { numbers, words, held } = slots;
    for (;;) {
      const slot = near.first();
      if (slot === 0) {
        if (!this.ladder.refill()) return undefined;
        continue;
      }
      const time = numbers[slot * 4] as number;
      if (!(time < horizon)) return undefined;
      near.removeFirst();
      const item = held[slot];
      if (item === undefined) {
        slots.drop(slot);
        continue;
      }
      slots.end(slot);
      slots.release(slot);
      this.live--;
      this.time = time;
      this.priority = words[slot * 8 + PRIORITY] as number;
      this.number = words[slot * 8 + NUMBER] as number;
      return item;
    }
  }

  /** Time of the first event; Infinity when there is none. */
  peekTime(): number {
    const slot = this.firstLive();
    return slot === 0 ? Number.POSITIVE_INFINITY : (this.slots.numbers[slot * 4] as number);
  }

  /** Priority of the first event; only when there is one. */
  peekPriority(): number {
    return this.slots.words[this.firstLive() * 8 + PRIORITY] as number;
  }

  /**
   * Takes an event off the list, in constant time; false when it has run or was cancelled before. The item is let go
   * at once, the slot when it comes to the front or when half of all slots are in that state.
   */
  cancel(handle: EventHandle): boolean {
    if (!this.isScheduled(handle)) return false;
    this.withdraw(slotOf(handle));
    return true;
  }

  /** Takes the event off that is scheduled in a slot, as `cancel` does. */
  withdraw(slot: number): void {
    const { slots } = this;
    slots.end(slot);
    this.live--;
    slots.cancelled++;
    if (slots.cancelled > FEW && slots.cancelled * 2 > slots.used) this.sweep();
  }

  /**
   * Whether an event of this time, which must not be later than any event's, goes before events of this priority that
   * are inserted from now on.
   */
  leadsAt(time: number, priority: number): boolean {
    if (this.near.startsAfter(time)) return false;
    return this.peekTime() === time && this.peekPriority() <= priority;
  }

  /** Whether the event still waits to run. */
  isScheduled(handle: EventHandle): boolean {
    const slot = slotOf(handle);
    if (!(slot > 0 && slot < this.slots.used && this.slots.isLive(slot))) return false;
    return this.handleOf(slot) === handle;
  }

  /** Forgets every event; their handles are stale from now on. */
  clear(): void {
    for (let slot = 1; slot < this.slots.used; slot++) if (this.slots.isLive(slot)) this.slots.end(slot);
    this.live = 0;
    this.sweep();
  }

  /** Every scheduled item, in no particular order. */
  *items(): IterableIterator<Item> {
    for (let slot = 1; slot < this.slots.used; slot++)
      if (this.slots.isLive(slot)) yield this.slots.held[slot] as Item;
  }

  /** Slot of the first scheduled event, 0 when there is none. Cancelled ones before it are dropped. */
  private firstLive(): number {
    for (;;) {
      const slot = this.near.first();
      if (slot === 0) {
        if (!this.ladder.refill()) return 0;
      } else if (this.slots.isLive(slot)) return slot;
      else {
        this.near.removeFirst();
        this.slots.drop(slot);
      }
    }
  }

  /** Frees the slots of cancelled events. All others go back to the far list, from which they are spread anew. */
  private sweep(): void {
    const { slots, ladder } = this;
    this.near.clear();
    ladder.clear();
    slots.releaseAllButLive();
    for (let slot = 1; slot < slots.used; slot++)
      if (slots.isLive(slot)) ladder.insert(slots.numbers[slot * 4] as number, slot);
    slots.cancelled = 0;
  }
}

/** The slot in a handle; the generation above it does not touch the lower bits. */
function slotOf(handle: EventHandle): number {
  return handle & (MAXIMUM_SLOTS - 1);
}
