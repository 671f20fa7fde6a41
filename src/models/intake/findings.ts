// Those who turn out to be of another class than they were taken for: an age assessment, a classification.
import { type Cohort, isPeopled, selects } from "../cohorts.js";
import { entityChances } from "../entity-draws.js";
import type { ModelContext } from "../site.js";
import type { FindingOptions, IntakeOptions, StationOptions } from "./options.js";

/** The cohort of those of a cohort of whom something is found. They stay with their cohort's group. */
function foundOf(
  cohort: Cohort,
  intake: string,
  station: string,
  { name, properties }: FindingOptions,
): Cohort {
  return {
    ...cohort,
    ...properties,
    name: `${cohort.name} (${intake}, ${station}: ${name})`,
    group: cohort.group ?? cohort.name,
    count: 0,
    later: isPeopled(cohort),
  };
}

/**
 * The cohorts that the findings of intakes need in the population beside those that are there; nobody is in them at
 * the start. What one station finds, the next may find more of.
 */
export function foundCohorts(cohorts: readonly Cohort[], intakes: readonly IntakeOptions[]): Cohort[] {
  return intakes.flatMap(({ name: intake, stations }) => {
    const made: Cohort[] = [];
    for (const { name: station, found = [], who } of stations) {
      const seen = [...cohorts, ...made].filter((cohort) => selects(who, cohort));
      for (const finding of found) {
        if (finding.share <= 0) continue;
        const taken = seen.filter((cohort) => selects(finding.who, cohort));
        made.push(...taken.map((cohort) => foundOf(cohort, intake, station, finding)));
      }
    }
    return made;
  });
}

interface Finding {
  readonly options: FindingOptions;
  readonly chance: (person: number) => number;
  /** By cohort: the cohort of those of whom it is found; -1 where it can be found of nobody. */
  readonly becomes: readonly number[];
}

/** What one station finds. The draws are each person's own, so that more desks find the same of the same people. */
export class Findings {
  readonly #context: ModelContext;
  readonly #findings: readonly Finding[];
  #count = 0;

  /**
   * Who has been assessed here is not assessed again: the population has no cohort for it.
   * @param intake name of the intake, before the station's in its random streams
   */
  constructor(context: ModelContext, intake: string, { name: station, found = [], who }: StationOptions) {
    const { simulation, population } = context;
    this.#context = context;
    const numbers = new Map(population.cohorts.map(({ name }, number) => [name, number]));
    this.#findings = found
      .filter(({ share }) => share > 0)
      .map((options) => {
        const chances = entityChances(simulation.stream(`${intake}.${station}.found.${options.name}`));
        const becomes = population.cohorts.map((cohort) => {
          if (!selects(who, cohort) || !selects(options.who, cohort)) return -1;
          return numbers.get(foundOf(cohort, intake, station, options).name) ?? -1;
        });
        return { options, chance: (person: number) => chances.of(person), becomes };
      });
  }

  /** Can anything be found here? */
  get any(): boolean {
    return this.#findings.length > 0;
  }

  /** How many have been found to be of another class. */
  get count(): number {
    return this.#count;
  }

  /** A person has been seen: the first finding that holds gives them their new class. */
  assess(person: number): void {
    const { population } = this.#context;
    const cohort = population.cohortOf(person);
    for (const { options, chance, becomes } of this.#findings) {
      const found = becomes[cohort] ?? -1;
      if (found < 0 || chance(person) >= options.share) continue;
      population.reclassify(person, found);
      this.#count++;
      return;
    }
  }
}
