// Scenario -> what reports need of it.
import type { Scenario } from "../scenario/index.js";
import type { FacilityFacts, ScenarioFacts } from "./run-report.js";

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
    facilities: facilitiesOf(scenario),
    ranges: scenario.uncertain,
    figures,
  };
}

/** What can happen at all: an ambush needs a threat on the road, an escape that or a threat to a site, and so on. */
function risksOf({ model }: Scenario): string[] {
  const road = model.threats !== undefined;
  const sites = [...(model.origins ?? []), ...(model.stagings ?? [])];
  const site = sites.some(({ threats = [] }) => threats.length > 0);
  return [
    ...(road ? ["any_ambush"] : []),
    ...(road || site ? ["any_casualty", "any_escape"] : []),
    ...(model.facilities === undefined ? [] : ["any_over_capacity"]),
  ];
}

function facilitiesOf({ model }: Scenario): FacilityFacts[] {
  return (model.facilities?.facilities ?? []).map(({ name, places, occupied = 0 }) => ({
    name,
    // A range is drawn anew in each replication: there is no one number to show.
    places: typeof places === "number" && typeof occupied === "number" ? places - occupied : undefined,
  }));
}
