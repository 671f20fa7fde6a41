// Scenario -> what reports need of it.
import type { Scenario } from "../scenario/index.js";
import type { ScenarioFacts } from "./run-report.js";

const hoursPerDay = 24;

/** The facts of a scenario. */
export function factsOf(scenario: Scenario): ScenarioFacts {
  const { name, question, startEpoch, timeZone, dates, horizon, deadline, currency, figures } = scenario;
  return {
    name,
    question,
    startEpoch,
    timeZone,
    dates,
    horizonDays: horizon / hoursPerDay,
    deadlineDays: deadline === undefined ? undefined : deadline / hoursPerDay,
    currency,
    risks: risksOf(scenario),
    ranges: scenario.uncertain,
    figures,
  };
}

/** What can happen at all: an ambush needs a threat on the road, an escape somebody to help or to attack. */
function risksOf({ model }: Scenario): string[] {
  const threatened = model.threats !== undefined;
  return threatened ? ["any_ambush", "any_casualty", "any_escape"] : [];
}
