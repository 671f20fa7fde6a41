// Cohorts between which no rule of the scenario makes a difference, so that they can stand in one line.
import { type Cohort, type Selection, selects } from "./cohorts.js";

/**
 * Groups cohorts by the answers that a list of selections gives for them. A line per group, instead of one per
 * cohort, keeps first come, first served exact and fast.
 */
export class CohortGroups {
  /** How many groups there are. */
  readonly count: number;
  readonly #groupOf: Int32Array;
  readonly #selectedBy: readonly (readonly number[])[];

  /**
   * @param cohorts all cohorts
   * @param selections the rules that tell cohorts apart
   * @param apart a further property that must be equal within a group
   */
  constructor(
    cohorts: readonly Cohort[],
    selections: readonly (Selection | undefined)[],
    apart: (cohort: number) => number = () => 0,
  ) {
    const groups = new Map<string, number>();
    this.#groupOf = new Int32Array(cohorts.length);
    const selectedBy: number[][] = selections.map(() => []);
    for (const [i, cohort] of cohorts.entries()) {
      const answers = selections.map((selection) => selects(selection, cohort));
      const signature = `${apart(i)}:${answers.map(Number).join("")}`;
      let group = groups.get(signature);
      if (group === undefined) {
        group = groups.size;
        groups.set(signature, group);
        for (const [s, answer] of answers.entries()) if (answer) selectedBy[s]?.push(group);
      }
      this.#groupOf[i] = group;
    }
    this.count = groups.size;
    this.#selectedBy = selectedBy;
  }

  /** Group of a cohort. */
  of(cohort: number): number {
    return this.#groupOf[cohort] as number;
  }

  /** Groups for which the selection at this place of the list holds. */
  selectedBy(selection: number): readonly number[] {
    return this.#selectedBy[selection] ?? [];
  }
}
