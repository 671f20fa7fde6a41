import fc from "fast-check";
import { expect, test } from "vitest";
import { WaitingLists } from "../../../src/models/work/waiting-lists.js";

interface Waiting {
  readonly task: number;
  readonly kind: number;
  readonly rank: number;
  readonly key: number;
}

/** Takes the first whose kind may be called. */
function take(lists: WaitingLists, mayBeCalled: (kind: number) => boolean): number {
  const list = lists.first(mayBeCalled);
  return list === undefined ? -1 : lists.takeFrom(list);
}

test("a kind that may not be called is passed over, and keeps its place", () => {
  const lists = new WaitingLists();
  [1, 0, 1, 0].forEach((kind, task) => {
    lists.add(task, kind, 0, 0);
  });
  const noneOf = (kind: number) => (other: number) => other !== kind;
  expect(take(lists, noneOf(1))).toBe(1);
  expect(take(lists, () => true)).toBe(0);
  expect(take(lists, noneOf(0))).toBe(2);
  expect(take(lists, noneOf(0))).toBe(-1);
  expect(lists.length).toBe(1);
});

test("agrees with a sorted array through any adding, calling and withdrawing", () => {
  const step = fc.record({
    what: fc.constantFrom("add", "add", "take", "withdraw"),
    kind: fc.nat(3),
    rank: fc.nat(2),
    key: fc.nat(2),
    free: fc.nat(15),
    pick: fc.nat(50),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80, size: "max" }), (steps) => {
      const lists = new WaitingLists();
      let waiting: Waiting[] = [];
      steps.forEach(({ what, kind, rank, key, free, pick }, task) => {
        if (what === "add") {
          lists.add(task, kind, rank, key);
          waiting.push({ task, kind, rank, key });
        } else if (what === "withdraw") {
          expect(lists.withdraw(pick)).toBe(waiting.some((one) => one.task === pick));
          waiting = waiting.filter((one) => one.task !== pick);
        } else {
          const mayBeCalled = (other: number) => (free & (1 << other)) !== 0;
          const [next] = waiting
            .filter((one) => mayBeCalled(one.kind))
            .sort((a, b) => a.rank - b.rank || a.key - b.key || a.task - b.task);
          expect(take(lists, mayBeCalled)).toBe(next?.task ?? -1);
          waiting = waiting.filter((one) => one !== next);
        }
        expect(lists.length).toBe(waiting.length);
      });
    }),
    { seed: 5, numRuns: 300 },
  );
});
