// What chance decides about a case in one stage. It belongs to the case, not to the judge or the day.
import { meanOf, type Simulation } from "../../engine/index.js";
import { EntityDraws, entityChances } from "../entity-draws.js";
import type { CaseOutcomeOptions, StageOptions } from "./options.js";

interface Need {
  readonly share: number;
  readonly chance: EntityDraws;
  readonly delay: EntityDraws | undefined;
  /** The pool of which every hearing needs one, as a bit; 0 for none. */
  readonly pool: number;
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

  /**
   * @param name of the court, track and stage: the prefix of the stage's random streams
   * @param pools names of the court's pools, in their order
   * @throws RangeError if something names a pool that is not there
   */
  constructor(simulation: Simulation, name: string, options: StageOptions, pools: readonly string[] = []) {
    const stream = (purpose: string) => simulation.stream(`${name}.${purpose}`);
    this.#options = options;
    this.meanHours = meanOf(options.hours);
    this.#hours = new EntityDraws(stream("hours"), options.hours);
    this.#needs = (options.readiness ?? []).map(({ name: need, share = 1, delay, pool }) => ({
      share,
      chance: entityChances(stream(`readiness.${need}.needed`)),
      delay: delay === undefined ? undefined : new EntityDraws(stream(`readiness.${need}`), delay),
      pool: pool === undefined ? 0 : bitOf(pool, pools),
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
      if (isNeeded(need, number)) slowest = Math.max(slowest, need.delay?.of(number) ?? 0);
    }
    return slowest;
  }

  /** The pools of which each hearing of the case needs one, as bits. */
  pools(number: number): number {
    let pools = 0;
    for (const need of this.#needs) if (need.pool > 0 && isNeeded(need, number)) pools |= need.pool;
    return pools;
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

function isNeeded({ share, chance }: Need, number: number): boolean {
  return share >= 1 || chance.of(number) < share;
}

function bitOf(pool: string, pools: readonly string[]): number {
  const index = pools.indexOf(pool);
  if (index < 0) throw new RangeError(`no pool of the court is called ${pool}`);
  return 1 << index;
}
