import { Batch } from "./batch.js";
import type { Slots } from "./slots.js";

/**
 * A 4-ary heap of events on typed arrays, the earliest at index 0: the part of the event list that keeps every case
 * at worst logarithmic. Four children lie in one cache line of times, which makes it faster than a binary heap.
 */
export class SlotHeap extends Batch {
  constructor(private readonly table: Slots) {
    super();
  }

  /** Time of the first event; only when there is one. */
  get firstTime(): number {
    return this.times[0] as number;
  }

  /** Slot of the first event; only when there is one. */
  get firstSlot(): number {
    return this.slots[0] as number;
  }

  /** Adds an event. */
  override push(time: number, slot: number): void {
    super.push(time, slot);
    const { times, slots } = this;
    let at = this.count - 1;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      if (!this.before(time, slot, parent)) break;
      times[at] = times[parent] as number;
      slots[at] = slots[parent] as number;
      at = parent;
    }
    times[at] = time;
    slots[at] = slot;
  }

  /** Removes the first event; only when there is one. */
  removeFirst(): void {
    const last = --this.count;
    this.siftDown(0, this.times[last] as number, this.slots[last] as number);
  }

  /** Replaces the content by that of a batch, in linear time (Floyd 1964). */
  fill(batch: Batch): void {
    const { count } = batch;
    this.reserve(count);
    this.times.set(batch.times.subarray(0, count));
    this.slots.set(batch.slots.subarray(0, count));
    this.count = count;
    for (let at = (count - 2) >> 2; at >= 0; at--)
      this.siftDown(at, this.times[at] as number, this.slots[at] as number);
  }

  /** Moves every event to the end of a batch. */
  drainInto(batch: Batch): void {
    const { times, slots, count } = this;
    for (let i = 0; i < count; i++) batch.push(times[i] as number, slots[i] as number);
    this.count = 0;
  }

  private siftDown(start: number, time: number, slot: number): void {
    const { times, slots, count } = this;
    let at = start;
    for (let child = at * 4 + 1; child < count; child = at * 4 + 1) {
      let best = child;
      let bestTime = times[child] as number;
      let bestSlot = slots[child] as number;
      const end = Math.min(child + 4, count);
      for (let i = child + 1; i < end; i++) {
        if (!this.before(times[i] as number, slots[i] as number, best)) continue;
        best = i;
        bestTime = times[i] as number;
        bestSlot = slots[i] as number;
      }
      if (this.before(time, slot, best)) break;
      times[at] = bestTime;
      slots[at] = bestSlot;
      at = best;
    }
    times[at] = time;
    slots[at] = slot;
  }

  /** Whether an event runs before the one at an index. */
  private before(time: number, slot: number, index: number): boolean {
    const other = this.times[index] as number;
    return time !== other ? time < other : this.table.precedes(slot, this.slots[index] as number);
  }
}
