import type { DailySpan, ScenarioClock } from "./clock.js";
import { clipped, type Interval, inBoth, joined, without } from "./intervals.js";
import { nights, type SunCourse } from "./sun.js";

/** When something may begin each day. */
export type DailyWindow =
  | { readonly kind: "always" }
  | { readonly kind: "span"; readonly span: DailySpan }
  | {
      readonly kind: "night";
      readonly sun: SunCourse;
      readonly afterSunset: number;
      readonly beforeSunrise: number;
    }
  | {
      readonly kind: "day";
      readonly sun: SunCourse;
      readonly afterSunrise: number;
      readonly beforeSunset: number;
    };

/** Days on which nothing may begin: dates `2026-02-18`, yearly `07-14`, days of the week 1 to 7. */
export interface NoGo {
  readonly dates: readonly string[];
  readonly weekdays: readonly number[];
}

/**
 * A window laid over the horizon: ascending spans in hours since the start. A span that begins before midnight
 * belongs to the day on which it begins, so a no-go day takes away the night that starts on it.
 */
export function layWindow(window: DailyWindow, noGo: NoGo, clock: ScenarioClock): Interval[] {
  const spans = spansOf(window, clock);
  if (noGo.dates.length === 0 && noGo.weekdays.length === 0) return clipped(spans, clock.horizon);
  if (window.kind === "always") return clipped(inBoth(spans, openDays(noGo, clock)), clock.horizon);
  const kept = spans
    .flatMap((span) => cutLong(span, clock))
    .filter(({ from }) => !isNoGo(clock.dayAt(from), noGo, clock));
  return clipped(joined(kept), clock.horizon);
}

function spansOf(window: DailyWindow, clock: ScenarioClock): Interval[] {
  switch (window.kind) {
    case "always":
      return [{ from: -24, to: clock.horizon + 24 }];
    case "span": {
      const days = Array.from({ length: clock.days + 1 }, (_, index) => index - 1);
      const { from, to } = window.span;
      return joined(days.map((day) => ({ from: clock.hoursOn(day, from), to: clock.hoursOn(day, to) })));
    }
    case "night":
      return nights(window.sun, clock, window.afterSunset, window.beforeSunrise);
    case "day": {
      const span = { from: -24, to: clock.horizon + 24 };
      const dark = without(span, window.sun.light);
      const grown = dark.map(({ from, to }) => ({
        from: from - window.beforeSunset,
        to: to + window.afterSunrise,
      }));
      return without(span, grown);
    }
  }
}

/** A span that lasts for days (a polar night, a window of 24 hours) falls into a part for each day. */
function cutLong(span: Interval, clock: ScenarioClock): Interval[] {
  if (span.to - span.from <= 24) return [span];
  const parts: Interval[] = [];
  let from = span.from;
  while (from < span.to) {
    const midnight = clock.hoursOn(clock.dayAt(from) + 1, 0);
    parts.push({ from, to: Math.min(midnight, span.to) });
    from = midnight;
  }
  return parts;
}

function openDays(noGo: NoGo, clock: ScenarioClock): Interval[] {
  const days = Array.from({ length: clock.days + 1 }, (_, index) => index - 1);
  return days
    .filter((day) => !isNoGo(day, noGo, clock))
    .map((day) => ({ from: clock.hoursOn(day, 0), to: clock.hoursOn(day + 1, 0) }));
}

function isNoGo(day: number, { dates, weekdays }: NoGo, clock: ScenarioClock): boolean {
  return (
    dates.includes(clock.dateOf(day)) ||
    dates.includes(clock.monthDayOf(day)) ||
    weekdays.includes(clock.weekdayOf(day))
  );
}
