// When a convoy goes without a family for which there is not room, and when the family is separated.
import type { Simulation } from "../../engine/index.js";
import type { Plan } from "./convoy-plan.js";

/** A plan, and what it is worth. */
export interface FamilyChoice {
  readonly plan: Plan;
  /** The plan is enough with so many people. */
  readonly least: number;
  /** Until then a convoy is waited for that has room for the next family (hours since start); Infinity: no family waits. */
  readonly until: number;
}

/** The families of one convoy service: they wait for room together, but not for ever. */
export class FamilyRule {
  readonly #simulation: Simulation;
  readonly #patience: number;
  #since: number | undefined;

  /** @param patience how long a family waits while no convoy goes (h) */
  constructor(simulation: Simulation, patience: number) {
    this.#simulation = simulation;
    this.#patience = patience;
  }

  /**
   * Of a plan that separates no family and one that may, the one that counts.
   * @param apart the plan if families could be separated
   * @param least people with whom a convoy goes
   * @param largest persons whom a convoy could ever take
   */
  choose(together: Plan, apart: () => Plan, least: number, largest: () => number): FamilyChoice {
    const never = Number.POSITIVE_INFINITY;
    if (together.people >= least || together.leftFamily === 0) return { plan: together, least, until: never };
    const separated = apart();
    if (separated.people < least) return { plan: together, least, until: never };
    if (together.people + together.leftFamily > largest()) {
      // A full convoy goes, though below its minimum; a family larger than any convoy is separated.
      return { plan: together.people > 0 ? together : separated, least: 1, until: never };
    }
    const { now } = this.#simulation;
    this.#since ??= now;
    const until = this.#since + this.#patience;
    return now < until ? { plan: together, least, until } : { plan: separated, least, until: never };
  }

  /** A convoy goes: whoever still waits begins to wait anew. */
  launched(): void {
    this.#since = undefined;
  }
}
