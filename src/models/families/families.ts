// Families from a camp through the rehabilitation centre to their communities.
import { type Cohort, selects } from "../cohorts.js";
import type { Figures, Part } from "../part.js";
import type { KeepsPeople, ModelContext } from "../site.js";
import { Camp } from "./camp.js";
import { Households } from "./households.js";
import type { FamiliesOptions } from "./options.js";
import { Rehabilitation } from "./rehabilitation.js";
import { type Roads, Rounds } from "./rounds.js";

/** Are the people of this cohort those of the camp? They enter there, and at no other site. */
export function livesInCamp({ rounds, who }: FamiliesOptions, cohort: Cohort): boolean {
  return rounds !== undefined && selects(who ?? { kind: ["family_member"] }, cohort);
}

/** A camp and the rounds that leave it. */
interface CampAndRounds {
  readonly camp: Camp;
  readonly rounds: Rounds;
}

/** The camp with its rounds, if there are any, and the centre, in one replication. */
export class Families implements Part {
  readonly name = "families";
  readonly series: Readonly<Record<string, () => number>>;
  /** A site that convoys can lead to. */
  readonly centre: Rehabilitation;
  /** Those who keep people here, for what can befall people wherever they are. */
  readonly keepers: readonly KeepsPeople[];
  readonly #context: ModelContext;
  readonly #options: FamiliesOptions;
  readonly #returns: CampAndRounds | undefined;

  constructor(context: ModelContext, options: FamiliesOptions) {
    const households = context.households ?? new Households();
    this.#context = context;
    this.#options = options;
    this.centre = new Rehabilitation(context, options.rehabilitation, households);
    if (options.rounds === undefined) {
      this.keepers = [this.centre];
      this.series = this.centre.series;
      return;
    }
    const camp = new Camp(context, options, households);
    const rounds = new Rounds(context, options.rounds, camp, this.centre);
    this.#returns = { camp, rounds };
    this.keepers = [camp, this.centre];
    this.series = {
      in_camp: () => camp.present,
      dispatched: () => rounds.dispatched,
      received: () => rounds.received,
      ...this.centre.series,
    };
  }

  /**
   * Rounds go on a route of these, if they are to go on one; before {@link start}.
   * @throws RangeError if it is not there, or does not lead from the camp to the centre
   */
  travelOn(roads: Roads): void {
    this.#returns?.rounds.travelOn(roads);
  }

  /** Lets the people of the camp and those inside the centre enter, and the rounds begin. */
  start(): void {
    const { camp, rounds } = this.#returns ?? {};
    this.#context.population.cohorts.forEach((cohort, i) => {
      if (livesInCamp(this.#options, cohort)) camp?.enter(i, cohort.count);
    });
    this.centre.enterInside(this.#options.size ?? { kind: "constant", value: 1 });
    camp?.start();
    rounds?.start();
  }

  clearedAt(): number | null {
    const times = [this.centre.clearedAt()];
    if (this.#returns !== undefined) {
      const { camp, rounds } = this.#returns;
      times.push(camp.emptySince, rounds.onTheWay > 0 ? null : 0);
    }
    return times.reduce((latest, time) => (latest === null || time === null ? null : Math.max(latest, time)));
  }

  observe(figures: Figures): void {
    if (this.#returns !== undefined) this.#observeReturns(this.#returns, figures);
    this.centre.observe(figures);
    const { households } = this.#context;
    if (households !== undefined) figures.add("families_separated", households.separated);
  }

  #observeReturns({ camp, rounds }: CampAndRounds, figures: Figures): void {
    const { emptySince: empty, name, use } = camp;
    this.#context.usage.add("place_day", name, use.hours / 24, "origin");
    figures.add("person_days_at_origin", use.hours / 24);
    figures.add("persons_at_origin", use.persons);
    figures.raise("days_to_clear_origin", empty === null ? null : empty / 24);
    figures.add("convoys", rounds.departed);
    figures.add("rounds", rounds.departed);
    figures.add("left_by_themselves", camp.leftAlone);
  }
}
