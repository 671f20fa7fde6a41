// Opening hours of gates and posts, as the calendar that pools of servers work by.
import { Calendar } from "./calendar/calendar.js";
import { Closures } from "./calendar/closures.js";
import type { Intervals } from "./windows.js";

/** The calendar of these opening hours, without feasts; always open where there are none. */
export function calendarOf(hours: Intervals | undefined): Calendar {
  if (hours === undefined) return Calendar.always();
  return Calendar.draw({ ...hours, day: hours.open.map(() => 0) }, noClosures);
}

const noClosures = new Closures(() => ({ uniform: () => 0 }));
