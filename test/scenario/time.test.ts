import { describe, expect, it } from "vitest";
import { type CalendarWords, layCalendar } from "../../src/scenario/calendar.js";
import { parseDailySpan, ScenarioClock } from "../../src/scenario/clock.js";
import type { Interval } from "../../src/scenario/intervals.js";
import { sunCourse } from "../../src/scenario/sun.js";
import { type DailyWindow, layWindow } from "../../src/scenario/windows.js";

const hasakah = { latitude: 36.5, longitude: 40.75 };
const everyDay = { dates: [], weekdays: [] };

function span(text: string): DailyWindow {
  const daily = parseDailySpan(text);
  if (daily === undefined) throw new Error(`no span: ${text}`);
  return { kind: "span", span: daily };
}

function night(clock: ScenarioClock, spot = hasakah, afterSunset = 0, beforeSunrise = 0): DailyWindow {
  return { kind: "night", sun: sunCourse(spot, clock), afterSunset, beforeSunrise };
}

const lengths = (intervals: readonly Interval[]) => intervals.map(({ from, to }) => to - from);

describe("the clock", () => {
  it("counts hours from the first instant of the start's date in its zone", () => {
    const clock = new ScenarioClock("2026-01-21", "Asia/Baghdad", 240);
    expect(new Date(clock.startEpoch).toISOString()).toBe("2026-01-20T21:00:00.000Z");
    expect(clock.hoursAt("2026-01-21T14:00")).toBe(14);
    expect(clock.hoursAt("2026-01-23")).toBe(48);
    expect(clock.hoursAt("2026-01-20")).toBe(-24);
    expect(clock.dayOf("2026-02-01")).toBe(11);
    expect([clock.dateAt(0), clock.dateAt(23.99), clock.dateAt(24)]).toEqual([
      "2026-01-21",
      "2026-01-21",
      "2026-01-22",
    ]);
  });

  it("lets a day last 23 or 25 hours where the clocks change", () => {
    const spring = new ScenarioClock("2026-03-28", "Europe/Berlin", 96);
    expect(spring.dayStarts()).toEqual([0, 24, 47, 71, 95]);
    const autumn = new ScenarioClock("2026-10-24T12:00", "Europe/Berlin", 60);
    expect(autumn.dayStarts()).toEqual([0, 12, 37]);
    expect(autumn.dailyGrid()).toEqual([0, 25, 49]);
  });

  it("knows leap days", () => {
    const clock = new ScenarioClock("2028-02-28", "UTC", 96);
    expect(clock.hoursAt("2028-03-01")).toBe(48);
    expect(clock.dateAt(30)).toBe("2028-02-29");
  });
});

describe("a window by the clock", () => {
  it("keeps its local hours across clock changes: 22:00-06:00 lasts 8, 7 or 9 hours", () => {
    const spring = new ScenarioClock("2026-03-27", "Europe/Berlin", 120);
    expect(lengths(layWindow(span("22:00-06:00"), everyDay, spring))).toEqual([6, 8, 7, 8, 8, 3]);
    const autumn = new ScenarioClock("2026-10-24", "Europe/Berlin", 72);
    expect(lengths(layWindow(span("22:00-06:00"), everyDay, autumn))).toEqual([6, 9, 8, 1]);
  });

  it("begins with the part of last night that reaches into the start, and ends at the horizon", () => {
    const clock = new ScenarioClock("2026-01-21", "Asia/Baghdad", 50);
    expect(layWindow(span("22:00-06:00"), everyDay, clock)).toEqual([
      { from: 0, to: 6 },
      { from: 22, to: 30 },
      { from: 46, to: 50 },
    ]);
  });

  it("loses the whole night that starts on a no-go day, and only that", () => {
    const clock = new ScenarioClock("2026-01-22", "Asia/Baghdad", 96); // a Thursday
    const noGo = { dates: ["01-24"], weekdays: [5] };
    expect(layWindow(span("22:00-06:00"), noGo, clock)).toEqual([
      { from: 0, to: 6 },
      { from: 22, to: 30 },
      { from: 94, to: 96 },
    ]);
  });

  it("open at all times but on no-go days is a window of whole days", () => {
    const clock = new ScenarioClock("2026-01-21", "Asia/Baghdad", 96);
    const noGo = { dates: ["2026-01-22"], weekdays: [] };
    expect(layWindow({ kind: "always" }, noGo, clock)).toEqual([
      { from: 0, to: 24 },
      { from: 48, to: 96 },
    ]);
  });
});

