import { z } from "zod";
import type { Intervals } from "../../models/index.js";
import { type DailySpan, endsAsItBegins, parseDailySpan } from "../clock.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import { place } from "../frame.js";
import type { Interval } from "../intervals.js";
import { addFault } from "../issues.js";
import type { Path } from "../path.js";
import { describe, unknownName } from "../problem.js";
import type { Spot } from "../sun.js";
import { type DailyWindow, layWindow, type NoGo } from "../windows.js";
import { fixed, oneOrMore, provenance } from "../words.js";
import { recurringDate, weekday } from "./calendar.js";

const windowNames = ["always", "night", "day"] as const;
type WindowName = (typeof windowNames)[number];

const plainWindow = z
  .string()
  .meta({ examples: ["night", "day", "always", "22:00-06:00"] })
  .transform((text, context): WindowName | DailySpan => {
    const name = windowNames.find((one) => one === text);
    const span = name ?? parseDailySpan(text);
    if (span === undefined) {
      const fault = unknownName(text, windowNames, "");
      addFault(context, text, { ...fault, expected: "night, day, always, or a span such as 22:00-06:00" });
      return z.NEVER;
    }
    if (typeof span === "string" || !endsAsItBegins(span)) return span;
    addFault(context, text, {
      found: `${describe(text)}, which ends when it begins`,
      expected: "a later end, or always for the whole day",
    });
    return z.NEVER;
  });

const sunWindow = z.strictObject({
  window: plainWindow.describe("night: from sunset to sunrise; day: from sunrise to sunset; or a span"),
  after_sunset: fixed(dimension.duration).optional().describe("Begins so long after sunset (night)"),
  before_sunrise: fixed(dimension.duration).optional().describe("Ends so long before sunrise (night)"),
  after_sunrise: fixed(dimension.duration).optional().describe("Begins so long after sunrise (day)"),
  before_sunset: fixed(dimension.duration).optional().describe("Ends so long before sunset (day)"),
  place: place.optional().describe("Where the sun is seen; the scenario's place when not given"),
  ...provenance,
});

/** When something may begin: a word, a span of the day, or the sun with margins. */
export const windowSchema = z.union([plainWindow, sunWindow]).meta({ id: "window" });

/** A window as read. */
export type WindowWords = z.output<typeof windowSchema>;

/** Days on which nothing may begin. */
export const noGoSchema = oneOrMore(z.union([weekday, recurringDate]));

/** Night where no place tells the sun: from six to six. */
const clockNight: DailySpan = { from: 18 * 60, to: 30 * 60 };
const clockDay: DailySpan = { from: 6 * 60, to: 18 * 60 };

/** The window over the whole horizon; one that never opens is an error. Undefined when it never closes. */
export function resolveWindow(
  words: WindowWords | undefined,
  noGo: z.output<typeof noGoSchema> | undefined,
  path: Path,
  context: Context,
  spot = context.spot,
): Intervals | undefined {
  const window = dailyWindow(words ?? "always", path, context, spot);
  if (window.kind === "always" && noGo === undefined) return undefined;
  const intervals = layWindow(window, noGoOf(noGo ?? []), context.clock);
  if (intervals.length === 0) {
    context.error(path, {
      found: "a window that never opens inside the horizon",
      expected: "at least one departure",
    });
  }
  return asIntervals(intervals);
}

/** Darkness over the horizon, for hazards by day or night. */
export function darkness(context: Context): Intervals {
  const { spot } = context;
  const window: DailyWindow =
    spot === undefined
      ? { kind: "span", span: clockNight }
      : { kind: "night", sun: context.sun(spot), afterSunset: 0, beforeSunrise: 0 };
  return asIntervals(layWindow(window, noGoOf([]), context.clock));
}

function asIntervals(intervals: readonly Interval[]): Intervals {
  return { open: intervals.map(({ from }) => from), close: intervals.map(({ to }) => to) };
}

function noGoOf(entries: readonly (number | string)[]): NoGo {
  return {
    dates: entries.filter((entry) => typeof entry === "string"),
    weekdays: entries.filter((entry) => typeof entry === "number"),
  };
}

function dailyWindow(words: WindowWords, path: Path, context: Context, spot: Spot | undefined): DailyWindow {
  if (typeof words === "string") return sunOrClock(words, {}, path, context, spot);
  if ("from" in words) return { kind: "span", span: words };
  const { window, place: here, ...margins } = words;
  if (typeof window !== "string") return { kind: "span", span: window };
  return sunOrClock(window, margins, path, context, here ?? spot);
}

type Margins = Partial<
  Record<"after_sunset" | "before_sunrise" | "after_sunrise" | "before_sunset", number | undefined>
>;

function sunOrClock(
  name: WindowName,
  margins: Margins,
  path: Path,
  context: Context,
  spot: Spot | undefined,
): DailyWindow {
  if (name === "always") return { kind: "always" };
  if (spot === undefined) {
    context.warn(path, {
      found: `${name} without a place`,
      expected: "place: { latitude: ..., longitude: ... } to tell the sun",
      suggestion: `${name} is taken as ${name === "night" ? "18:00-06:00" : "06:00-18:00"}`,
    });
    return { kind: "span", span: name === "night" ? clockNight : clockDay };
  }
  warnOfHighLatitude(name, spot, path, context);
  const sun = context.sun(spot);
  const { after_sunset = 0, before_sunrise = 0, after_sunrise = 0, before_sunset = 0 } = margins;
  return name === "night"
    ? { kind: "night", sun, afterSunset: after_sunset, beforeSunrise: before_sunrise }
    : { kind: "day", sun, afterSunrise: after_sunrise, beforeSunset: before_sunset };
}

function warnOfHighLatitude(name: WindowName, spot: Spot, path: Path, context: Context): void {
  const { daysWithoutNight, daysWithoutLight } = context.sun(spot);
  const without = name === "night" ? daysWithoutNight : daysWithoutLight;
  if (without.length === 0) return;
  const first = without.find((day) => day >= 0);
  if (first === undefined) return;
  context.warn(path, {
    found: `${without.length} days without ${name === "night" ? "a night" : "daylight"} at latitude ${describe(spot.latitude)}`,
    expected: `a ${name} every day`,
    suggestion: `nothing departs then, first on ${context.clock.dateOf(first)}; a span such as 22:00-06:00 would not depend on the sun`,
  });
}
