// A set of people from which anybody can be taken, and anybody picked by chance, in constant time.
import { widen } from "./widen.js";

/** People at one place, in no particular order. */
export class PersonSet {
  #people = new Int32Array(16);
  /** Position of each person among {@link #people}, plus one; 0 if not in the set. */
  #position = new Int32Array(16);
  #size = 0;

  /** How many are in the set. */
  get size(): number {
    return this.#size;
  }

  /** Is the person in the set? */
  has(person: number): boolean {
    return (this.#position[person] ?? 0) !== 0;
  }

  /** Adds a person; false if already there. */
  add(person: number): boolean {
    if (this.has(person)) return false;
    if (person >= this.#position.length) this.#position = widen(this.#position, person + 1);
    if (this.#size === this.#people.length) this.#people = widen(this.#people, this.#size + 1);
    this.#people[this.#size++] = person;
    this.#position[person] = this.#size;
    return true;
  }

  /** Takes a person out; false if not there. */
  delete(person: number): boolean {
    const place = this.#position[person] ?? 0;
    if (place === 0) return false;
    const last = this.#people[--this.#size] as number;
    this.#people[place - 1] = last;
    this.#position[last] = place;
    this.#position[person] = 0;
    return true;
  }

  /** Somebody, all with equal chances; undefined if nobody is there. @param uniform gives a number in [0, 1) */
  pick(uniform: () => number): number | undefined {
    return this.#size === 0 ? undefined : this.#people[Math.floor(uniform() * this.#size)];
  }

  /** The people, in no particular order; the set must not change meanwhile. */
  *[Symbol.iterator](): Generator<number, void, undefined> {
    for (let i = 0; i < this.#size; i++) yield this.#people[i] as number;
  }
}