describe("a window by the sun", () => {
  it("is right at Hasakah on 21 January 2026: sunset 14:31:03, sunrise 04:25:49 UTC", () => {
    const clock = new ScenarioClock("2026-01-21", "Asia/Baghdad", 48);
    const [early, evening] = layWindow(night(clock), everyDay, clock);
    const utc = (hours: number) => new Date(clock.startEpoch + hours * 3_600_000).toISOString().slice(11, 19);
    expect(early?.from).toBe(0);
    expect(utc(early?.to ?? 0)).toBe("04:25:49");
    expect(utc(evening?.from ?? 0)).toBe("14:31:03");
  });

  it("is shortened by margins after sunset and before sunrise", () => {
    const clock = new ScenarioClock("2026-01-21", "Asia/Baghdad", 48);
    const plain = layWindow(night(clock), everyDay, clock)[1];
    const margins = layWindow(night(clock, hasakah, 0.5, 1), everyDay, clock)[1];
    expect(margins?.from).toBeCloseTo((plain?.from ?? 0) + 0.5, 9);
    expect(margins?.to).toBeCloseTo((plain?.to ?? 0) - 1, 9);
  });

  it("by day is shortened by margins after sunrise and before sunset", () => {
    const clock = new ScenarioClock("2026-01-21", "Asia/Baghdad", 48);
    const day = (afterSunrise: number, beforeSunset: number) =>
      layWindow({ kind: "day", sun: sunCourse(hasakah, clock), afterSunrise, beforeSunset }, everyDay, clock);
    const [plain, margins] = [day(0, 0), day(0.5, 1)];
    expect(plain).toHaveLength(2);
    for (const [k, { from, to }] of plain.entries()) {
      expect(margins[k]?.from).toBeCloseTo(from + 0.5, 9);
      expect(margins[k]?.to).toBeCloseTo(to - 1, 9);
    }
    // A day of less than ten hours that the margins eat up.
    expect(day(6, 6)).toEqual([]);
  });

  it("day and night together are the whole time", () => {
    const clock = new ScenarioClock("2026-06-01", "Asia/Baghdad", 240);
    const day: DailyWindow = {
      kind: "day",
      sun: sunCourse(hasakah, clock),
      afterSunrise: 0,
      beforeSunset: 0,
    };
    const all = [...layWindow(night(clock), everyDay, clock), ...layWindow(day, everyDay, clock)];
    expect(lengths(all).reduce((sum, hours) => sum + hours, 0)).toBeCloseTo(240, 9);
  });

  const tromso = { latitude: 69.65, longitude: 18.96 };
  const days = (spot: { latitude: number; longitude: number }, start: string, length: number) => {
    const clock = new ScenarioClock(start, "Europe/Oslo", length * 24);
    return { clock, nights: layWindow(night(clock, spot), everyDay, clock), sun: sunCourse(spot, clock) };
  };

  it("has no night under the midnight sun", () => {
    expect(days(tromso, "2026-06-10", 10).nights).toEqual([]);
    expect(days({ latitude: 90, longitude: 0 }, "2026-06-10", 10).nights).toEqual([]);
  });

  it("has nothing but night in polar night", () => {
    const { nights, clock } = days(tromso, "2026-12-05", 10);
    expect(nights).toEqual([{ from: 0, to: clock.horizon }]);
  });

  it("falls into one part a day for no-go days inside a polar night", () => {
    const clock = new ScenarioClock("2026-12-05", "Europe/Oslo", 72);
    expect(layWindow(night(clock, tromso), { dates: ["2026-12-06"], weekdays: [] }, clock)).toEqual([
      { from: 0, to: 24 },
      { from: 48, to: 72 },
    ]);
  });

  it("passes from dark to light over a year without a gap or a NaN, at any latitude", () => {
    for (const latitude of [-90, -78, -66.6, -10, 0, 45, 66.6, 69.65, 80, 90]) {
      for (const longitude of [-180, -75, 0, 120, 180]) {
        const { nights } = days({ latitude, longitude }, "2026-01-01", 370);
        let last = -1;
        for (const { from, to } of nights) {
          expect(from).toBeGreaterThan(last);
          expect(to).toBeGreaterThan(from);
          last = to;
        }
        const dark = lengths(nights).reduce((sum, hours) => sum + hours, 0) / (370 * 24);
        expect(dark).toBeGreaterThan(0.42);
        expect(dark).toBeLessThan(0.52);
      }
    }
  });
});

