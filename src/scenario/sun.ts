import { getTimes } from "suncalc";
import type { ScenarioClock } from "./clock.js";
import { type Interval, joined, without } from "./intervals.js";

/** A place on the earth, degrees: latitude north, longitude east. */
export interface Spot {
  readonly latitude: number;
  readonly longitude: number;
}

/** How the sun behaves somewhere over the horizon of a scenario. */
export interface SunCourse {
  /** From each sunrise to the sunset after it, joined where the sun does not set; hours since the start. */
  readonly light: readonly Interval[];
  /** Days (0 is the start's) on which the sun does not set. */
  readonly daysWithoutNight: readonly number[];
  /** Days on which the sun does not rise. */
  readonly daysWithoutLight: readonly number[];
}

/**
 * Sunrise and sunset at a spot for every day of the horizon and one more at both ends (suncalc 2, after Meeus
 * 1998). Beyond the polar circles the sun may stay up, then the whole day is light, or down, then none of it is: never
 * a NaN.
 */
export function sunCourse({ latitude, longitude }: Spot, clock: ScenarioClock): SunCourse {
  const light: Interval[] = [];
  const daysWithoutNight: number[] = [];
  const daysWithoutLight: number[] = [];
  for (let day = -1; day <= clock.days; day++) {
    // Asked for local noon, so that the answer is for the local date wherever the place is.
    const times = getTimes(new Date(clock.noonEpoch(day)), latitude, longitude);
    const { sunrise, sunset, solarNoon } = times;
    if (sunrise !== null && sunset !== null) {
      light.push({ from: clock.hoursAtEpoch(sunrise.getTime()), to: clock.hoursAtEpoch(sunset.getTime()) });
    } else if (times.alwaysUp === true) {
      daysWithoutNight.push(day);
      const noon = clock.hoursAtEpoch(solarNoon.getTime());
      // A little more than half a day to each side, because solar noon drifts by seconds from day to day.
      light.push({ from: noon - 12.02, to: noon + 12.02 });
    } else daysWithoutLight.push(day);
  }
  return { light: joined(light), daysWithoutNight, daysWithoutLight };
}

/**
 * From each sunset to the next sunrise, shortened by the margins (hours; negative ones lengthen): when it
 * is dark. Nights that the margins eat up are left out.
 */
export function nights(
  course: SunCourse,
  clock: ScenarioClock,
  afterSunset = 0,
  beforeSunrise = 0,
): Interval[] {
  const span = { from: -24, to: clock.horizon + 24 };
  const dark = without(span, course.light).map(({ from, to }) => ({
    from: from === span.from ? from : from + afterSunset,
    to: to === span.to ? to : to - beforeSunrise,
  }));
  return joined(dark);
}
