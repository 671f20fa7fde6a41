// What the event list does per event: when it lays out buckets, moves events and asks for memory. Counted in operations.
import { afterEach, describe, expect, it, vi } from "vitest";
import { Batch } from "../../src/engine/event-list/batch.js";
import { NearList } from "../../src/engine/event-list/near.js";
import { Rung } from "../../src/engine/event-list/rung.js";
import { SlotHeap } from "../../src/engine/event-list/slot-heap.js";
import { PRIORITY, Slots } from "../../src/engine/event-list/slots.js";
import { deriveStream, EventList } from "../../src/engine/index.js";
import { hold, laws } from "./event-list-streams.js";

const ever = Number.POSITIVE_INFINITY;

afterEach(() => {
  vi.restoreAllMocks();
});

/** An event list whose events all go to the far list, in the order given, until the first is asked for. */
function farList(times: Iterable<number>): EventList<number> {
  const list = new EventList<number>();
  list.clear();
  for (const time of times) list.insert(time, 0, time);
  return list;
}

const counting = (count: number): number[] => Array.from({ length: count }, (_, k) => k);

describe("a rung of buckets", () => {
  /** The rungs laid while the events come out: where each begins, its density, its buckets and its load. */
  function laid(times: readonly number[]): unknown[] {
    const list = farList(times);
    const lay = vi.spyOn(Rung.prototype, "lay");
    for (const time of [...times].sort((a, b) => a - b)) expect(list.popBefore(ever)).toBe(time);
    expect(list.popBefore(ever)).toBeUndefined();
    return lay.mock.calls.splice(0);
  }

  it("is laid for 13 events, not for 12", () => {
    expect(laid(counting(12))).toEqual([]);
    expect(laid(counting(13))).toHaveLength(1);
  });

  it("has 2 events per bucket at the density of the nearer half, and reaches 6 times as far", () => {
    expect(laid(counting(100).map((k) => 7 + k))).toEqual([[7, 150 / (6 * 50), 150, 6]]);
    // In a sample of 9 the nearer half ends at 94; how late the later ones are says nothing.
    expect(laid(counting(100).map((k) => (k % 2 === 0 ? k : 150 + k)))).toEqual([
      [0, 150 / (6 * 94), 150, 6],
    ]);
  });

  it("has the density of twice the mean where the nearer half is one instant", () => {
    const late = counting(41).slice(1);
    const mean = late.reduce((sum, time) => sum + time, 0) / 100;
    const times = [...late.map((time) => 3 + time), ...Array<number>(60).fill(3)];
    expect(laid(times)[0]).toEqual([3, 150 / (2 * mean), 150, 6]);
  });

  it("has the density of twice the mean after one that nearly all events were too late for", () => {
    // A sample of 9 of 100 finds these and takes them for the nearer half.
    const sampled = new Set([5, 16, 27, 38, 50, 61, 72, 83, 94]);
    const times = counting(100).map((k) => (sampled.has(k) ? k / 1024 : 2 ** 20 + 64 * k));
    const others = times.filter((time) => time >= 2 ** 20);
    const mean = others.reduce((sum, time) => sum + (time - 2 ** 20), 0) / others.length;
    expect(laid(times)[1]).toEqual([2 ** 20, 137 / (2 * mean), 137, 6]);
  });

  it("of 2000 events or more reaches twice as far and is emptied in larger loads, of 1999 not", () => {
    expect(laid(counting(1999))).toEqual([[0, 2999 / (6 * 999), 2999, 6]]);
    expect(laid(counting(2000))).toEqual([[0, 1000 / (2 * 1000), 1000, 16]]);
  });

  it.each([
    [100, 6],
    [2000, 16],
  ])("of %d events is emptied %d events at a time", (count, load) => {
    const list = farList(counting(count));
    const loads = vi.spyOn(NearList.prototype, "loadFew");
    for (const time of counting(count)) expect(list.popBefore(ever)).toBe(time);
    const sizes = loads.mock.calls.map(([, size]) => size);
    // The last load of a rung is what is left, and the last rung may be small.
    expect(sizes.slice(0, 5)).toEqual(Array(5).fill(load));
  });

  it.each([
    [24, 1],
    [25, 2],
    [31, 2],
    [32, 2],
    [60, 2],
  ])("with %d events in one bucket needs %d rungs", (crowd, rungs) => {
    const list = farList(counting(100));
    const lay = vi.spyOn(Rung.prototype, "lay");
    expect(list.popBefore(ever)).toBe(0);
    // Buckets are two units wide: all of these share the one from 200 on.
    const late = counting(crowd).map((k) => 200 + k / 64);
    for (const time of late) list.insert(time, 0, time);
    for (const time of [...counting(100).slice(1), ...late]) expect(list.popBefore(ever)).toBe(time);
    expect(lay.mock.calls).toHaveLength(rungs);
  });
});

