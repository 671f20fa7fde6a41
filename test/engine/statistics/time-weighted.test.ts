import { expect, test } from "vitest";
import { TimeWeighted } from "../../../src/engine/index.js";

test("integral, mean and extremes of a value that changes at moments", () => {
  const length = new TimeWeighted(10, 2);
  length.update(12, 5); // 2 for 2
  length.add(13, -4); // 5 for 1
  expect(length.current).toBe(1);
  expect(length.integral(17)).toBe(2 * 2 + 5 + 1 * 4);
  expect(length.mean(17)).toBe(13 / 7);
  expect([length.minimum, length.maximum]).toEqual([1, 5]);
});

test("a value that held for no time counts for the extremes alone", () => {
  const length = new TimeWeighted();
  length.update(1, 9);
  length.update(1, 0);
  expect(length.maximum).toBe(9);
  expect(length.integral(5)).toBe(0);
});

test("before any time has passed the mean is the value", () => {
  const length = new TimeWeighted(3, 7);
  expect(length.mean(3)).toBe(7);
});

test("asking does not change anything", () => {
  const length = new TimeWeighted(0, 1);
  length.mean(5);
  length.update(2, 3);
  expect(length.integral(4)).toBe(8);
});

test("after a reset only what follows counts, from the value that holds", () => {
  const length = new TimeWeighted(0, 100);
  length.update(5, 4);
  length.reset(6);
  expect([length.minimum, length.maximum, length.current]).toEqual([4, 4, 4]);
  length.update(8, 1);
  expect(length.integral(10)).toBe(10);
  expect(length.mean(10)).toBe(2.5);
});

test("time never goes back", () => {
  const length = new TimeWeighted(0, 1);
  length.update(5, 2);
  const uses = [
    () => length.update(4, 0),
    () => length.add(4, 1),
    () => length.integral(4),
    () => length.mean(4),
    () => length.reset(4),
    () => length.update(Number.NaN, 0),
  ];
  for (const use of uses) expect(use).toThrow(RangeError);
  expect(() => length.update(4, 0)).toThrow("time 4: the value last changed at 5");
  expect(length.integral(6)).toBe(7);
});

test("a reset at the very moment of a change keeps the value that came with it", () => {
  const length = new TimeWeighted(0, 2);
  length.update(5, 7);
  length.reset(5);
  expect([length.mean(9), length.minimum, length.maximum]).toEqual([7, 7, 7]);
});
