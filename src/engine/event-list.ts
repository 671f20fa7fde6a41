/**
 * The list of scheduled events, in the order in which they run: by time, then priority, then order of insertion.
 *
 * The near future is in order, the middle in buckets of a ladder queue, the far future in no order at all; an event
 * costs the same whether ten wait or ten million. All is kept in typed arrays: nothing is allocated per event.
 */

import { Ladder } from "./event-list/ladder.js";
import { NearList } from "./event-list/near.js";
import { GENERATION, MAXIMUM_SLOTS, PRIORITY, Slots } from "./event-list/slots.js";

declare const brand: unique symbol;

/** Handle of a scheduled event: its slot and the slot's generation in one number. A stale handle is harmless. */
export type EventHandle = number & { readonly [brand]: true };

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

  private readonly slots = new Slots();
  private readonly near = new NearList(this.slots);
  private readonly ladder = new Ladder(this.slots, this.near);
  private readonly held: (Item | undefined)[] = [undefined];
  private live = 0;
  /** Cancelled events that are still linked somewhere; their slots are not free yet. */
  private cancelled = 0;

  /** Number of events scheduled. */
  get size(): number {
    return this.live;
  }

  /** Schedules an item; among equal times and priorities the one inserted first runs first. */
  insert(time: number, priority: number, item: Item): EventHandle {
    const { slots } = this;
    const slot = slots.take();
    const { numbers, words } = slots;
    const generation = (words[slot * 8 + GENERATION] as number) + 1;
    numbers[slot * 4] = time;
    const sequence = numbers[1] as number;
    numbers[1] = sequence + 1;
    numbers[slot * 4 + 1] = sequence;
    words[slot * 8 + PRIORITY] = priority;
    words[slot * 8 + GENERATION] = generation;
    this.held[slot] = item;
    this.live++;
    this.ladder.insert(time, slot);
    return (generation * MAXIMUM_SLOTS + slot) as EventHandle;
  }

  /** Removes and returns the first item with a time before `horizon`; undefined when there is none. */
  popBefore(horizon: number): Item | undefined {
    const { near, slots } = this;
    const { numbers, words } = slots;
    for (;;) {
      const slot = near.first();
      if (slot === 0) {
        if (!this.ladder.refill()) return undefined;
        continue;
      }
      const time = numbers[slot * 4] as number;
      if (!(time < horizon)) return undefined;
      near.removeFirst();
      slots.release(slot);
      const generation = words[slot * 8 + GENERATION] as number;
      if ((generation & 1) === 0) {
        this.cancelled--;
        continue;
      }
      const item = this.held[slot];
      this.held[slot] = undefined;
      words[slot * 8 + GENERATION] = generation + 1;
      this.live--;
      this.time = time;
      this.priority = words[slot * 8 + PRIORITY] as number;
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
    this.end(slotOf(handle));
    this.cancelled++;
    if (this.cancelled > FEW && this.cancelled * 2 > this.slots.used) this.sweep();
    return true;
  }

  /** Whether the event still waits to run. */
  isScheduled(handle: EventHandle): boolean {
    const slot = slotOf(handle);
    if (!(slot > 0 && slot < this.slots.used)) return false;
    const generation = this.slots.words[slot * 8 + GENERATION] as number;
    return (generation & 1) === 1 && generation === Math.floor(handle / MAXIMUM_SLOTS);
  }

  /** Forgets every event; their handles are stale from now on. */
  clear(): void {
    for (let slot = 1; slot < this.slots.used; slot++) if (this.slots.isLive(slot)) this.end(slot);
    this.sweep();
  }

  /** Every scheduled item, in no particular order. */
  *items(): IterableIterator<Item> {
    for (let slot = 1; slot < this.slots.used; slot++)
      if (this.slots.isLive(slot)) yield this.held[slot] as Item;
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
        this.slots.release(slot);
        this.cancelled--;
      }
    }
  }

  /** The event in a slot has run or is cancelled: lets go of its item and makes its handle stale. */
  private end(slot: number): void {
    const { words } = this.slots;
    words[slot * 8 + GENERATION] = (words[slot * 8 + GENERATION] as number) + 1;
    this.held[slot] = undefined;
    this.live--;
  }

  /** Frees the slots of cancelled events. All others go back to the far list, from which they are spread anew. */
  private sweep(): void {
    const { slots, ladder } = this;
    this.near.clear();
    ladder.clear();
    slots.releaseAllButLive();
    for (let slot = 1; slot < slots.used; slot++)
      if (slots.isLive(slot)) ladder.insert(slots.numbers[slot * 4] as number, slot);
    this.cancelled = 0;
  }
}

/** The slot in a handle; the generation above it does not touch the lower bits. */
function slotOf(handle: EventHandle): number {
  return handle & (MAXIMUM_SLOTS - 1);
}
