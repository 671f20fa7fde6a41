// Who the people are: groups of people who are alike, with their counts.
import { largestRemainder } from "./largest-remainder.js";

/** What is known about the people of a group; whatever is left out does not matter in the scenario. */
export interface PersonClass {
  /** Risk class, as the scenario calls it. */
  readonly risk?: string;
  readonly nationality?: string;
  readonly sex?: "female" | "male";
  /** "juvenile", "adult", or as the scenario calls it. */
  readonly age?: string;
  /** Default "detainee". */
  readonly kind?: "detainee" | "family member";
  /**
   * People of different separation classes never share a vehicle, a court or a facility. Default: see
   * {@link separationOf}.
   */
  readonly separation?: string;
}

/** A group of people who are alike. */
export interface Cohort extends PersonClass {
  readonly name: string;
  /** Persons, a whole number of at least 0. */
  readonly count: number;
  /** The origin where they are at the start; default: divided over all origins by the origins' shares. */
  readonly site?: string;
}

/** The separation class of those for whom no rule asks for one. */
export const generalClass = "general";

/** The separation class of a person: the one given, else families, juveniles and women apart from all others. */
export function separationOf(person: PersonClass): string {
  if (person.separation !== undefined) return person.separation;
  if (person.kind === "family member") return "families";
  if (person.age === "juvenile") return "juveniles";
  if (person.sex === "female") return "women";
  return generalClass;
}

/**
 * Scales cohorts to a total by largest remainder; their counts may then be proportions of any size.
 * @param total persons, a whole number
 */
export function scaleCohorts(cohorts: readonly Cohort[], total: number): Cohort[] {
  const counts = largestRemainder(
    cohorts.map((cohort) => cohort.count),
    total,
  );
  return cohorts.map((cohort, i) => ({ ...cohort, count: counts[i] ?? 0 }));
}

/**
 * Takes `count` people out of the cohorts in proportion to their sizes and gives them other properties: "157 of
 * them are juveniles" when nobody said of which groups. The parts are named "cohort (name)".
 *
 * @throws RangeError if there are fewer than `count` people
 */
export function amongThem(
  cohorts: readonly Cohort[],
  name: string,
  count: number,
  properties: PersonClass,
): Cohort[] {
  const all = cohorts.reduce((sum, cohort) => sum + cohort.count, 0);
  if (count > all) throw new RangeError(`${name}: ${count} of ${all} people cannot be set apart`);
  const taken = largestRemainder(
    cohorts.map((cohort) => cohort.count),
    count,
  );
  return cohorts.flatMap((cohort, i) => {
    const part = taken[i] ?? 0;
    const rest = { ...cohort, count: cohort.count - part };
    return part === 0
      ? [rest]
      : [rest, { ...cohort, ...properties, name: `${cohort.name} (${name})`, count: part }];
  });
}
