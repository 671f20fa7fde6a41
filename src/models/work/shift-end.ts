// What becomes of work that is not done when the shift ends.
import type { Calendar } from "../calendar/calendar.js";

/**
 * - `finish`: it is finished in overtime
 * - `suspend`: it rests and goes on at the next opening
 * - `restart`: what was done is lost and it begins again at the next opening
 */
export type ShiftEnd = "finish" | "suspend" | "restart";

/**
 * When work is done that begins while the calendar is open. Work that no shift is long enough for is finished in
 * overtime under `restart` too: begun again each day it would never end.
 * @param start hours since the start of the scenario
 * @param hours length of the work
 * @returns hours since the start; `Infinity` if the calendar ends before the work does
 */
export function completion(calendar: Calendar, rule: ShiftEnd, start: number, hours: number): number {
  if (rule === "suspend") return calendar.addWorkingHours(start, hours);
  if (rule === "finish" || hours > calendar.longestInterval) return start + hours;
  let begin = start;
  while (begin + hours > calendar.nextClose(begin)) {
    begin = calendar.nextOpening(begin);
    if (begin === Number.POSITIVE_INFINITY) return begin;
  }
  return begin + hours;
}
