import fc from "fast-check";
import { expect, test } from "vitest";
import { WaitingList } from "../../../src/models/work/waiting-list.js";

const drain = (list: WaitingList) => {
  const order: number[] = [];
  while (list.length > 0) order.push(list.take());
  return order;
};

test("calls by rank, then key, then order of arrival", () => {
  const list = new WaitingList();
  list.add(10, 1, 0);
  list.add(11, 0, 5);
  list.add(12, 0, 5);
  list.add(13, 0, -3);
  list.add(14, -1, 99);
  expect(list.head).toBe(14);
  expect(drain(list)).toEqual([14, 13, 11, 12, 10]);
  expect(list.head).toBe(-1);
  expect(list.take()).toBe(-1);
});

test("who withdraws is not called; a task cannot wait twice, but can come back", () => {
  const list = new WaitingList();
  for (const task of [0, 1, 2, 3]) list.add(task);
  expect(list.withdraw(1)).toBe(true);
  expect(list.withdraw(1)).toBe(false);
  expect(list.withdraw(999)).toBe(false);
  expect(() => list.add(2)).toThrow("task 2 already waits");
  list.add(1);
  expect(drain(list)).toEqual([0, 2, 3, 1]);
});

test("agrees with a sorted array through any adding, calling and withdrawing", () => {
  const step = fc.record({
    kind: fc.constantFrom("add", "add", "take", "withdraw"),
    task: fc.integer({ min: 0, max: 300 }),
    rank: fc.integer({ min: -1, max: 1 }),
    key: fc.constantFrom(0, 1, 2.5, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400, size: "max" }), (steps) => {
      const list = new WaitingList();
      let model: { task: number; rank: number; key: number; order: number }[] = [];
      let order = 0;
      for (const { kind, task, rank, key } of steps) {
        const waits = model.some((entry) => entry.task === task);
        if (kind === "add" && !waits) {
          list.add(task, rank, key);
          model.push({ task, rank, key, order: order++ });
          model.sort((a, b) => a.rank - b.rank || (a.key === b.key ? a.order - b.order : a.key - b.key));
        } else if (kind === "take") {
          expect(list.take()).toBe(model.shift()?.task ?? -1);
        } else if (kind === "withdraw") {
          expect(list.withdraw(task)).toBe(waits);
          model = model.filter((entry) => entry.task !== task);
        }
        expect(list.length).toBe(model.length);
        expect(list.has(task)).toBe(model.some((entry) => entry.task === task));
      }
      expect(drain(list)).toEqual(model.map((entry) => entry.task));
    }),
    { seed: 3, numRuns: 200 },
  );
});
