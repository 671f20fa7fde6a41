// The families of those who stand in several lines at once.
import type { Households } from "../families/households.js";
import type { PersonQueue } from "../person-queue.js";

/** A family, and those of it who stand in line. */
export interface FamilyInLine {
  readonly family: number;
  readonly here: readonly number[];
}

/**
 * Families in the order in which the first of each has stood longest. Lines must not change meanwhile; all of a family
 * who stand anywhere stand in the same one.
 *
 * @param since when a person joined a line
 */
export function* familiesInLine(
  lines: readonly PersonQueue[],
  households: Households,
  since: (person: number) => number,
): Generator<FamilyInLine, void, undefined> {
  const walks = lines.map((line) => {
    const people = line[Symbol.iterator]();
    return { line, people, head: people.next() };
  });
  const taken = new Set<number>();
  for (;;) {
    let first: (typeof walks)[number] | undefined;
    let oldest = Number.POSITIVE_INFINITY;
    for (const walk of walks) {
      if (walk.head.done || since(walk.head.value) >= oldest) continue;
      oldest = since(walk.head.value);
      first = walk;
    }
    if (first === undefined || first.head.done) return;
    const { line, head } = first;
    first.head = first.people.next();
    const family = households.of(head.value);
    if (taken.has(family)) continue;
    taken.add(family);
    yield { family, here: households.members(family).filter((member) => line.has(member)) };
  }
}
