// The people of one site, whatever they wait for there.

import type { PersonQueue } from "../person-queue.js";
import type { ModelContext } from "../site.js";

/** Tries before the lines are walked: the chance to miss somebody who is one of 64 is then below 2%. */
const TRIES = 256;

/**
 * Finds and removes people of a site in whichever of its lines they stand. People who are being loaded are not among
 * them any more: their convoy answers for them.
 */
export class SitePeople {
  readonly #context: ModelContext;
  readonly #lines: readonly PersonQueue[];
  readonly #isMember: (person: number) => boolean;

  constructor(context: ModelContext, lines: readonly PersonQueue[]) {
    this.#context = context;
    this.#lines = lines;
    const isMember = (person: number) => lines.some((line) => line.has(person));
    this.#isMember = isMember;
  }

  /** How many stand in its lines. */
  get length(): number {
    let length = 0;
    for (const line of this.#lines) length += line.length;
    return length;
  }

  /**
   * One of them, all with equal chances; undefined if there is none. Mostly by trying people at random, which takes
   * no time that grows with their number; by walking the lines when few of all people are left.
   *
   * @param eligible only among those for whom this holds
   */
  pick(uniform: () => number, eligible: (person: number) => boolean = () => true): number | undefined {
    const { size } = this.#context.population;
    if (this.length === 0) return undefined;
    if (this.length * 64 > size) {
      for (let i = 0; i < TRIES; i++) {
        const person = Math.floor(uniform() * size);
        if (this.#isMember(person) && eligible(person)) return person;
      }
    }
    const people: number[] = [];
    for (const line of this.#lines) for (const person of line) if (eligible(person)) people.push(person);
    return people[Math.floor(uniform() * people.length)];
  }
}
