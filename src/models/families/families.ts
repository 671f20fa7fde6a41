// Families from a camp through the rehabilitation centre to their communities.
import { type Cohort, selects } from "../cohorts.js";
import type { Figures, Part } from "../part.js";
import type { KeepsPeople, ModelContext } from "../site.js";
import { Camp } from "./camp.js";
import { Households } from "./households.js";
import type { FamiliesOptions } from "./options.js";
import { Rehabilitation } from "./rehabilitation.js";
import { Rounds } from "./rounds.js";

/** Are the people of this cohort those of the camp? They enter there, and at no other site. */
export function livesInCamp(options: FamiliesOptions, cohort: Cohort): boolean {
  return selects(options.who ?? { kind: ["family member"] }, cohort);
}

/** The camp, its rounds and the centre, in one replication. */
export class Families implements Part {
  readonly name = "families";
  readonly series: Readonly<Record<string, () => number>>;
  /** Those who keep people here, for what can befall people wherever they are. */
  readonly keepers: readonly KeepsPeople[];
  readonly #context: ModelContext;
  readonly #options: FamiliesOptions;
  readonly #camp: Camp;
  readonly #centre: Rehabilitation;
  readonly #rounds: Rounds;

  constructor(context: ModelContext, options: FamiliesOptions) {
    const households = new Households();
    this.#context = context;
    this.#options = options;
    this.#camp = new Camp(context, options, households);
    this.#centre = new Rehabilitation(context, options.rehabilitation, households);
    this.#rounds = new Rounds(context, options.rounds, this.#camp, this.#centre);
    this.keepers = [this.#camp, this.#centre];
    this.series = { in_camp: () => this.#camp.present, ...this.#centre.series };
  }

  /** Lets the people of the camp enter, and the rounds begin. */
  start(): void {
    this.#context.population.cohorts.forEach((cohort, i) => {
      if (livesInCamp(this.#options, cohort)) this.#camp.enter(i, cohort.count);
    });
    this.#camp.start();
    this.#context.simulation.process(this.#rounds.run(), { name: `${this.#camp.name} rounds` });
  }

  clearedAt(): number | null {
    const times = [this.#camp.emptySince, this.#centre.clearedAt()];
    return times.reduce<number | null>(
      (latest, time) => (latest === null || time === null ? null : Math.max(latest, time)),
      this.#rounds.onTheWay > 0 ? null : 0,
    );
  }

  observe(figures: Figures): void {
    const { emptySince: empty, name, use } = this.#camp;
    this.#context.usage.add("place_day", name, use.hours / 24, "origin");
    figures.add("person_days_at_origin", use.hours / 24);
    figures.add("persons_at_origin", use.persons);
    figures.raise("days_to_clear_origin", empty === null ? null : empty / 24);
    figures.add("convoys", this.#rounds.departed);
    figures.add("rounds", this.#rounds.departed);
    figures.add("left_by_themselves", this.#camp.leftAlone);
    this.#centre.observe(figures);
  }
}
