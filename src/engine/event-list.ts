/**
 * The list of scheduled events, in the order in which they run: by time, then priority, then order of insertion.
 * A 4-ary heap on flat typed arrays; nothing is allocated per event.
 */

declare const brand: unique symbol;

/** Handle of a scheduled event: its slot and the slot's generation in one number. A stale handle is harmless. */
export type EventHandle = number & { readonly [brand]: true };

const SLOTS = 2 ** 26;
const ARITY_SHIFT = 2;

/**
 * Events waiting to run. Times must be finite and never less than the time of the last event popped; a priority is a
 * 32-bit integer, the smaller first.
 */
export class EventList<Item> {
  /** Time of the last event popped. */
  time = 0;
  /** Priority of the last event popped. */
  priority = 0;
  /** Handle of the last event popped (no longer scheduled). */
  handle = -1 as EventHandle;

  private live = 0;
  private sequence = 0;
  private held: (Item | undefined)[] = [];
  private free: number[] = [];
  private times = new Float64Array(64);
  private sequences = new Float64Array(64);
  private priorities = new Int32Array(64);
  private generations = new Int32Array(64);
  private alive = new Uint8Array(64);
  private heap: number[] = [];

  /** Number of events scheduled. */
  get size(): number {
    return this.live;
  }

  /** Schedules an item; among equal times and priorities the one inserted first runs first. */
  insert(time: number, priority: number, item: Item): EventHandle {
    const slot = this.free.pop() ?? this.held.length;
    if (slot === this.times.length) this.grow();
    this.held[slot] = item;
    this.times[slot] = time;
    this.priorities[slot] = priority;
    this.sequences[slot] = this.sequence++;
    this.alive[slot] = 1;
    this.live++;
    this.siftUp(this.heap.push(slot) - 1, slot);
    return ((this.generations[slot] ?? 0) * SLOTS + slot) as EventHandle;
  }

  /** Removes and returns the first item with a time before `horizon`; undefined when there is none. */
  popBefore(horizon: number): Item | undefined {
    const slot = this.first();
    if (slot === undefined || !((this.times[slot] ?? 0) < horizon)) return undefined;
    const item = this.held[slot];
    this.time = this.times[slot] ?? 0;
    this.priority = this.priorities[slot] ?? 0;
    this.handle = ((this.generations[slot] ?? 0) * SLOTS + slot) as EventHandle;
    this.kill(slot);
    this.removeFirst();
    return item;
  }

  /** Time of the first event; Infinity when there is none. */
  peekTime(): number {
    const slot = this.first();
    return slot === undefined ? Number.POSITIVE_INFINITY : (this.times[slot] ?? 0);
  }

  /** Takes an event off the list; false when it has run or was cancelled before. */
  cancel(handle: EventHandle): boolean {
    if (!this.isScheduled(handle)) return false;
    this.kill(handle % SLOTS);
    if (this.heap.length > 1024 + 2 * this.live) this.sweep();
    return true;
  }

  /** Whether the event still waits to run. */
  isScheduled(handle: EventHandle): boolean {
    const slot = handle % SLOTS;
    return this.alive[slot] === 1 && this.generations[slot] === Math.floor(handle / SLOTS);
  }

  /** Forgets every event. */
  clear(): void {
    for (const slot of this.heap) {
      if (this.alive[slot] === 1) this.kill(slot);
      this.free.push(slot);
    }
    this.heap = [];
  }

  /** Every scheduled item, in no particular order. */
  *items(): Iterable<Item> {
    for (const slot of this.heap) if (this.alive[slot] === 1) yield this.held[slot] as Item;
  }

  private first(): number | undefined {
    while (this.heap.length > 0 && this.alive[this.heap[0] ?? 0] === 0) this.removeFirst();
    return this.heap[0];
  }

  private kill(slot: number): void {
    this.held[slot] = undefined;
    this.alive[slot] = 0;
    this.generations[slot] = ((this.generations[slot] ?? 0) + 1) % (SLOTS / 2);
    this.live--;
  }

  private sweep(): void {
    const kept: number[] = [];
    for (const slot of this.heap) (this.alive[slot] === 1 ? kept : this.free).push(slot);
    this.heap = [];
    for (const slot of kept) this.siftUp(this.heap.push(slot) - 1, slot);
  }

  private removeFirst(): void {
    const { heap } = this;
    this.free.push(heap[0] ?? 0);
    const moved = heap.pop() ?? 0;
    const n = heap.length;
    if (n === 0) return;
    let i = 0;
    for (;;) {
      let child = (i << ARITY_SHIFT) + 1;
      if (child >= n) break;
      let best = child;
      for (const end = Math.min(child + 4, n); ++child < end; )
        if (this.before(heap[child] ?? 0, heap[best] ?? 0)) best = child;
      if (this.before(moved, heap[best] ?? 0)) break;
      heap[i] = heap[best] ?? 0;
      i = best;
    }
    heap[i] = moved;
  }

  private siftUp(start: number, slot: number): void {
    const { heap } = this;
    let i = start;
    while (i > 0) {
      const parent = (i - 1) >> ARITY_SHIFT;
      if (!this.before(slot, heap[parent] ?? 0)) break;
      heap[i] = heap[parent] ?? 0;
      i = parent;
    }
    heap[i] = slot;
  }

  private before(a: number, b: number): boolean {
    const ta = this.times[a] ?? 0;
    const tb = this.times[b] ?? 0;
    if (ta !== tb) return ta < tb;
    const pa = this.priorities[a] ?? 0;
    const pb = this.priorities[b] ?? 0;
    if (pa !== pb) return pa < pb;
    return (this.sequences[a] ?? 0) < (this.sequences[b] ?? 0);
  }

  private grow(): void {
    const size = this.times.length * 2;
    const grown = <T extends Float64Array | Int32Array | Uint8Array>(into: T, from: T): T => {
      into.set(from);
      return into;
    };
    this.times = grown(new Float64Array(size), this.times);
    this.sequences = grown(new Float64Array(size), this.sequences);
    this.priorities = grown(new Int32Array(size), this.priorities);
    this.generations = grown(new Int32Array(size), this.generations);
    this.alive = grown(new Uint8Array(size), this.alive);
  }
}
