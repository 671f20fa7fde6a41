// How many work: a number that may change at known times.

/** From this time on so many work. */
export interface StaffStep {
  /** Hours since the start of the scenario. */
  readonly from: number;
  /** How many (desks, judges), a whole number of at least 0. */
  readonly count: number;
}

/** A number that stays, or steps in order of time; before the first step nobody works. */
export type StaffPlan = number | readonly StaffStep[];

/** The plan as steps. */
export function staffSteps(plan: StaffPlan): readonly StaffStep[] {
  return typeof plan === "number" ? [{ from: 0, count: plan }] : plan;
}

/** How many work at a time under the plan. */
export function staffAt(plan: StaffPlan, time: number): number {
  let count = 0;
  for (const step of staffSteps(plan)) if (step.from <= time) count = step.count;
  return count;
}
