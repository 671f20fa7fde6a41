import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type EventHandle, EventList } from "../../src/engine/index.js";
import { programs, runSideBySide } from "./event-list-programs.js";
import { churn, laws, slotOf } from "./event-list-streams.js";

describe.each(Object.keys(laws))("delays %s, a million steps", (law) => {
  test.each([
    [30, 400_000],
    [700, 400_000],
    [4000, 200_000],
  ])("about %d pending: as a sorted array", (pending, steps) => {
    expect(runSideBySide(churn("long", law, pending, steps))).toBeGreaterThan(steps / 4);
  });
});

test("any of twenty thousand programs gives what a sorted array gives", () => {
  fc.assert(
    fc.property(programs, (steps) => runSideBySide(steps) >= 0),
    { numRuns: 20_000, seed: 2 },
  );
});

test("a slot serves 134 million events, then is retired: the first handle never means a later event", () => {
  const list = new EventList<number>();
  const first = list.insert(0, 0, 0);
  list.popBefore(Number.POSITIVE_INFINITY);
  let handle: EventHandle = first;
  let revived = 0;
  for (let k = 1; k < 2 ** 27 + 10; k++) {
    handle = list.insert(k, 0, k);
    if (handle === first) revived++;
    list.popBefore(Number.POSITIVE_INFINITY);
  }
  expect(revived).toBe(0);
  expect(slotOf(handle)).not.toBe(slotOf(first));
});
