import { describe, expect, test } from "vitest";
import type { Cohort } from "../../../src/models/cohorts.js";
import { Court } from "../../../src/models/judiciary/court.js";
import type { CourtOptions } from "../../../src/models/judiciary/options.js";
import { makeContext } from "../context.js";
import { court, hours, investigation, setting } from "./setting.js";

describe("which case is listed next", () => {
  const cohorts: Cohort[] = [
    { name: "adults", count: 0 },
    { name: "children", count: 0, age: "juvenile" },
  ];
  const options = (
    listing: "first_come" | "oldest_custody" | "shortest_expected",
    priority = 0,
  ): CourtOptions => ({
    name: "court",
    benches: [{ name: "judges", listing, capacity: { kind: "judges", judges: 1 } }],
    tracks: [
      {
        name: "juvenile",
        who: { age: ["juvenile"] },
        priority,
        stages: [{ ...investigation, hours: hours(1) }],
      },
      { name: "ordinary", stages: [{ ...investigation, hours: hours(2) }] },
    ],
  });

  /** Who is heard when, of four people: 0, 1 adults and 2, 3 children, in custody since -1, -9, -5, -3. */
  const order = (chosen: CourtOptions) => {
    const context = makeContext(cohorts);
    const judged = new Court(context, context.closures, chosen);
    for (const cohort of [0, 0, 1, 1]) context.ledger.enter(cohort, "community");
    context.simulation.schedule(0, () => {
      [-1, -9, -5, -3].forEach((since, person) => {
        judged.open(person, since);
      });
    });
    context.simulation.run(100);
    return [0, 1, 2, 3].sort(
      (a, b) => context.population.when("first_hearing", a) - context.population.when("first_hearing", b),
    );
  };

  // Person 0 is heard at once in every case: the judge was free.
  test("first come", () => expect(order(options("first_come"))).toEqual([0, 1, 2, 3]));
  test("longest in custody", () => expect(order(options("oldest_custody"))).toEqual([0, 1, 2, 3]));
  test("shortest on average", () => expect(order(options("shortest_expected"))).toEqual([0, 2, 3, 1]));
  test("priority of the class goes before the policy", () => {
    expect(order(options("oldest_custody", -1))).toEqual([0, 2, 3, 1]);
  });
  test("longest in custody, whoever came first", () => {
    const {
      context,
      court: judged,
      exits,
    } = setting(
      {
        ...court(1),
        benches: [{ name: "judges", listing: "oldest_custody", capacity: { kind: "judges", judges: 1 } }],
      },
      4,
    );
    [0, -5, -50, -20].forEach((since, person) => {
      judged.open(person, since);
    });
    context.simulation.run(100);
    expect(exits.map(([person]) => person)).toEqual([0, 2, 3, 1]);
  });
});