describe("the near list", () => {
  /** A near list, and what adds events to it as the event list does. */
  function nearList() {
    const slots = new Slots<string>();
    const near = new NearList(slots);
    const slotFor = (time: number, priority = 0): number => {
      const slot = slots.take();
      const { numbers, words } = slots;
      numbers[slot * 4] = time;
      numbers[slot * 4 + 1] = slot;
      words[slot * 8 + PRIORITY] = priority;
      return slot;
    };
    const add = (time: number, priority = 0): number => {
      const slot = slotFor(time, priority);
      near.insert(time, slot);
      return slot;
    };
    const batchOf = (times: readonly number[], priorities: readonly number[] = []): Batch => {
      const batch = new Batch();
      for (const [i, time] of times.entries()) batch.push(time, slotFor(time, priorities[i]));
      return batch;
    };
    /** Times of all events, in order; takes them out. */
    const drain = (): number[] => {
      const times: number[] = [];
      for (let slot = near.first(); slot !== 0; slot = near.first()) {
        times.push(slots.numbers[slot * 4] ?? Number.NaN);
        near.removeFirst();
      }
      return times;
    };
    return { slots, near, add, batchOf, drain };
  }

  it.each([
    [16, 0],
    [17, 1],
  ])("of %d events puts %d of one that comes among them on the heap", (waiting, onHeap) => {
    const { add, drain } = nearList();
    const push = vi.spyOn(SlotHeap.prototype, "push");
    for (let k = 0; k < waiting; k++) add(k);
    expect(push).not.toHaveBeenCalled();
    add(3.5);
    expect(push).toHaveBeenCalledTimes(onHeap);
    // After all others there is always room at the end of the run.
    add(waiting + 1);
    add(waiting + 1);
    expect(push).toHaveBeenCalledTimes(onHeap);
    expect(drain()).toEqual([...counting(waiting), 3.5, waiting + 1, waiting + 1].sort((a, b) => a - b));
  });

  it("is crowded from 5 events on the heap on, and from one more than were loaded at once", () => {
    const { near, add } = nearList();
    for (let k = 0; k < 17; k++) add(k);
    for (let k = 1; k <= 5; k++) {
      add(3.5);
      expect(near.crowded).toBe(k === 5);
    }
    const loaded = nearList();
    const times = counting(20);
    loaded.near.loadFew(loaded.batchOf(times), times.length);
    for (let k = 1; k <= 21; k++) {
      loaded.add(3.5);
      expect(loaded.near.crowded).toBe(k === 21);
    }
  });

  it("whose crowd is accepted asks again when it is twice as large", () => {
    const { near, add } = nearList();
    for (let k = 0; k < 17; k++) add(k);
    for (let k = 0; k < 5; k++) add(3.5);
    near.acceptCrowd();
    for (let k = 6; k <= 11; k++) {
      add(3.5);
      expect(near.crowded).toBe(k === 11);
    }
    near.clear();
    for (let k = 0; k < 17; k++) add(k);
    for (let k = 1; k <= 5; k++) {
      add(3.5);
      expect(near.crowded).toBe(k === 5);
    }
  });

  it.each([
    ["in order", [1, 2, 2, 3], 0],
    ["out of order", [3, 1, 2, 2], 4],
  ])("takes a batch %s, and is crowded by more than twice as many", (_, times, onHeap) => {
    const { near, add, batchOf, drain } = nearList();
    near.loadAll(batchOf(times));
    // The run has to be long before anything goes to the heap.
    for (let k = 0; k < 17; k++) add(10 + k);
    for (let k = 1; onHeap + k <= 9; k++) {
      add(10.5);
      expect(near.crowded).toBe(onHeap + k === 9);
    }
    expect(drain().slice(0, 4)).toEqual([1, 2, 2, 3]);
  });

  it("takes a batch in which only two neighbours are out of order", () => {
    const { near, slots, batchOf, drain } = nearList();
    near.loadAll(batchOf([1, 3, 2, 4]));
    expect(drain()).toEqual([1, 2, 3, 4]);
    near.loadAll(batchOf([5, 5, 5, 5], [0, 2, 1, 3]));
    const priorities = counting(4).map(() => {
      const priority = slots.words[near.first() * 8 + PRIORITY];
      near.removeFirst();
      return priority;
    });
    expect(priorities).toEqual([0, 1, 2, 3]);
  });

  it.each([4, 256])("takes a batch of %d events in order by one copy: there is room for 256", (size) => {
    const { near, batchOf, drain } = nearList();
    const batch = batchOf(counting(size));
    const copies = vi.spyOn(Float64Array.prototype, "set");
    near.loadAll(batch);
    expect(copies).toHaveBeenCalledTimes(1);
    expect(drain()).toEqual(counting(size));
  });

  it("puts an event near the front there, without a look at those behind", () => {
    const { slots, near, add, drain } = nearList();
    add(0);
    for (let k = 0; k < 6; k++) add(1, 5);
    for (let k = 0; k < 9; k++) add(2);
    near.removeFirst();
    const looks = looksAtRecords(slots);
    add(1, 0);
    // Its own priority is written and read, and that of the one that it goes before.
    expect(looks()).toBeLessThanOrEqual(3);
    expect(drain()).toEqual([...Array(7).fill(1), ...Array(9).fill(2)]);
  });

  it("puts an event near the end there, without a look at those before", () => {
    const { slots, near, add, drain } = nearList();
    add(0);
    for (let k = 0; k < 9; k++) add(1);
    for (let k = 0; k < 6; k++) add(2, 0);
    add(3);
    near.removeFirst();
    const looks = looksAtRecords(slots);
    add(2, 5);
    expect(looks()).toBeLessThanOrEqual(3);
    expect(drain()).toEqual([...Array(9).fill(1), ...Array(7).fill(2), 3]);
  });

  it.each([
    [128, 1],
    [129, 0],
  ])("with %d of 256 places taken at its end moves %d times to the front", (waiting, moves) => {
    const { near, add, drain } = nearList();
    const copy = vi.spyOn(Float64Array.prototype, "copyWithin");
    for (let k = 0; k < 256; k++) add(k);
    for (let k = 0; k < 256 - waiting; k++) near.removeFirst();
    expect(copy).not.toHaveBeenCalled();
    add(256);
    expect(copy).toHaveBeenCalledTimes(moves);
    expect(drain()).toEqual(counting(257).slice(256 - waiting));
  });

  it("says whether its first event comes later, be it on the heap or not", () => {
    const { near, add } = nearList();
    for (let k = 0; k < 17; k++) add(k);
    expect([near.startsAfter(-1), near.startsAfter(0)]).toEqual([true, false]);
    add(3.5);
    expect([near.startsAfter(-1), near.startsAfter(0)]).toEqual([true, false]);
    add(-1);
    expect([near.startsAfter(-2), near.startsAfter(-1)]).toEqual([true, false]);
    for (let k = 0; k < 19; k++) near.removeFirst();
    expect(near.startsAfter(-1)).toBe(false);
    // What was on the heap last is later than the time asked about, but no longer there.
    near.clear();
    for (let k = 0; k < 17; k++) add(100 + k);
    add(100.5);
    near.clear();
    expect(near.startsAfter(50)).toBe(false);
  });

  /** Counts from now on how often the records of events are asked for. */
  function looksAtRecords(slots: Slots<string>): () => number {
    const { words } = slots;
    let looks = 0;
    Object.defineProperty(slots, "words", {
      get: () => {
        looks++;
        return words;
      },
    });
    return () => looks;
  }
});

