// The people of cases that do not come from the scenario's own transfers: each source of cases is a cohort.
import type { Cohort } from "../cohorts.js";
import type { CourtOptions } from "./options.js";

/** Name of the cohort to which the people of a court's backlog or arrivals belong. */
export function caseCohortName(court: string, source: string): string {
  return `${court}: ${source}`;
}

/** The cohorts that a court's opening backlog and arrivals need in the population; nobody is in them at the start. */
export function caseCohorts(court: CourtOptions): Cohort[] {
  const sources = [...(court.backlog ?? []), ...(court.arrivals ?? [])];
  return sources.map(({ name }) => ({ name: caseCohortName(court.name, name), count: 0 }));
}
