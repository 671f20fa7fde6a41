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

/** The plan as steps, of whole people: a number drawn from a range is rounded. */
export function staffSteps(plan: StaffPlan): readonly StaffStep[] {
  const steps = typeof plan === "number" ? [{ from: 0, count: plan }] : plan;
  return steps.map(({ from, count }) => ({ from, count: Math.round(count) }));
}
