import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Calendar } from "../../../src/models/calendar/calendar.js";
import type { CalendarData } from "../../../src/models/calendar/calendar-data.js";
import { Closures } from "../../../src/models/calendar/closures.js";

/** Streams that give the same number for ever. */
const fixed = (value: number) => new Closures(() => ({ uniform: () => value }));

/** 09:00-16:00 on the given days. */
const days = (list: readonly number[], hours: readonly [number, number] = [9, 16]): CalendarData => ({
  open: list.map((day) => 24 * day + hours[0]),
  close: list.map((day) => 24 * day + hours[1]),
  day: list,
});

const draw = (data: CalendarData, closures = fixed(0.5)) => Calendar.draw(data, closures);

describe("a week from Wednesday 21 January 2026, Friday and Saturday off, 09:00-16:00", () => {
  const week = draw(days([0, 1, 4, 5, 6, 7, 8, 11]));

  test("is open from the opening to just before the close", () => {
    expect([8.999, 9, 15.999, 16].map((time) => week.isOpen(time))).toEqual([false, true, true, false]);
    expect(week.isOpen(2 * 24 + 10)).toBe(false);
  });

  test("next opens on Sunday after Thursday's close", () => {
    expect(week.nextOpen(24 + 16)).toBe(4 * 24 + 9);
    expect(week.nextOpen(24 + 15)).toBe(24 + 15);
    expect(week.nextOpening(24 + 9)).toBe(4 * 24 + 9);
    expect(week.nextOpening(24 + 8)).toBe(24 + 9);
    expect(week.nextClose(24 + 16)).toBe(4 * 24 + 16);
  });

  test("counts 35 working hours in its five days", () => {
    expect(week.openHours(0, 7 * 24)).toBe(35);
    expect(week.openHours(12, 4 * 24 + 10)).toBe(4 + 7 + 1);
    expect(week.openHours(20, 20)).toBe(0);
    expect(week.openHours(30, 20)).toBe(0);
    expect(week.openDays(0, 7 * 24)).toBe(5);
    // A day counts from its opening at 09:00 on.
    expect([week.openDays(0, 9), week.openDays(0, 10), week.openDays(9, 10)]).toEqual([0, 1, 1]);
  });

  test("a hearing of 9 hours begun Thursday at 14:00 ends on Sunday at 16:00, not on Monday at 09:00", () => {
    expect(week.addWorkingHours(24 + 14, 9)).toBe(4 * 24 + 16);
    expect(week.addWorkingHours(24 + 14, 9.5)).toBe(5 * 24 + 9.5);
    expect(week.addWorkingHours(24 + 20, 1)).toBe(4 * 24 + 10);
    expect(week.addWorkingHours(24 + 14, 0)).toBe(24 + 14);
  });

  test("says Infinity when the calendar ends first", () => {
    expect(week.totalHours).toBe(56);
    expect(week.addWorkingHours(0, 56)).toBe(11 * 24 + 16);
    expect(week.addWorkingHours(0, 56.1)).toBe(Number.POSITIVE_INFINITY);
    expect(week.nextOpen(11 * 24 + 16)).toBe(Number.POSITIVE_INFINITY);
    expect(week.nextOpening(11 * 24 + 9)).toBe(Number.POSITIVE_INFINITY);
    expect(week.addWorkingHours(11 * 24 + 16, 0.1)).toBe(Number.POSITIVE_INFINITY);
    expect(week.isOpen(99_999)).toBe(false);
  });
});

describe("days that are not like the others", () => {
  test("a feast on a weekend day closes nothing more", () => {
    const friday = { ...days([0, 1, 4, 5]), feasts: [{ name: "feast", day: 2, length: 1, plusMinus: 0 }] };
    expect(draw(friday).totalHours).toBe(28);
    const threeDays = { ...days([0, 1, 4, 5]), feasts: [{ name: "feast", day: 2, length: 3, plusMinus: 0 }] };
    expect(draw(threeDays).totalHours).toBe(21);
  });

  test("two feasts on the same day close it once", () => {
    const feasts = ["one", "two"].map((name) => ({ name, day: 1, length: 1, plusMinus: 0 }));
    expect(draw({ ...days([0, 1, 2]), feasts }).totalHours).toBe(14);
  });

  test("a night shift across a clock change is an hour shorter or longer", () => {
    // 22:00-06:00 on the night the clocks go forward, an ordinary night, and the night they go back.
    const nights: CalendarData = { open: [22, 46, 70], close: [29, 54, 79], day: [0, 1, 2] };
    const calendar = draw(nights);
    expect(calendar.totalHours).toBe(7 + 8 + 9);
    expect(calendar.addWorkingHours(22, 7.5)).toBe(46.5);
    expect(calendar.isOpen(29.5)).toBe(false);
    expect(calendar.isOpen(78.5)).toBe(true);
  });

  test("29 February is a working day like another: 20 in February 2028, Saturday and Sunday off; a day less works out at 19", () => {
    // Tuesday 1 February 2028 to Tuesday 29 February 2028: 21 weekdays; one fixed holiday on Monday the 14th.
    const february = Array.from({ length: 29 }, (_, i) => i).filter(
      (i) => ![4, 5].includes(i % 7) && i !== 13,
    );
    const calendar = draw(days(february, [8, 16]));
    expect(calendar.openDays(0, 29 * 24)).toBe(20);
    expect(calendar.openDays(0, 28 * 24)).toBe(19);
    expect(calendar.openHours(28 * 24, 29 * 24)).toBe(8);
  });

  test("shorter hours in a date range: a week of 7 h days and a week of 5 h days hold 60 hours", () => {
    const list = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11];
    const data = days(list);
    const short = { ...data, close: data.close.map((close, i) => (i < 5 ? close : close - 2)) };
    const calendar = draw(short);
    expect(calendar.totalHours).toBe(60);
    // 35 hours by Friday's close, then 5 a day: 42 hours are done 2 hours into Tuesday of the second week.
    expect(calendar.addWorkingHours(0, 42)).toBe(8 * 24 + 9 + 2);
  });
});

