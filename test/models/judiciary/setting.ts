// A court with people in its custody, for tests.
import type { Cohort } from "../../../src/models/cohorts.js";
import { caseCohorts } from "../../../src/models/judiciary/case-cohorts.js";
import { Court } from "../../../src/models/judiciary/court.js";
import type { CaseExit, CourtOptions, StageOptions } from "../../../src/models/judiciary/options.js";
import { makeContext } from "../context.js";

/** One hour before a judge. */
export const investigation: StageOptions = {
  stage: "investigation",
  bench: "judges",
  hours: { kind: "constant", value: 1 },
};

/** One bench of judges who never rest, one track. */
export const court = (judges: number, stages: readonly StageOptions[] = [investigation]): CourtOptions => ({
  name: "court",
  benches: [{ name: "judges", capacity: { kind: "judges", judges } }],
  tracks: [{ name: "ordinary", stages }],
});

/** A court and people in its custody; everybody's case can be opened by number. */
export function setting(
  options: CourtOptions,
  people: number,
  {
    cohorts,
    seeds,
  }: { cohorts?: readonly Cohort[]; seeds?: { seed?: number; replication?: number; check?: boolean } } = {},
) {
  const context = makeContext([...(cohorts ?? [{ name: "all", count: 0 }]), ...caseCohorts(options)], seeds);
  const exits: [number, CaseExit, number][] = [];
  const made = new Court(context, context.closures, options, (person, exit) => {
    exits.push([person, exit, context.simulation.now]);
  });
  for (let i = 0; i < people; i++) context.ledger.enter(0, "community");
  return { context, court: made, exits };
}

/** Always this long (hours). */
export const hours = (value: number) => ({ kind: "constant", value }) as const;
