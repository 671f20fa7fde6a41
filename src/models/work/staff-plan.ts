// How many work: a number that may change at known times.
import type { Calendar } from "../calendar/calendar.js";

/** From this time on so many work. */
export interface StaffStep {
  /** Hours since the start of the scenario. */
  readonly from: number;
  /** How many (desks, judges), a whole number of at least 0. */
  readonly count: number;
}

/** A number that stays, or steps in order of time; before the first step nobody works. */
export type StaffPlan = number | readonly StaffStep[];

/** The plan as steps, of whole people: a number drawn from a range is rounded. */
export function staffSteps(plan: StaffPlan): readonly StaffStep[] {
  const steps = typeof plan === "number" ? [{ from: 0, count: plan }] : plan;
  return steps.map(({ from, count }) => ({ from, count: Math.round(count) }));
}

/** Days of work in [from, to): the number at work times the days on which the calendar opens. */
export function staffDays(plan: StaffPlan, calendar: Calendar, from: number, to: number): number {
  const steps = staffSteps(plan);
  let days = 0;
  steps.forEach((step, i) => {
    const begin = Math.max(from, step.from);
    const end = Math.min(to, steps[i + 1]?.from ?? Number.POSITIVE_INFINITY);
    if (end > begin) days += step.count * calendar.openDays(begin, end);
  });
  return days;
}
