import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Batch } from "../../src/engine/event-list/batch.js";
import { Rung } from "../../src/engine/event-list/rung.js";
import { SlotHeap } from "../../src/engine/event-list/slot-heap.js";
import { Slots } from "../../src/engine/event-list/slots.js";
import { deriveStream, type EventHandle, EventList } from "../../src/engine/index.js";
import { programs, runSideBySide } from "./event-list-programs.js";
import { churn, hold, laws, slotOf } from "./event-list-streams.js";

const ever = Number.POSITIVE_INFINITY;

afterEach(() => {
  vi.restoreAllMocks();
});

function drain<Item>(list: EventList<Item>): Item[] {
  const items: Item[] = [];
  for (let item = list.popBefore(ever); item !== undefined; item = list.popBefore(ever)) items.push(item);
  return items;
}

test("events come by time, then priority, then order of insertion", () => {
  const list = new EventList<string>();
  list.insert(2, 0, "d");
  list.insert(1, 5, "c");
  list.insert(1, -5, "a");
  list.insert(1, 5, "c'");
  list.insert(1, 0, "b");
  expect(drain(list)).toEqual(["a", "b", "c", "c'", "d"]);
});

test("an event at the horizon stays; the popped one's time and priority can be read", () => {
  const list = new EventList<string>();
  list.insert(1, 3, "one");
  list.insert(2, 0, "two");
  expect(list.popBefore(1)).toBeUndefined();
  expect(list.popBefore(2)).toBe("one");
  expect([list.time, list.priority]).toEqual([1, 3]);
  expect(list.popBefore(2)).toBeUndefined();
  expect([list.size, list.peekTime()]).toEqual([1, 2]);
});

test("an empty list has nothing before any horizon and no time", () => {
  const list = new EventList<string>();
  expect([list.size, list.popBefore(ever), list.peekTime()]).toEqual([0, undefined, ever]);
});

test("an event can be cancelled once, and not after it has run", () => {
  const list = new EventList<string>();
  const first = list.insert(1, 0, "first");
  const second = list.insert(2, 0, "second");
  expect([list.cancel(second), list.cancel(second), list.size]).toEqual([true, false, 1]);
  expect(drain(list)).toEqual(["first"]);
  expect([list.cancel(first), list.isScheduled(first)]).toEqual([false, false]);
});

test("a stale handle does not touch the event that has its slot now", () => {
  const list = new EventList<string>();
  const stale = list.insert(1, 0, "old");
  list.popBefore(ever);
  const fresh = list.insert(2, 0, "new");
  expect(slotOf(fresh)).toBe(slotOf(stale));
  expect([list.cancel(stale), list.isScheduled(fresh), list.size]).toEqual([false, true, 1]);
});

test("what never was a handle is refused", () => {
  const list = new EventList<string>();
  list.insert(1, 0, "only");
  for (const number of [-1, 0, 1, 2, 0.5, 2 ** 26, 2 ** 52, Number.NaN, Number.POSITIVE_INFINITY])
    expect(list.cancel(number as EventHandle)).toBe(false);
  expect(list.size).toBe(1);
});

test("clear forgets every event, and old handles do nothing to new ones", () => {
  const list = new EventList<number>();
  const handles = Array.from({ length: 100 }, (_, k) => list.insert(k % 7, 0, k));
  for (let k = 0; k < 30; k++) list.popBefore(ever);
  list.clear();
  expect([list.size, list.peekTime(), [...list.items()].length]).toEqual([0, ever, 0]);
  list.insert(10, 0, 1000);
  expect(handles.some((handle) => list.cancel(handle))).toBe(false);
  expect(drain(list)).toEqual([1000]);
});

test("any program gives what a sorted array gives", () => {
  fc.assert(
    fc.property(programs, (steps) => runSideBySide(steps) >= 0),
    { numRuns: 400, seed: 1 },
  );
});

describe.each(Object.keys(laws))("delays %s", (law) => {
  test.each([
    [10, 3000],
    [150, 6000],
    [2500, 8000],
  ])("about %d pending: as a sorted array", (pending, steps) => {
    expect(runSideBySide(churn("short", law, pending, steps))).toBeGreaterThan(steps / 4);
  });

  test("an event is moved a few times at most, however many wait", () => {
    const spies = [
      vi.spyOn(Rung.prototype, "add"),
      vi.spyOn(SlotHeap.prototype, "push"),
      vi.spyOn(Slots.prototype, "precedes"),
    ];
    const list = new EventList<number>();
    const delay = laws[law]?.(deriveStream(2, 0, law)) ?? (() => 0);
    const pending = 20_000;
    for (let k = 0; k < pending; k++) list.insert(delay(), 0, k);
    hold(list, delay, pending);
    for (const spy of spies) spy.mockClear();
    hold(list, delay, 3 * pending);
    const moves = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
    // Times that no bucket can tell apart are left to a heap, whose cost is logarithmic.
    expect(moves / (3 * pending)).toBeLessThan(law.startsWith("so small") ? 20 : 6);
  });
});

