// Families as units: people with consecutive numbers who stay together.
import type { Sampler } from "../../engine/index.js";
import { widen } from "../widen.js";

/** Who belongs to which family. A family is named by the number of its first member. */
export class Households {
  /** First member of each person's family, plus one; 0 for people without a family, who are one of their own. */
  #first = new Int32Array(64);
  /** Size of the family, at its first member. */
  #size = new Int32Array(64);

  /**
   * Puts people into families, in order of their numbers.
   * @param from first person
   * @param to one more than the last
   * @param size draws the number of members, rounded to at least 1; the last family may be smaller
   * @returns first members of the families
   */
  form(from: number, to: number, size: Sampler): number[] {
    const families: number[] = [];
    if (to > this.#first.length) {
      this.#first = widen(this.#first, to);
      this.#size = widen(this.#size, to);
    }
    for (let first = from; first < to; ) {
      const members = Math.min(Math.max(1, Math.round(size())), to - first);
      this.#first.fill(first + 1, first, first + members);
      this.#size[first] = members;
      families.push(first);
      first += members;
    }
    return families;
  }

  /** The family of a person. */
  of(person: number): number {
    const first = this.#first[person] ?? 0;
    return first === 0 ? person : first - 1;
  }

  /** Members of a family, those who have died or left it included. */
  members(family: number): number[] {
    const size = Math.max(1, this.#size[family] ?? 1);
    return Array.from({ length: size }, (_, i) => family + i);
  }
}
