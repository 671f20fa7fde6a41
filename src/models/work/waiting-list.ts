// Who waits, in the order in which they will be called: numbers in typed arrays, so that a million cases need no objects.
import { TaskHeap } from "./task-heap.js";
import { TaskRun } from "./task-run.js";

/**
 * Tasks waiting for service, called by (rank, key, order of arrival), smaller first. A task is a small whole number
 * and waits at most once at a time. Those who come in the order in which they will be called, as all do where first
 * come is first served, are kept in a run, the others in a heap: constant time for the first, O(log n) for the others.
 */
export class WaitingList {
  readonly #run = new TaskRun();
  readonly #heap = new TaskHeap();
  #arrivals = 0;
  #length = 0;

  /** How many wait. */
  get length(): number {
    return this.#length;
  }

  /** The task that will be called next; -1 if nobody waits. */
  get head(): number {
    return this.#first.head;
  }

  /** Rank of the head, if there is one. */
  get headRank(): number {
    return this.#first.headRank;
  }

  /** Key of the head, if there is one. */
  get headKey(): number {
    return this.#first.headKey;
  }

  /** Order of the head, if there is one. */
  get headOrder(): number {
    return this.#first.headOrder;
  }

  /** Does the task wait? */
  has(task: number): boolean {
    return this.#run.has(task) || this.#heap.has(task);
  }

  /**
   * Adds a task behind those of the same rank and key.
   * @param task a whole number of at least 0 that does not wait already
   * @param rank smaller ranks are called first, whatever their keys (32-bit integer)
   * @param key smaller keys are called first within a rank
   * @param order of arrival, ascending; counted here unless the caller counts over several lists
   */
  add(task: number, rank = 0, key = 0, order = this.#arrivals++): void {
    if (this.has(task)) throw new RangeError(`task ${task} already waits`);
    (this.#run.fits(rank, key) ? this.#run : this.#heap).add(task, rank, key, order);
    this.#length++;
  }

  /** Removes and returns the head; -1 if nobody waits. */
  take(): number {
    const task = this.#first.take();
    if (task !== -1) this.#length--;
    return task;
  }

  /** Removes a task wherever it stands; false if it does not wait. */
  withdraw(task: number): boolean {
    const withdrawn = this.#run.withdraw(task) || this.#heap.withdraw(task);
    if (withdrawn) this.#length--;
    return withdrawn;
  }

  /** The half in which the head stands. */
  get #first(): TaskRun | TaskHeap {
    const run = this.#run;
    const heap = this.#heap;
    if (run.length === this.#length) return run;
    if (run.length === 0) return heap;
    if (run.headRank !== heap.headRank) return run.headRank < heap.headRank ? run : heap;
    if (run.headKey !== heap.headKey) return run.headKey < heap.headKey ? run : heap;
    return run.headOrder < heap.headOrder ? run : heap;
  }
}
