// Who comes to an origin together: families of family members, everybody else alone.
import { type Distribution, sampler } from "../../engine/index.js";
import { familySizes } from "../families/households.js";
import type { ModelContext } from "../site.js";

/** Sizes of the groups in which so many people of a cohort come. */
export type TravelGroups = (cohort: number, people: number) => readonly number[];

/** @param familySize persons in a family; undefined if everybody is alone */
export function travelGroups(
  { population, simulation }: ModelContext,
  origin: string,
  familySize: Distribution | undefined,
): TravelGroups {
  const alone = (people: number) => new Array<number>(people).fill(1);
  if (familySize === undefined) return (_cohort, people) => alone(people);
  const size = sampler(simulation.stream(`${origin}.family size`), familySize);
  return (cohort, people) =>
    population.cohorts[cohort]?.kind === "family_member" ? familySizes(people, size) : alone(people);
}
