import type { Batch } from "./batch.js";
import { SlotHeap } from "./slot-heap.js";
import { PRIORITY, type Slots } from "./slots.js";

/** Up to this many events an insertion moves its neighbours along; beyond, it goes to the heap. */
const SHORT = 16;
/** Events in the heap before it is worth asking for finer buckets; never fewer than were loaded at once. */
const CROWD = 4;

/**
 * The near future: a short run of events in order, read from its front, and a heap for what arrives while the run is
 * long. The heap is nearly always empty.
 */
export class NearList {
  private times = new Float64Array(256);
  private order = new Int32Array(256);
  private head = 0;
  private tail = 0;
  private readonly heap: SlotHeap;
  private crowd = CROWD;

  constructor(private readonly slots: Slots) {
    this.heap = new SlotHeap(slots);
  }

  /** Slot of the first event, 0 when there is none. */
  first(): number {
    const { head, heap } = this;
    if (heap.count !== 0) return this.heapLeads() ? heap.firstSlot : (this.order[head] as number);
    return head < this.tail ? (this.order[head] as number) : 0;
  }

  /** Whether the first event, cancelled or not, comes later than a time; false when there is none. */
  startsAfter(time: number): boolean {
    const { head, heap } = this;
    if (heap.count !== 0 && this.heapLeads()) return heap.firstTime > time;
    return head < this.tail && (this.times[head] as number) > time;
  }

  /** Removes the first event; only when there is one. */
  removeFirst(): void {
    if (this.heap.count !== 0 && this.heapLeads()) this.heap.removeFirst();
    else this.head++;
  }

  /** Adds an event that is scheduled now, so that it runs after all others of its time and priority. */
  insert(time: number, slot: number): void {
    if (this.tail === this.times.length) this.makeRoom();
    const { head, tail } = this;
    if (head === tail || time > (this.times[tail - 1] as number)) {
      this.times[tail] = time;
      this.order[tail] = slot;
      this.tail = tail + 1;
    } else this.insertAmong(time, slot);
  }

  private insertAmong(time: number, slot: number): void {
    const priority = this.slots.words[slot * 8 + PRIORITY] as number;
    const { times, order, head, tail } = this;
    const count = tail - head;
    let at = tail;
    if (count > SHORT && this.leads(time, priority, tail - 1)) {
      this.heap.push(time, slot);
      return;
    }
    if (head > 0 && count > 0 && time < (times[(head + tail) >> 1] as number)) {
      // Nearer to the front: move the earlier ones up by one. The one in the middle is later.
      at = head - 1;
      while (!this.leads(time, priority, at + 1)) {
        times[at] = times[at + 1] as number;
        order[at] = order[at + 1] as number;
        at++;
      }
      this.head = head - 1;
    } else {
      while (at > head && this.leads(time, priority, at - 1)) {
        times[at] = times[at - 1] as number;
        order[at] = order[at - 1] as number;
        at--;
      }
      this.tail = tail + 1;
    }
    times[at] = time;
    order[at] = slot;
  }

  /** Whether so many events came in here that the ladder should spread them over finer buckets. */
  get crowded(): boolean {
    return this.heap.count > this.crowd;
  }

  /** Says that spreading did not work: ask again only when there are twice as many. */
  acceptCrowd(): void {
    this.crowd = 2 * this.heap.count;
  }

  /** Takes over the first events of a batch, few and in rough order, while the list is empty. */
  loadFew(batch: Batch, count: number): void {
    const { times, order } = this;
    for (let i = 0; i < count; i++) {
      const time = batch.times[i] as number;
      const slot = batch.slots[i] as number;
      let at = i;
      for (; at > 0; at--) {
        const other = times[at - 1] as number;
        if (other < time || (other === time && this.slots.precedes(order[at - 1] as number, slot))) break;
        times[at] = other;
        order[at] = order[at - 1] as number;
      }
      times[at] = time;
      order[at] = slot;
    }
    this.tail = count;
    this.crowd = Math.max(CROWD, count);
  }

  /** Takes over a batch that may be large, while the list is empty: read as it is when in order, else as a heap. */
  loadAll(batch: Batch): void {
    const { count } = batch;
    if (this.isSorted(batch)) {
      if (this.times.length < count) this.resize(batch.times.length);
      this.times.set(batch.times.subarray(0, count));
      this.order.set(batch.slots.subarray(0, count));
      this.tail = count;
    } else this.heap.fill(batch);
    this.crowd = 2 * count;
  }

  /** Moves every event to the end of a batch. */
  drainInto(batch: Batch): void {
    for (let i = this.head; i < this.tail; i++) batch.push(this.times[i] as number, this.order[i] as number);
    this.heap.drainInto(batch);
    this.clear();
  }

  /** Forgets every event. */
  clear(): void {
    this.head = 0;
    this.tail = 0;
    this.crowd = CROWD;
    this.heap.count = 0;
  }

  /** Whether a new event runs before the one at an index of the run. */
  private leads(time: number, priority: number, index: number): boolean {
    const other = this.times[index] as number;
    if (time !== other) return time < other;
    return priority < (this.slots.words[(this.order[index] as number) * 8 + PRIORITY] as number);
  }

  /** Whether the first of the heap (which has one) runs before the run's first. */
  private heapLeads(): boolean {
    const { head, heap } = this;
    if (head === this.tail) return true;
    const time = this.times[head] as number;
    if (heap.firstTime !== time) return heap.firstTime < time;
    return this.slots.precedes(heap.firstSlot, this.order[head] as number);
  }

  private isSorted({ times, slots, count }: Batch): boolean {
    for (let i = 1; i < count; i++) {
      const difference = (times[i] as number) - (times[i - 1] as number);
      if (difference < 0) return false;
      if (difference === 0 && this.slots.precedes(slots[i] as number, slots[i - 1] as number)) return false;
    }
    return true;
  }

  /** The run has reached the end of its arrays: move it to the front, or double them when it fills half. */
  private makeRoom(): void {
    const count = this.tail - this.head;
    if (count * 2 > this.times.length) this.resize(this.times.length * 2);
    else {
      this.times.copyWithin(0, this.head, this.tail);
      this.order.copyWithin(0, this.head, this.tail);
    }
    this.head = 0;
    this.tail = count;
  }

  private resize(capacity: number): void {
    const times = new Float64Array(capacity);
    const order = new Int32Array(capacity);
    times.set(this.times.subarray(this.head, this.tail));
    order.set(this.order.subarray(this.head, this.tail));
    this.times = times;
    this.order = order;
  }
}
