// Who waits, in the order in which they will be called: a heap of numbers, so that a million cases need no objects.

import { widen } from "./widen.js";

/** Entries the arrays start with; they double when full. */
const INITIAL = 64;

/**
 * Tasks waiting for service, called by (rank, key, order of arrival), smaller first. A task is a small whole number
 * and waits at most once at a time. Adding, calling and withdrawing take O(log n).
 */
export class WaitingList {
  #size = 0;
  #arrivals = 0;
  #task = new Int32Array(INITIAL);
  #rank = new Int32Array(INITIAL);
  #key = new Float64Array(INITIAL);
  #order = new Float64Array(INITIAL);
  /** Position of each task in the heap, or -1. */
  #position = new Int32Array(INITIAL).fill(-1);

  /** How many wait. */
  get length(): number {
    return this.#size;
  }

  /** The task that will be called next; -1 if nobody waits. */
  get head(): number {
    return this.#size === 0 ? -1 : (this.#task[0] as number);
  }

  /** Rank of the head; NaN if nobody waits. */
  get headRank(): number {
    return this.#size === 0 ? Number.NaN : (this.#rank[0] as number);
  }

  /** Key of the head; NaN if nobody waits. */
  get headKey(): number {
    return this.#size === 0 ? Number.NaN : (this.#key[0] as number);
  }

  /** Does the task wait? */
  has(task: number): boolean {
    return task < this.#position.length && this.#position[task] !== -1;
  }

  /**
   * Adds a task behind those of the same rank and key.
   * @param task a whole number of at least 0 that does not wait already
   * @param rank smaller ranks are called first, whatever their keys (32-bit integer)
   * @param key smaller keys are called first within a rank
   */
  add(task: number, rank = 0, key = 0): void {
    if (task >= this.#position.length) this.#position = widen(this.#position, task + 1, -1);
    if (this.#position[task] !== -1) throw new RangeError(`task ${task} already waits`);
    if (this.#size === this.#task.length) this.#grow();
    const slot = this.#size++;
    this.#set(slot, task, rank, key, this.#arrivals++);
    this.#rise(slot);
  }

  /** Removes and returns the head; -1 if nobody waits. */
  take(): number {
    const task = this.head;
    if (task !== -1) this.#removeAt(0);
    return task;
  }

  /** Removes a task wherever it stands; false if it does not wait. */
  withdraw(task: number): boolean {
    if (!this.has(task)) return false;
    this.#removeAt(this.#position[task] as number);
    return true;
  }

  /** The tasks that wait, in no particular order. */
  tasks(): Int32Array {
    return this.#task.slice(0, this.#size);
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
