import { describe, expect, test } from "vitest";
import type { Cohort } from "../../../src/models/cohorts.js";
import type { CourtOptions } from "../../../src/models/judiciary/options.js";
import { observed } from "../context.js";
import { court, hours, investigation, setting } from "./setting.js";

const cohorts: Cohort[] = [
  { name: "adults", count: 9 },
  { name: "children", count: 9, age: "juvenile" },
];

/** 9:00-16:00 on days 0 to 9. */
const day = Array.from({ length: 10 }, (_, i) => i);
const calendar = { open: day.map((d) => 24 * d + 9), close: day.map((d) => 24 * d + 16), day };

const options = (judges: number, length: number): CourtOptions => ({
  ...court(judges, [{ ...investigation, hours: hours(length) }]),
  benches: [{ name: "judges", calendar, capacity: { kind: "judges", judges } }],
});

/** When each case is closed; `classes` says whose each is (0 adults, 1 children). */
function closing(chosen: CourtOptions, classes: readonly number[], opened: readonly number[] = []) {
  const { context, court: judged, exits } = setting(chosen, 0, { cohorts });
  for (const cohort of classes) context.ledger.enter(cohort, "community");
  classes.forEach((_, person) => {
    context.simulation.scheduleAt(opened[person] ?? 0, () => judged.open(person, 0));
  });
  context.simulation.run(10 * 24);
  const times = Object.fromEntries(exits.map(([person, , time]) => [person, time]));
  return { judged, context, times: classes.map((_, person) => times[person]) };
}

describe("a court before which people of two separation classes come", () => {
  test("one judge hears one class a day: the class of whoever is first on the list", () => {
    // Adults 0 and 2, children 1 and 3; hearings of 2 h.
    const { times } = closing(options(1, 2), [0, 1, 0, 1]);
    expect(times).toEqual([11, 24 + 11, 13, 24 + 13]);
  });

  test("the priority of a track goes before the order of coming, whatever the class", () => {
    const stages = [{ ...investigation, hours: hours(2) }];
    const tracks = [
      { name: "urgent", stages, who: { age: ["juvenile"] } },
      { name: "ordinary", stages, priority: 1 },
    ];
    // The adult came first, but the child's case is urgent.
    const { times } = closing({ ...options(1, 2), tracks }, [0, 1]);
    expect(times).toEqual([24 + 11, 11]);
  });

  test("with two judges each has a class; one whose class has nobody left waits until the next day", () => {
    const { times, judged, context } = closing(options(2, 3), [0, 1, 0, 0, 0]);
    // Adults with one judge: 9-12, 12-15, 15-16 and 9-11 next day, where the fifth has the other judge from 9.
    expect(times).toEqual([12, 12, 15, 24 + 11, 24 + 12]);
    expect(context.simulation.now).toBe(240);
    const { stages } = observed(judged, 240);
    // Worked: 5 x 3 h. Offered from 9 on day 0 to 12 on day 1: 2 x (7 + 3).
    expect(stages.court?.utilisation).toBeCloseTo(15 / 20, 12);
    expect(stages.court?.meanWait).toBeCloseTo((9 + 9 + 12 + 15 + 33) / 5, 12);
  });

  test("a hearing that goes on from the day before keeps its judge", () => {
    const { times } = closing(options(1, 10), [1, 0]);
    // The child's hearing: 9-16, 9-12; the judge is the children's until that day ends.
    expect(times).toEqual([24 + 12, 3 * 24 + 12]);
  });

  test("a judge without a class yet takes whoever comes first that day", () => {
    const { times } = closing(options(1, 1), [1, 0, 1], [10, 10.5, 12]);
    expect(times).toEqual([11, 24 + 10, 13]);
  });

  test("a panel is called together or not at all", () => {
    const chosen = options(3, 2);
    const stage = { ...investigation, hours: hours(2), panel: 2 };
    const { times } = closing({ ...chosen, tracks: [{ name: "ordinary", stages: [stage] }] }, [0, 1, 0]);
    // Three judges: two for the adults; the third alone is no panel for the child.
    expect(times).toEqual([11, 24 + 11, 13]);
  });

  test("judges who come later are given out at once", () => {
    const chosen = options(1, 5);
    const judges = [
      { from: 0, count: 1 },
      { from: 12, count: 2 },
    ];
    const { times, judged } = closing(
      { ...chosen, benches: [{ name: "judges", calendar, capacity: { kind: "judges", judges } }] },
      [0, 1],
    );
    expect(times).toEqual([14, 24 + 10]);
    expect(judged.benches[0]?.judgeDays(0, 48)).toBe(1 + 2);
  });

  test("who withdraws is not heard", () => {
    const { context, court: judged, exits } = setting(options(1, 2), 0, { cohorts });
    for (const cohort of [0, 1]) context.ledger.enter(cohort, "community");
    judged.open(0, 0);
    judged.open(1, 0);
    context.simulation.scheduleAt(10, () => context.ledger.move(0, "dead"));
    context.simulation.scheduleAt(11, () => context.ledger.move(1, "dead"));
    context.simulation.run(100);
    expect(exits).toEqual([]);
    expect(judged.benches[0]?.queue).toBe(0);
  });
});

test("a bench that never closes changes classes at midnight", () => {
  const {
    context,
    court: judged,
    exits,
  } = setting(court(1, [{ ...investigation, hours: hours(5) }]), 0, { cohorts });
  for (const cohort of [0, 1, 0]) context.ledger.enter(cohort, "community");
  for (const person of [0, 1, 2]) judged.open(person, 0);
  context.simulation.run(100);
  expect(exits.map(([person, , time]) => [person, time])).toEqual([
    [0, 5],
    [2, 10],
    [1, 29],
  ]);
});
