// Facilities and people who ask for a place, for tests.
import type { Cohort } from "../../../src/models/cohorts.js";
import { Facilities } from "../../../src/models/facilities/facilities.js";
import type { FacilitiesOptions } from "../../../src/models/facilities/options.js";
import { makeContext } from "../context.js";

/** Always this long (hours). */
export const hours = (value: number) => ({ kind: "constant", value }) as const;

/** Facilities, and people at an intake who ask for a place; what happens to them by person. */
export function setting(
  options: FacilitiesOptions,
  cohorts: readonly Cohort[] = [{ name: "all", count: 1 }],
  replication = 0,
) {
  const context = makeContext(cohorts, { replication });
  const { ledger, simulation } = context;
  const outside = new Set<number>();
  ledger.holder("intake", "test", () => outside.size);
  ledger.holder("at_large", "test", () => ledger.count("at_large"));
  const came: [person: number, facility: string, time: number][] = [];
  const facilities: Facilities = new Facilities(context, options, {
    collect: (person) => outside.delete(person),
    arrived: (person) => {
      came.push([person, facilities.facilityOf(person)?.name ?? "nowhere", simulation.now]);
    },
  });
  const ask = (cohort = 0): number => {
    const person = ledger.enter(cohort, "intake");
    outside.add(person);
    facilities.request(person);
    return person;
  };
  const release = (person: number) => {
    if (facilities.remove(person) || outside.delete(person)) ledger.move(person, "community");
  };
  const where = () => came.map(([person, facility]) => `${person} ${facility}`);
  return { context, simulation, ledger, facilities, came, where, ask, release };
}

/** Nobody is taken above capacity. */
export const wait = { rule: "wait" } as const;
