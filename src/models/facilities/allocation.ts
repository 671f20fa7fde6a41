// Which facilities may hold whom: rules of class, security and choice, worked out once for each kind of people.
import { CohortGroups } from "../cohort-groups.js";
import { isPeopled, selects } from "../cohorts.js";
import type { Population } from "../population.js";
import type { Facility } from "./facility.js";
import type { FacilitiesOptions, FacilityOptions } from "./options.js";

/** Finds a facility for people. */
export class Allocation {
  /** Groups of people for whom the same facilities come into question. */
  readonly groups: CohortGroups;
  readonly #choice: FacilitiesOptions["choice"];
  readonly #candidates: readonly (readonly Facility[])[];
  /** By cohort: the facilities that take them. */
  readonly #taken: readonly (readonly Facility[])[];

  /** @throws RangeError if there are people whom no facility takes */
  constructor(population: Population, options: FacilitiesOptions, facilities: readonly Facility[]) {
    const { cohorts } = population;
    const { security = [] } = options;
    this.#choice = options.choice;
    this.groups = new CohortGroups(
      cohorts,
      [...facilities.map((facility) => facility.options.who), ...security.map(({ who }) => who)],
      (cohort) => population.separationOfCohort(cohort),
    );
    const classes = bindClasses(population, options.facilities);
    this.#taken = cohorts.map((cohort, i) =>
      facilities.filter(
        ({ options: { who } }, f) => classes[f] === population.separationOfCohort(i) && selects(who, cohort),
      ),
    );
    const candidates: Facility[][] = Array.from({ length: this.groups.count }, () => []);
    cohorts.forEach((cohort, i) => {
      const level = Math.max(0, ...security.map(({ who, level }) => (selects(who, cohort) ? level : 0)));
      candidates[this.groups.of(i)] = (this.#taken[i] ?? []).filter(
        ({ options }) => (options.security ?? 0) >= level,
      );
      if (isPeopled(cohort) && candidates[this.groups.of(i)]?.length === 0) {
        throw new RangeError(`no facility takes people of cohort ${cohort.name}: name one that does`);
      }
    });
    this.#candidates = candidates;
  }

  /** Does a facility take people of a cohort, whatever security they need? */
  takes(facility: Facility, cohort: number): boolean {
    return this.#taken[cohort]?.includes(facility) === true;
  }

  /** A facility that can take one of the group now; above capacity only where no place is free. */
  find(group: number): Facility | undefined {
    let best: Facility | undefined;
    for (const facility of this.#candidates[group] ?? []) {
      if (facility.free <= 0 || !facility.admits) continue;
      if (best === undefined || this.#isBetter(facility, best)) best = facility;
      if (this.#choice === undefined || this.#choice === "listed") break;
    }
    return best ?? this.#findOverflow(group);
  }

  /**
   * A facility for somebody who must be held somewhere, full or not.
   * @throws RangeError if none takes people of the group
   */
  findAny(group: number): Facility {
    const facility = this.find(group) ?? this.#candidates[group]?.[0];
    if (facility === undefined) throw new RangeError("no facility takes people of this kind");
    return facility;
  }

  #findOverflow(group: number): Facility | undefined {
    let best: Facility | undefined;
    for (const facility of this.#candidates[group] ?? []) {
      if (!facility.mayOverflow || !facility.admits) continue;
      if (best === undefined || crowding(facility) < crowding(best)) best = facility;
    }
    return best;
  }

  #isBetter(one: Facility, other: Facility): boolean {
    if (this.#choice === "least_crowded") return crowding(one) < crowding(other);
    return one.free > other.free;
  }
}

/** Share of the places that are taken; 0 where places are not counted, Infinity where there are none. */
function crowding({ taken, places }: Facility): number {
  return places === 0 ? Number.POSITIVE_INFINITY : taken / places;
}

/**
 * Gives each facility the one separation class that it holds, so that classes never share one: of the classes among
 * those whom it takes the one with most people.
 * @returns numbers of separation classes; -1 for a facility that takes nobody
 */
function bindClasses(population: Population, facilities: readonly FacilityOptions[]): number[] {
  return facilities.map(({ who }) => {
    const people = population.separations.map(() => -1);
    population.cohorts.forEach((cohort, i) => {
      if (!selects(who, cohort)) return;
      const separation = population.separationOfCohort(i);
      people[separation] = Math.max(people[separation] ?? 0, 0) + cohort.count;
    });
    const most = Math.max(...people);
    return most < 0 ? -1 : people.indexOf(most);
  });
}
