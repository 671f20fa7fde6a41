// People who wait to change facilities: they go when there is a place, and in a circle when they wait for each other.
import { PersonLinks, type PersonQueue } from "../person-queue.js";
import type { Facility } from "./facility.js";

/** People who wait to go from one facility to another. */
interface Line {
  readonly from: Facility;
  readonly to: Facility;
  readonly people: PersonQueue;
}

/** A person's change of facility. */
export interface Change {
  readonly person: number;
  readonly from: Facility;
  readonly to: Facility;
}

/** All who wait to change facilities. Lines are few: one for each pair of facilities that a rule names. */
export class Exchange {
  readonly #links = new PersonLinks();
  readonly #lines: Line[] = [];

  /** How many wait. */
  get waiting(): number {
    return this.#lines.reduce((sum, { people }) => sum + people.length, 0);
  }

  /** Somebody waits to go; nothing changes, and it is false, if they wait already. */
  wait({ person, from, to }: Change): boolean {
    if (this.#lines.some(({ people }) => people.has(person))) return false;
    let line = this.#lines.find((one) => one.from === from && one.to === to);
    if (line === undefined) {
      line = { from, to, people: this.#links.queue() };
      this.#lines.push(line);
    }
    line.people.push(person);
    return true;
  }

  /** Somebody waits no longer; false if they did not. */
  withdraw(person: number): boolean {
    return this.#lines.some(({ people }) => people.remove(person));
  }

  /** Takes one out of line who can go now; undefined if nobody can. @param mayGo is there a place? */
  next(mayGo: (from: Facility, to: Facility) => boolean): Change | undefined {
    for (const { from, to, people } of this.#lines) {
      if (people.length === 0 || !mayGo(from, to)) continue;
      const person = people.shift();
      if (person !== undefined) return { person, from, to };
    }
    return undefined;
  }

  /**
   * A circle of people each of whom waits for the place of the next; they stay in line. A shortest one; undefined if
   * there is none. A facility whose province objects takes nobody, not even in exchange.
   */
  circle(): readonly Change[] | undefined {
    for (const start of this.#lines) {
      if (!isOpen(start)) continue;
      const circle = this.#path(start);
      if (circle !== undefined) return circle;
    }
    return undefined;
  }

  /** The shortest way from the end of a line back to its beginning (breadth first). */
  #path(start: Line): readonly Change[] | undefined {
    const reachedBy = new Map<Facility, Line>([[start.to, start]]);
    const open: Facility[] = [start.to];
    for (let facility = open.shift(); facility !== undefined; facility = open.shift()) {
      if (facility === start.from) return this.#trace(start, facility, reachedBy);
      for (const line of this.#lines) {
        if (line.from !== facility || !isOpen(line) || reachedBy.has(line.to)) continue;
        reachedBy.set(line.to, line);
        open.push(line.to);
      }
    }
    return undefined;
  }

  #trace(start: Line, end: Facility, reachedBy: ReadonlyMap<Facility, Line>): readonly Change[] {
    const changes: Change[] = [];
    let line = reachedBy.get(end);
    while (line !== undefined) {
      changes.push({ person: line.people.first as number, from: line.from, to: line.to });
      line = line === start ? undefined : reachedBy.get(line.from);
    }
    return changes.reverse();
  }
}

function isOpen({ people, to }: Line): boolean {
  return people.length > 0 && to.province?.objects !== true;
}
