// Tasks that come in the order in which they will be called: no heap is needed, however many they are.
import { widen } from "../widen.js";

const INITIAL = 64;

/** Tasks in ascending order of place (rank, key, order); every step takes constant time. */
export class TaskRun {
  #length = 0;
  #head = 0;
  #tail = 0;
  /** Tasks from #head to #tail; -1 where one was withdrawn. */
  #task = new Int32Array(INITIAL);
  #rank = new Int32Array(INITIAL);
  #key = new Float64Array(INITIAL);
  #order = new Float64Array(INITIAL);
  /** Position of each task, or -1. */
  #position = new Int32Array(INITIAL).fill(-1);

  /** How many tasks there are. */
  get length(): number {
    return this.#length;
  }

  /** The first task; -1 if there is none. */
  get head(): number {
    return this.#length === 0 ? -1 : (this.#task[this.#head] as number);
  }

  /** Rank of the first task. */
  get headRank(): number {
    return this.#rank[this.#head] as number;
  }

  /** Key of the first task. */
  get headKey(): number {
    return this.#key[this.#head] as number;
  }

  /** Order of the first task. */
  get headOrder(): number {
    return this.#order[this.#head] as number;
  }

  /** Is the task here? */
  has(task: number): boolean {
    return task < this.#position.length && this.#position[task] !== -1;
  }

  /** May a task of this place, which comes last, stand behind all that are here? */
  fits(rank: number, key: number): boolean {
    if (this.#length === 0) return true;
    const last = this.#tail - 1;
    const lastRank = this.#rank[last] as number;
    return rank > lastRank || (rank === lastRank && key >= (this.#key[last] as number));
  }

  /** Adds a task that is not here and fits behind all others. */
  add(task: number, rank: number, key: number, order: number): void {
    if (task >= this.#position.length) this.#position = widen(this.#position, task + 1, -1);
    if (this.#length === 0) {
      this.#head = 0;
      this.#tail = 0;
    } else if (this.#tail === this.#task.length) this.#makeRoom();
    const slot = this.#tail++;
    this.#set(slot, task, rank, key, order);
    this.#length++;
  }

  /** Removes and returns the first task; -1 if there is none. */
  take(): number {
    const task = this.head;
    if (task !== -1) this.#remove(task);
    return task;
  }

  /** Removes a task wherever it stands; false if it is not here. */
  withdraw(task: number): boolean {
    if (!this.has(task)) return false;
    this.#remove(task);
    return true;
  }

  #remove(task: number): void {
    this.#task[this.#position[task] as number] = -1;
    this.#position[task] = -1;
    this.#length--;
    while (this.#length > 0 && this.#task[this.#head] === -1) this.#head++;
  }

  /** Moves what is left to the front; makes the arrays longer if that frees less than half of them. */
  #makeRoom(): void {
    let to = 0;
    for (let from = this.#head; from < this.#tail; from++) {
      const task = this.#task[from] as number;
      if (task === -1) continue;
      this.#set(
        to++,
        task,
        this.#rank[from] as number,
        this.#key[from] as number,
        this.#order[from] as number,
      );
    }
    this.#head = 0;
    this.#tail = to;
    if (2 * to < this.#task.length) return;
    const size = 2 * this.#task.length;
    this.#task = widen(this.#task, size);
    this.#rank = widen(this.#rank, size);
    this.#key = widen(this.#key, size);
    this.#order = widen(this.#order, size);
  }

  #set(slot: number, task: number, rank: number, key: number, order: number): void {
    this.#task[slot] = task;
    this.#rank[slot] = rank;
    this.#key[slot] = key;
    this.#order[slot] = order;
    this.#position[task] = slot;
  }
}
