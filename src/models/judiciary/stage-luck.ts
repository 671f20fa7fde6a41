// What chance decides about a case in one stage. It belongs to the case, not to the judge or the day.
import { meanOf, type Simulation } from "../../engine/index.js";
import { EntityDraws, entityChances } from "../entity-draws.js";
import type { CaseOutcomeOptions, StageOptions } from "./options.js";

interface Need {
  readonly share: number;
  readonly chance: EntityDraws;
  readonly delay: EntityDraws;
}

/** The draws of one stage of one track, and what follows from them. */
export class StageLuck {
  /** Mean length of a hearing, in working hours. */
  readonly meanHours: number;
  readonly #hours: EntityDraws;
  readonly #needs: readonly Need[];
  readonly #adjourn: EntityDraws;
  readonly #adjournDelay: EntityDraws | undefined;
  readonly #outcome: EntityDraws;
  readonly #options: StageOptions;

  /** @param name of the court, track and stage: the prefix of the stage's random streams */
  constructor(simulation: Simulation, name: string, options: StageOptions) {
    const stream = (purpose: string) => simulation.stream(`${name}.${purpose}`);
    this.#options = options;
    this.meanHours = meanOf(options.hours);
    this.#hours = new EntityDraws(stream("hours"), options.hours);
    this.#needs = (options.readiness ?? []).map((need) => ({
      share: need.share ?? 1,
      chance: entityChances(stream(`readiness.${need.name}.needed`)),
      delay: new EntityDraws(stream(`readiness.${need.name}`), need.delay),
    }));
    this.#adjourn = entityChances(stream("adjourned"));
    const delay = options.adjournment?.delay;
    this.#adjournDelay =
      delay === undefined ? undefined : new EntityDraws(stream("adjournment.delay"), delay);
    this.#outcome = entityChances(stream("outcome"));
  }

  /** Working hours of a hearing of the case; hearings count from 0. */
  hours(number: number, hearing: number): number {
    return this.#hours.again(number, hearing);
  }

  /** Hours from the begin of the stage until all that the case needs is there. */
  readyAfter(number: number): number {
    let slowest = 0;
    for (const need of this.#needs) {
      if (need.share < 1 && need.chance.of(number) >= need.share) continue;
      slowest = Math.max(slowest, need.delay.of(number));
    }
    return slowest;
  }

  /** Is this hearing (counted from 0) adjourned, after so many adjournments in this stage? */
  isAdjourned(number: number, hearing: number, adjournments: number): boolean {
    const rule = this.#options.adjournment;
    if (rule === undefined || adjournments >= (rule.maximum ?? Number.POSITIVE_INFINITY)) return false;
    return this.#adjourn.again(number, hearing) < rule.probability;
  }

  /** Hours until an adjourned case is ready again, not less than the gap between hearings. */
  adjournedFor(number: number, hearing: number): number {
    return Math.max(this.#options.gap ?? 0, this.#adjournDelay?.again(number, hearing) ?? 0);
  }

  /** What follows the stage; `undefined` when its options say nothing. */
  outcome(number: number): CaseOutcomeOptions["to"] | undefined {
    const outcomes = this.#options.outcomes;
    if (outcomes === undefined) return undefined;
    let left = this.#outcome.of(number);
    for (const { to, probability } of outcomes) {
      left -= probability;
      if (left < 0) return to;
    }
    return outcomes.at(-1)?.to;
  }
}
