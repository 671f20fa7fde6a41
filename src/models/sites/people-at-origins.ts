// Puts the people of a scenario where they are at the start.
import { largestRemainder } from "../largest-remainder.js";
import type { ModelContext } from "../site.js";
import type { TransportOptions } from "../transport/options.js";
import type { Origin } from "./origin.js";
import type { TravelGroups } from "./travel-groups.js";

/**
 * Enters everybody at their origins, in the order in which they will be called: mixed by chance, or as listed. Cohorts
 * that name no site are divided over the origins by their shares, by largest remainder. The cohorts must be the first
 * of the population, in the same order.
 *
 * @param groups in which people come to each origin: whoever comes together is called one after the other
 */
export function enterPeople(
  context: ModelContext,
  { people = [], origins: options = [] }: TransportOptions,
  origins: readonly Origin[],
  groups: readonly TravelGroups[],
): void {
  const shares = options.map(({ share = 1 }) => share);
  const divided = people.map(({ name: cohort, site, count }) => {
    if (count > 0 && site !== undefined && !options.some(({ name }) => name === site)) {
      throw new RangeError(`cohort "${cohort}": there is no origin "${site}"`);
    }
    if (origins.length === 0) return [];
    if (site === undefined) return largestRemainder(shares, count);
    return options.map(({ name }) => (name === site ? count : 0));
  });
  for (const [i, origin] of origins.entries()) {
    const counts = divided.map((parts) => parts[i] ?? 0);
    const listed = options[i]?.order === "listed";
    const mix = listed ? undefined : context.simulation.stream(`order.${origin.name}`).uniform;
    enterAt(origin, counts, groups[i], mix);
  }
}

/**
 * Enters the people of one origin.
 * @param counts persons of each cohort
 * @param mix gives the chance by which they are mixed; undefined if they come as listed
 */
function enterAt(
  origin: Origin,
  counts: readonly number[],
  groups: TravelGroups | undefined,
  mix: (() => number) | undefined,
): void {
  const cohorts: number[] = [];
  const sizes: number[] = [];
  for (const [cohort, count] of counts.entries()) {
    for (const size of groups?.(cohort, count) ?? []) {
      cohorts.push(cohort);
      sizes.push(size);
    }
  }
  const inTurn = Int32Array.from(cohorts.keys());
  if (mix !== undefined) shuffle(inTurn, mix);
  for (const group of inTurn) origin.enter(cohorts[group] as number, sizes[group]);
}

/** Mixes a list so that every order is equally likely (Fisher and Yates; Durstenfeld 1964, CACM 7:420). */
function shuffle(list: Int32Array, uniform: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    const kept = list[i] as number;
    list[i] = list[j] as number;
    list[j] = kept;
  }
}
