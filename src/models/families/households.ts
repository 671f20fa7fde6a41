// Families as units: people with consecutive numbers who stay together.
import type { Sampler } from "../../engine/index.js";
import { widen } from "../widen.js";

/** How long a family waits for a convoy with room for all of it where nothing is said (h). */
const WEEK = 168;

/** Sizes of the families that so many people form; each is rounded to at least 1, and the last may be smaller. */
export function familySizes(people: number, size: Sampler): number[] {
  const sizes: number[] = [];
  for (let left = people; left > 0; left -= sizes.at(-1) as number) {
    sizes.push(Math.min(Math.max(1, Math.round(size())), left));
  }
  return sizes;
}

/** Who belongs to which family. A family is named by the number of its first member. */
export class Households {
  /** First member of each person's family, plus one; 0 for people without a family, who are one of their own. */
  #first = new Int32Array(64);
  /** Size of the family, at its first member. */
  #size = new Int32Array(64);
  readonly #separated = new Set<number>();

  /** @param patience how long a family waits for a convoy with room for all of it, before it goes in several (h) */
  constructor(readonly patience = WEEK) {}

  /** Families of whom a convoy or round has left some behind. */
  get separated(): number {
    return this.#separated.size;
  }

  /** A convoy or round leaves some of a family behind. */
  separate(family: number): void {
    this.#separated.add(family);
  }

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
    let first = from;
    for (const members of familySizes(to - from, size)) {
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