test("a million events at one instant stay in the order of insertion, among them those they schedule", () => {
  const list = new EventList<number>();
  const million = 1_000_000;
  for (let k = 0; k < million / 2; k++) list.insert(1, 0, k);
  list.insert(2, 0, -1);
  let disorder = 0;
  for (let k = 0; k < million; k++) {
    if (list.popBefore(2) !== k) disorder++;
    if (k < million / 2) list.insert(1, 0, k + million / 2);
  }
  expect([disorder, list.popBefore(ever), list.size]).toEqual([0, -1, 0]);
});

test("a hundred thousand events at one instant come by priority, whenever they were inserted", () => {
  const list = new EventList<number>();
  const stream = deriveStream(3, 0, "priorities");
  const priority = (): number => Math.floor(stream.uniform() * 1000) - 500;
  for (let k = 0; k < 50_000; k++) list.insert(1, priority(), k);
  let late = 0;
  let before = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < 50_000; k++) {
    list.popBefore(ever);
    if (list.priority < before) late++;
    before = list.priority;
    // Later ones may come before those that wait, but not before what has run.
    list.insert(1, before + Math.floor(stream.uniform() * 100), k);
  }
  expect([late, list.size]).toEqual([0, 50_000]);
});

test("an input made to mislead the estimate of density does not make every event be looked at again and again", () => {
  // Layer by layer: what a sample of 33 finds is always a tight cluster long before all the rest.
  const size = 33;
  const times: number[] = [];
  let left = Array.from({ length: 20_000 }, (_, k) => k);
  for (let layer = 1; left.length > 2000; layer++) {
    const sampled = new Set(
      Array.from({ length: size }, (_, k) => left[Math.floor(((k + 0.5) * left.length) / size)] ?? 0),
    );
    for (const index of sampled) times[index] = layer + index * 1e-9;
    left = left.filter((index) => !sampled.has(index));
  }
  for (const index of left) times[index] = 1e4 + index;
  const list = new EventList<number>();
  for (const time of times) list.insert(time, 0, time);
  const looks = vi.spyOn(Rung.prototype, "position");
  expect(drain(list)).toEqual([...times].sort((a, b) => a - b));
  expect(looks.mock.calls.length).toBeLessThan(10 * times.length);
});

test("buckets laid for a sparse year take a burst within one minute of it without one long list", () => {
  const list = new EventList<number>();
  for (let k = 0; k < 1000; k++) list.insert(k * 8.76, 0, k);
  list.popBefore(ever);
  const heap = vi.spyOn(SlotHeap.prototype, "push");
  const stream = deriveStream(4, 0, "burst");
  for (let k = 0; k < 50_000; k++) list.insert(1 + stream.uniform() / 60, 0, k);
  let before = 0;
  let disorder = 0;
  for (let k = 0; k < 50_000; k++) {
    list.popBefore(ever);
    if (list.time < before) disorder++;
    before = list.time;
  }
  expect(disorder).toBe(0);
  expect(heap.mock.calls.length).toBeLessThan(5000);
});

test("scheduling and cancelling far events for ever takes no more memory", () => {
  const list = new EventList<number>();
  for (let k = 0; k < 10; k++) list.insert(1e9 + k, 0, k);
  const sweeps = vi.spyOn(Slots.prototype, "releaseAllButLive");
  let highest = 0;
  for (let k = 0; k < 300_000; k++) {
    const handle = list.insert(1e6 + k, 0, k);
    highest = Math.max(highest, slotOf(handle));
    list.cancel(handle);
  }
  expect(highest).toBeLessThan(1000);
  // Each sweep looks at all slots, so it must be rare.
  expect(sweeps.mock.calls.length).toBeLessThan(3000);
  expect(drain(list)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("time limits that are nearly always cancelled take no more memory than twice what waits at once", () => {
  const list = new EventList<number>();
  const waiting: EventHandle[] = [];
  let highest = 0;
  for (let k = 0; k < 200_000; k++) {
    list.insert(k, 0, k);
    list.popBefore(ever);
    const handle = list.insert(k + 1000, 0, -1);
    highest = Math.max(highest, slotOf(handle));
    waiting.push(handle);
    if (waiting.length > 50) list.cancel(waiting.shift() as EventHandle);
  }
  expect([list.size, highest < 1000]).toEqual([50, true]);
});

test("a slot whose generations are used up is retired, so that a handle never means another event", () => {
  const slots = new Slots();
  const slot = slots.take();
  slots.words[slot * 8 + 6] = 2 ** 27 - 1;
  slots.release(slot);
  expect(slots.take()).not.toBe(slot);
  const other = slots.take();
  slots.words[other * 8 + 6] = 2 ** 27 - 2;
  slots.release(other);
  expect(slots.take()).toBe(other);
});

test("a batch grows and keeps what it holds", () => {
  const batch = new Batch();
  for (let k = 0; k < 1000; k++) batch.push(k / 2, k);
  expect([batch.count, batch.times[999], batch.slots[999], batch.times[0]]).toEqual([1000, 499.5, 999, 0]);
});
