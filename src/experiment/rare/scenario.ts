// Rare events of a scenario: which of its uncertain inputs they come from, and how often they happen.
import type { Observations } from "../../models/index.js";
import type { Scenario } from "../../scenario/index.js";
import { ExperimentError } from "../errors.js";
import { checkMeasures } from "../measure.js";
import { replicate } from "../replicate.js";
import { drawnInputs, inputSetter } from "../scenario-inputs.js";
import { type RareOptions, type RareResult, rareEvent } from "./importance.js";

/** An output that reaches a level, or (level 1) a thing that happens or not. */
export interface ScenarioEvent {
  /** Name of the output or the indicator. */
  readonly measure: string;
  readonly atLeast: number;
}

/** What is rare in which scenario; the inputs that are drawn from elsewhere are those that each replication draws. */
export interface ScenarioRareOptions
  extends Omit<RareOptions<Scenario>, "factors" | "subjectOf" | "score" | "threshold"> {
  readonly scenario: Scenario;
  readonly event: ScenarioEvent;
}

/**
 * `rareEvent` of a scenario. A censored output counts as the horizon. Throws for a name that the scenario does not know,
 * for a level that what happens or does not cannot have, and when nothing in the scenario is given as a range.
 */
export async function rareScenarioEvent(options: ScenarioRareOptions): Promise<RareResult> {
  const { scenario, event } = options;
  const factors = drawnInputs(scenario);
  if (factors.length === 0) {
    throw new ExperimentError(
      `${scenario.name} holds no range to draw from elsewhere\n  write what is uncertain as { low: .., high: .. }`,
    );
  }
  checkMeasures(scenario, [event.measure]);
  checkLevel(scenario, event);
  const horizonDays = scenario.horizon / 24;
  return rareEvent({
    ...options,
    factors,
    subjectOf: inputSetter(scenario),
    score: (observations) => scoreOf(observations, event.measure, horizonDays),
    threshold: event.atLeast,
  });
}

function checkLevel(scenario: Scenario, { measure, atLeast }: ScenarioEvent): void {
  if (atLeast === 1 || replicate(scenario, 0, 0).indicators[measure] === undefined) return;
  throw new ExperimentError(
    `${measure} happens or does not, and has no level ${atLeast}\n  ask for ${measure} alone, or for an output and a level`,
  );
}

function scoreOf({ outputs, indicators }: Observations, measure: string, horizonDays: number): number {
  const output = outputs[measure];
  return output === undefined ? Number(indicators[measure] ?? false) : (output ?? horizonDays);
}
