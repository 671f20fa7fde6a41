// A heap of tasks on typed arrays from whose middle tasks can be taken.
import { widen } from "../widen.js";

/** Entries the arrays start with; they double when full. */
const INITIAL = 64;

/** Tasks in any order of coming, called by (rank, key, order), smaller first; every step takes O(log n). */
export class TaskHeap {
  #size = 0;
  #task = new Int32Array(INITIAL);
  #rank = new Int32Array(INITIAL);
  #key = new Float64Array(INITIAL);
  #order = new Float64Array(INITIAL);
  /** Position of each task in the heap, or -1. */
  #position = new Int32Array(INITIAL).fill(-1);

  /** How many tasks there are. */
  get length(): number {
    return this.#size;
  }

  /** The first task; -1 if there is none. */
  get head(): number {
    return this.#size === 0 ? -1 : (this.#task[0] as number);
  }

  /** Rank of the first task. */
  get headRank(): number {
    return this.#rank[0] as number;
  }

  /** Key of the first task. */
  get headKey(): number {
    return this.#key[0] as number;
  }

  /** Order of the first task. */
  get headOrder(): number {
    return this.#order[0] as number;
  }

  /** Is the task here? */
  has(task: number): boolean {
    return task < this.#position.length && this.#position[task] !== -1;
  }

  /** Adds a task that is not here. */
  add(task: number, rank: number, key: number, order: number): void {
    if (task >= this.#position.length) this.#position = widen(this.#position, task + 1, -1);
    if (this.#size === this.#task.length) this.#grow();
    const slot = this.#size++;
    this.#set(slot, task, rank, key, order);
    this.#rise(slot);
  }

  /** Removes and returns the first task; -1 if there is none. */
  take(): number {
    const task = this.head;
    if (task !== -1) this.#removeAt(0);
    return task;
  }

  /** Removes a task wherever it stands; false if it is not here. */
  withdraw(task: number): boolean {
    if (!this.has(task)) return false;
    this.#removeAt(this.#position[task] as number);
    return true;
  }

  #removeAt(slot: number): void {
    this.#position[this.#task[slot] as number] = -1;
    const last = --this.#size;
    if (slot === last) return;
    this.#move(last, slot);
    this.#rise(slot);
    this.#sink(slot);
  }

  #rise(start: number): void {
    let slot = start;
    while (slot > 0) {
      const parent = (slot - 1) >> 1;
      if (!this.#before(slot, parent)) return;
      this.#swap(slot, parent);
      slot = parent;
    }
  }

  #sink(start: number): void {
    let slot = start;
    for (;;) {
      let child = 2 * slot + 1;
      if (child >= this.#size) return;
      if (child + 1 < this.#size && this.#before(child + 1, child)) child++;
      if (!this.#before(child, slot)) return;
      this.#swap(slot, child);
      slot = child;
    }
  }

  #before(a: number, b: number): boolean {
    const rankA = this.#rank[a] as number;
    const rankB = this.#rank[b] as number;
    if (rankA !== rankB) return rankA < rankB;
    const keyA = this.#key[a] as number;
    const keyB = this.#key[b] as number;
    if (keyA !== keyB) return keyA < keyB;
    return (this.#order[a] as number) < (this.#order[b] as number);
  }

  #swap(a: number, b: number): void {
    const task = this.#task[a] as number;
    const rank = this.#rank[a] as number;
    const key = this.#key[a] as number;
    const order = this.#order[a] as number;
    this.#move(b, a);
    this.#set(b, task, rank, key, order);
  }

  #move(from: number, to: number): void {
    this.#set(
      to,
      this.#task[from] as number,
      this.#rank[from] as number,
      this.#key[from] as number,
      this.#order[from] as number,
    );
  }

  #set(slot: number, task: number, rank: number, key: number, order: number): void {
    this.#task[slot] = task;
    this.#rank[slot] = rank;
    this.#key[slot] = key;
    this.#order[slot] = order;
    this.#position[task] = slot;
  }

  #grow(): void {
    const size = 2 * this.#size;
    this.#task = widen(this.#task, size);
    this.#rank = widen(this.#rank, size);
    this.#key = widen(this.#key, size);
    this.#order = widen(this.#order, size);
  }
}
