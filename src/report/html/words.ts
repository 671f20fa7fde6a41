// Figures of a report in words, where the horizon matters.
import type { Bounded } from "../../experiment/index.js";
import { bounded, days, number } from "../figures-in-words.js";
import type { ScenarioFacts } from "../run-report.js";

/** Days, or `> horizon` for what lies beyond it. */
export function boundedDays(value: Bounded, { horizonDays }: ScenarioFacts): string {
  return bounded(value, days, `> ${number(horizonDays)}`);
}