describe("what chance decides", () => {
  const feast = { name: "feast", day: 10, length: 3, plusMinus: 1 };
  const data: CalendarData = { ...days(Array.from({ length: 30 }, (_, i) => i)), feasts: [feast] };
  const closedDays = (calendar: Calendar) => data.day.filter((day) => !calendar.isOpen(24 * day + 12));

  test("a feast on day 10 plus or minus one begins on day 9, 10 or 11", () => {
    expect(closedDays(draw(data, fixed(0)))).toEqual([9, 10, 11]);
    expect(closedDays(draw(data, fixed(0.5)))).toEqual([10, 11, 12]);
    expect(closedDays(draw(data, fixed(0.999)))).toEqual([11, 12, 13]);
  });

  test("one shift per feast and replication, the same for all courts", () => {
    let draws = 0;
    const closures = new Closures(() => ({ uniform: () => [0.1, 0.9][draws++ % 2] ?? 0 }));
    expect(closedDays(draw(data, closures))).toEqual([9, 10, 11]);
    expect(closedDays(draw(data, closures))).toEqual([9, 10, 11]);
    expect(draws).toBe(1);
  });

  test("extra days fall on days that would be open, never twice on the same one", () => {
    const extraDays = [{ name: "cabinet", from: 8, to: 16, maximum: 5, probability: 1 }];
    const closed = closedDays(draw({ ...data, extraDays }, fixed(0.5)));
    // The feast takes 10 to 12; five of the remaining 8, 9, 13, 14, 15 are all of them.
    expect(closed).toEqual([8, 9, 10, 11, 12, 13, 14, 15]);
    const more = [{ name: "cabinet", from: 8, to: 10, maximum: 5, probability: 1 }];
    expect(closedDays(draw({ ...data, extraDays: more }, fixed(0.5)))).toEqual([8, 9, 10, 11, 12]);
  });

  test("the number of extra days is binomial: the chance decides each", () => {
    const extraDays = [{ name: "cabinet", from: 0, to: 9, maximum: 4, probability: 0.5 }];
    let draws = 0;
    // chance, position, chance, position...: given, not given, given, not given.
    const source = { uniform: () => [0.2, 0, 0.7, 0, 0.4, 0, 0.9, 0][draws++] ?? 0.5 };
    const drawn = draw({ ...days([0, 1, 2, 3]), extraDays }, new Closures(() => source));
    expect(drawn.totalHours).toBe(14);
    expect(drawn.nextOpen(0)).toBe(2 * 24 + 9);
  });
});

describe("a calendar that never closes", () => {
  const always = Calendar.always();
  test("lets every hour pass as a working hour", () => {
    expect(always.isOpen(1e9)).toBe(true);
    expect(always.openHours(3, 10)).toBe(7);
    expect(always.addWorkingHours(1e6, 0.25)).toBe(1e6 + 0.25);
    expect(always.nextClose(5)).toBe(Number.POSITIVE_INFINITY);
    expect(always.nextOpening(5)).toBe(Number.POSITIVE_INFINITY);
  });
});

test("opening hours without holidays are a calendar, their days of 24 h from the start; without hours it never closes", () => {
  const gate = Calendar.of({ open: [8, 32], close: [16, 40] });
  expect([gate.dayAt(9), gate.dayAt(33), gate.openHours(0, 48), gate.openDays(0, 48)]).toEqual([0, 1, 16, 2]);
  expect(gate.addWorkingHours(15, 2)).toBe(33);
  expect(Calendar.of(undefined).longestInterval).toBe(Number.POSITIVE_INFINITY);
});

describe("errors", () => {
  test("name the interval that is out of order", () => {
    expect(() => draw({ open: [5], close: [5], day: [0] })).toThrow("interval 0 closes at 5");
    expect(() => draw({ open: [5, 6], close: [7, 8], day: [0, 0] })).toThrow("interval 1 opens at 6");
    expect(() => draw({ open: [5, 6], close: [7], day: [0, 0] })).toThrow("one closing time");
    expect(() => draw({ open: [5], close: [Number.NaN], day: [0] })).toThrow("interval 0");
  });
});

test("adding working hours and counting them are inverse to each other, in any order of questions", () => {
  const lengths = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 })), {
    minLength: 1,
    maxLength: 12,
    size: "max",
  });
  const questions = fc.array(
    fc.tuple(fc.double({ min: 0, max: 500, noNaN: true }), fc.integer({ min: 1, max: 60 })),
    { maxLength: 60, size: "max" },
  );
  fc.assert(
    fc.property(lengths, questions, (parts, asked) => {
      const data = { open: [] as number[], close: [] as number[], day: [] as number[] };
      let time = 0;
      for (const [gap, length] of parts) {
        data.open.push(time + gap);
        time += gap + length;
        data.close.push(time);
        data.day.push(0);
      }
      const calendar = draw(data);
      for (const [from, hours] of asked) {
        const end = calendar.addWorkingHours(from, hours);
        if (end === Number.POSITIVE_INFINITY) {
          expect(calendar.openHours(from, time)).toBeLessThan(hours);
        } else {
          expect(calendar.openHours(from, end)).toBeCloseTo(hours, 8);
          expect(calendar.openHours(from, end - 1e-3)).toBeLessThan(hours);
        }
      }
    }),
    { seed: 7, numRuns: 300 },
  );
});