describe("a cancelled event", () => {
  it("that has come to the front no longer counts towards a sweep of all slots", () => {
    const list = new EventList<number>();
    const sweeps = vi.spyOn(Slots.prototype, "releaseAllButLive");
    for (let k = 0; k < 2000; k++) {
      list.cancel(list.insert(k, 0, -1));
      list.insert(k, 0, k);
      expect(list.popBefore(ever)).toBe(k);
    }
    expect(sweeps).not.toHaveBeenCalled();
  });
});

describe("a batch", () => {
  it("that is large enough keeps its memory", () => {
    const batch = new Batch();
    const { times, slots } = batch;
    batch.reserve(64);
    for (let k = 0; k < 64; k++) batch.push(k, k);
    expect([batch.times === times, batch.slots === slots]).toEqual([true, true]);
    batch.push(64, 64);
    expect([batch.times.length, batch.slots.length]).toEqual([128, 128]);
    batch.reserve(513);
    expect([batch.times.length, batch.slots.length, batch.times[64]]).toEqual([1024, 1024, 64]);
  });
});

describe.each(
  Object.keys(laws)
    .slice(0, 8)
    .filter((law) => law !== "of every magnitude"),
)("delays %s", (law) => {
  it("cost the same in any unit of time", () => {
    const operations = (unit: number): number[] => {
      const spies = [
        vi.spyOn(Rung.prototype, "add"),
        vi.spyOn(Rung.prototype, "lay"),
        vi.spyOn(Rung.prototype, "position"),
        vi.spyOn(Rung.prototype, "count"),
        vi.spyOn(SlotHeap.prototype, "push"),
        vi.spyOn(Slots.prototype, "precedes"),
      ];
      const list = new EventList<number>();
      const delay = laws[law]?.(deriveStream(2, 0, law)) ?? (() => 0);
      const scaled = (): number => delay() * unit;
      for (let k = 0; k < 300; k++) list.insert(scaled(), 0, k);
      hold(list, scaled, 1500);
      const counts = spies.map(({ mock }) => mock.calls.length);
      vi.restoreAllMocks();
      return counts;
    };
    expect(operations(2 ** -40)).toEqual(operations(1));
    expect(operations(2 ** 40)).toEqual(operations(1));
  });
});