describe("a working calendar over the horizon", () => {
  const plain: CalendarWords = {
    weekend: [5, 6],
    hours: { from: 480, to: 900 },
    otherHours: [],
    holidays: [],
    recesses: [],
    feasts: [],
    extraDays: [],
  };

  it("works Sunday to Thursday, 08:00-15:00", () => {
    const clock = new ScenarioClock("2026-01-21", "Asia/Baghdad", 168); // a Wednesday
    expect(layCalendar(plain, clock)).toEqual({
      open: [8, 32, 104, 128, 152],
      close: [15, 39, 111, 135, 159],
      day: [0, 1, 4, 5, 6],
    });
  });

  it("does not count a holiday on a weekend day twice", () => {
    const clock = new ScenarioClock("2026-04-01", "Asia/Baghdad", 30 * 24);
    const free = layCalendar(plain, clock).day.length;
    // 9 April 2026 is a Thursday, 10 April a Friday.
    const holidays = ["2026-04-09", "2026-04-10"];
    expect(layCalendar({ ...plain, holidays }, clock).day.length).toBe(free - 1);
  });

  it("knows recesses of one year, and of every year also over its end", () => {
    const clock = new ScenarioClock("2026-12-28", "Asia/Baghdad", 8 * 24); // a Monday: Friday is day 4
    const days = (from: string, to: string) => layCalendar({ ...plain, recesses: [{ from, to }] }, clock).day;
    expect(days("2026-12-29", "2026-12-30")).toEqual([0, 3, 6, 7]);
    expect(days("2025-12-29", "2025-12-30")).toEqual([0, 1, 2, 3, 6, 7]);
    expect(days("12-29", "12-30")).toEqual([0, 3, 6, 7]);
    expect(days("12-30", "01-03")).toEqual([0, 1, 7]);
  });

  it("knows holidays of every year", () => {
    const clock = new ScenarioClock("2026-07-12", "Asia/Baghdad", 3 * 24);
    expect(layCalendar({ ...plain, holidays: ["07-14"] }, clock).day).toEqual([0, 1]);
  });

  it("works shorter hours inside a range of dates, both ends included", () => {
    const clock = new ScenarioClock("2026-02-17", "Asia/Baghdad", 3 * 24);
    const otherHours = [{ from: "2026-02-18", to: "2026-02-18", hours: { from: 540, to: 780 } }];
    const { open, close } = layCalendar({ ...plain, otherHours }, clock);
    expect([open, close]).toEqual([
      [8, 33, 56],
      [15, 37, 63],
    ]);
  });

  it("takes a shift over a clock change as long as it is", () => {
    const clock = new ScenarioClock("2026-03-28", "Europe/Berlin", 48);
    const nightShift = { ...plain, weekend: [], hours: { from: 22 * 60, to: 30 * 60 } };
    expect(layCalendar(nightShift, clock)).toEqual({
      open: [0, 22, 45],
      close: [6, 29, 48],
      day: [-1, 0, 1],
    });
  });

  it("keeps what is uncertain as data, by days since the start", () => {
    const clock = new ScenarioClock("2026-03-01", "Asia/Baghdad", 60 * 24);
    const feasts = [{ name: "Eid al-Fitr", date: "2026-03-20", days: 3, plusMinus: 1 }];
    const extraDays = [
      { name: "cabinet", maximum: 7, probability: 0.5, from: "2026-03-02", to: "2026-03-31" },
    ];
    expect(layCalendar({ ...plain, feasts, extraDays }, clock)).toMatchObject({
      feasts: [{ name: "Eid al-Fitr", day: 19, length: 3, plusMinus: 1 }],
      extraDays: [{ name: "cabinet", maximum: 7, probability: 0.5, from: 1, to: 31 }],
    });
    const always = layCalendar(
      { ...plain, extraDays: [{ name: "any", maximum: 1, probability: 0.5 }] },
      clock,
    );
    expect(always.extraDays?.[0]?.from).toBe(0);
    expect(always.extraDays?.[0]?.to).toBeGreaterThanOrEqual(60);
  });
});

it.each([
  ["22:00-06:00", { from: 1320, to: 1800 }],
  ["8:00 - 15:30", { from: 480, to: 930 }],
  ["00:00-24:00", { from: 0, to: 1440 }],
  ["06:00-06:00", { from: 360, to: 1800 }],
  ["25:00-06:00", undefined],
  ["22:60-06:00", undefined],
  ["22:00", undefined],
  ["22:00-06:00-07:00", undefined],
  ["24:00-06:00", undefined],
])("%s as a span of the day", (text, expected) => {
  expect(parseDailySpan(text)).toEqual(expected);
});
