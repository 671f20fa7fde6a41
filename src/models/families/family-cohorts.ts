// The people of the centre who come from no site of the scenario.
import type { Cohort } from "../cohorts.js";
import type { FamiliesOptions } from "./options.js";

/** Name of the cohort of those who are in the centre when the scenario starts. */
export function insideCohortName(centre: string): string {
  return `${centre}: at the start`;
}

/** The cohorts that the centre needs in the population beside the scenario's people; nobody is in them before the start. */
export function familyCohorts({ rehabilitation: { name, inside } }: FamiliesOptions): Cohort[] {
  return inside === undefined ? [] : [{ name: insideCohortName(name), count: 0, kind: "family_member" }];
}
