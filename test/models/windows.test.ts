import fc from "fast-check";
import { expect, test } from "vitest";
import { type Intervals, Windows, without } from "../../src/models/index.js";

/** Whole-hour intervals, so that every question has an answer by counting hours. */
const intervals = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 5 })), {
    maxLength: 12,
    size: "max",
  })
  .map((steps): Intervals => {
    const [open, close]: [number[], number[]] = [[], []];
    let time = 0;
    for (const [gap, length] of steps) {
      open.push(time + gap);
      time += gap + length;
      close.push(time);
    }
    return { open, close };
  });
const openAt = ({ open, close }: Intervals, hour: number) =>
  open.some((from, i) => from <= hour && hour < (close[i] ?? 0));

test("open, next open, open hours and spans agree with a count hour by hour", () => {
  fc.assert(
    fc.property(intervals, fc.nat(60), fc.nat(60), fc.nat(6), (data, from, to, length) => {
      const windows = new Windows(data);
      expect(windows.isOpen(from)).toBe(openAt(data, from));
      const hours = Array.from({ length: 130 }, (_, hour) => hour);
      const next = hours.find((hour) => hour >= from && openAt(data, hour));
      expect(windows.nextOpen(from)).toBe(next ?? Number.POSITIVE_INFINITY);
      const inside = hours.filter((hour) => hour >= from && hour < to && openAt(data, hour)).length;
      expect(windows.openHours(from, to)).toBe(inside);
      const span = hours.find(
        (start) =>
          start >= from &&
          openAt(data, start) &&
          hours.slice(start, start + length).every((hour) => openAt(data, hour)),
      );
      expect(windows.firstSpan(from, length)).toBe(span ?? Number.POSITIVE_INFINITY);
      const change = hours.find((hour) => hour > from && openAt(data, hour) !== openAt(data, hour - 1));
      if (change !== undefined) expect(windows.nextChange(from)).toBeLessThanOrEqual(change);
    }),
  );
});

test("what is taken out of windows is out, and nothing else is", () => {
  fc.assert(
    fc.property(intervals, intervals, (data, excluded) => {
      const rest = without(data, excluded);
      new Windows(rest);
      for (let hour = 0; hour < 130; hour++) {
        expect(openAt(rest, hour)).toBe(openAt(data, hour) && !openAt(excluded, hour));
      }
    }),
  );
});

test("the answers do not depend on what was asked before", () => {
  fc.assert(
    fc.property(
      intervals,
      fc.array(fc.nat(60), { minLength: 2, maxLength: 20, size: "max" }),
      (data, times) => {
        const windows = new Windows(data);
        for (const time of times) {
          expect(windows.isOpen(time)).toBe(openAt(data, time));
          expect(windows.nextChange(time)).toBe(new Windows(data).nextChange(time));
        }
      },
    ),
  );
});

test("half an hour in a window counts half", () => {
  const windows = new Windows({ open: [1, 5], close: [3, 6] });
  expect(windows.openHours(1.5, 5.5)).toBe(2);
  expect(windows.firstSpan(2.5, 0.5)).toBe(2.5);
  expect(windows.firstSpan(2.5, 0.75)).toBe(5);
});

test("without intervals it is always open", () => {
  const always = Windows.of(undefined);
  expect(always.isOpen(1e9)).toBe(true);
  expect(always.firstSpan(5, 1e6)).toBe(5);
  expect(always.nextChange(0)).toBe(Number.POSITIVE_INFINITY);
  expect(always.openHours(3, 10)).toBe(7);
});

test.each([
  [{ open: [5], close: [5] }],
  [{ open: [5, 2], close: [6, 3] }],
  [{ open: [0, 1], close: [2, 3] }],
  [{ open: [0], close: [] }],
])("refuses %j", (data) => {
  expect(() => new Windows(data)).toThrow(RangeError);
});
