// What can be said of deaths in custody and care.
import type { Selection } from "../cohorts.js";

/** Deaths in custody or care that no attack causes: a small hazard of their own. */
export interface MortalityOptions {
  readonly name: string;
  /** Whose hazard it is. Default: everybody's. */
  readonly who?: Selection;
  /** Chance per person and hour; constant over time. */
  readonly perPersonHour: number;
}
