// Who the people are: groups of people who are alike, with their counts.
import { largestRemainder } from "./largest-remainder.js";

/** What people are; detainees where nothing is said. */
export const personKinds = ["detainee", "family_member"] as const;
/** Name of a kind of people. */
export type PersonKind = (typeof personKinds)[number];

/** What is known about the people of a group; whatever is left out does not matter in the scenario. */
export interface PersonClass {
  /** Risk class, as the scenario calls it. */
  readonly risk?: string;
  readonly nationality?: string;
  readonly sex?: "female" | "male";
  /** "juvenile", "adult", or as the scenario calls it. */
  readonly age?: string;
  /** Default "detainee". */
  readonly kind?: PersonKind;
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
  /** The cohort they were set apart from, if they were. */
  readonly group?: string;
  /** The origin where they are at the start; default: divided over all origins by the origins' shares. */
  readonly site?: string;
  /** Whether people come to be in it later, when they are found to be of this class: its count is 0 at the start. */
  readonly later?: boolean;
}

/** Is or will anybody be in the cohort, as far as the scenario tells? */
export function isPeopled({ count, later = false }: Cohort): boolean {
  return count > 0 || later;
}

/** The separation class of those for whom no rule asks for one. */
export const generalClass = "general";

/** The separation class of a person: the one given, else families, juveniles and women apart from all others. */
export function separationOf(person: PersonClass): string {
  if (person.separation !== undefined) return person.separation;
  if (person.kind === "family_member") return "families";
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
      : [
          rest,
          { ...cohort, ...properties, name: `${cohort.name} (${name})`, group: cohort.name, count: part },
        ];
  });
}

/** Which people something applies to; every property named must match. */
export interface Selection {
  /** Names of cohorts; people set apart with {@link amongThem} belong to their cohort too. */
  readonly cohorts?: readonly string[];
  readonly risk?: readonly string[];
  readonly nationality?: readonly string[];
  readonly sex?: readonly string[];
  readonly age?: readonly string[];
  readonly kind?: readonly string[];
  readonly separation?: readonly string[];
}

/** Does the selection hold for this cohort? A selection that names nothing holds for everybody. */
export function selects(selection: Selection | undefined, cohort: Cohort): boolean {
  if (selection === undefined) return true;
  const { cohorts, separation, kind, ...properties } = selection;
  if (cohorts !== undefined && !cohorts.includes(cohort.name) && !cohorts.includes(cohort.group ?? ""))
    return false;
  if (separation !== undefined && !separation.includes(separationOf(cohort))) return false;
  if (kind !== undefined && !kind.includes(cohort.kind ?? "detainee")) return false;
  return (
    matches(properties.risk, cohort.risk) &&
    matches(properties.nationality, cohort.nationality) &&
    matches(properties.sex, cohort.sex) &&
    matches(properties.age, cohort.age)
  );
}

function matches(wanted: readonly string[] | undefined, found: string | undefined): boolean {
  return wanted === undefined || (found !== undefined && wanted.includes(found));
}
