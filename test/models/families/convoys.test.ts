// Families in ordinary convoys: all of a family who are at a site leave it together.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ClearanceOptions, FamiliesOptions } from "../../../src/models/index.js";
import { constant, runFamilies } from "./setting.js";

/** A site of families with one road of an hour to a centre, and a bus. */
function journey(
  people: number,
  size: number,
  rest: Partial<ClearanceOptions> = {},
  families: Partial<FamiliesOptions> = {},
): ClearanceOptions {
  return {
    horizon: 24 * 3000,
    people: [{ name: "families", count: people, kind: "family_member" }],
    origins: [{ name: "site" }],
    routes: [{ name: "home", from: "site", to: "centre", legs: [{ name: "leg", duration: constant(1) }] }],
    vehicles: [{ name: "bus", seats: 10, count: 1 }],
    convoys: [{ name: "home", routes: ["home"] }],
    families: {
      camp: "none",
      size: constant(size),
      rehabilitation: { name: "centre", stay: constant(50) },
      ...families,
    },
    ...rest,
  };
}

/** Departures of everybody by person, and families whose members left at different times. */
function departures(options: ClearanceOptions) {
  const { population, households, outputs, ledger } = runFamilies(options);
  const times = Array.from({ length: population.size }, (_, person) => population.when("dispatched", person));
  const ofFamily = new Map<number, Set<number>>();
  times.forEach((time, person) => {
    const family = households?.of(person) ?? person;
    ofFamily.set(family, (ofFamily.get(family) ?? new Set()).add(time));
  });
  const parted = [...ofFamily.values()].filter((set) => set.size > 1).length;
  return { times, parted, outputs, left: ledger.count("origin") };
}

describe("families in convoys", () => {
  test("the family that does not fit waits for the next convoy", () => {
    // Families of 4, 4, 4: two in the first bus of ten seats, the third two hours later.
    const { times, outputs } = departures(journey(12, 4));
    expect(times).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2]);
    expect(outputs).toMatchObject({ convoys: 2, families_separated: 0, days_to_clear_origin: 2 / 24 });
  });

  test("a convoy that has no room for another family is full, though below its minimum", () => {
    const paced = { phases: [{ name: "all", pace: { people: 12, hours: 100 } }] };
    const convoys = [{ name: "home", routes: ["home"], minimum: 10 }];
    const { times } = departures(journey(24, 4, { ...paced, convoys }));
    expect(times[0]).toBe(0);
    expect(times[8]).toBe(100);
  });

  test("one larger than any convoy is separated and counted, without waiting", () => {
    const { times, outputs } = departures(journey(12, 12));
    expect(times).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2]);
    expect(outputs.families_separated).toBe(1);
  });

  test("one for whom there is never room is separated after its patience", () => {
    const destinations = ["centre", "other"].map((name) => ({ name: `${name} place`, places: 6 }));
    const legs = [{ name: "leg", duration: constant(1) }];
    const routes = destinations.map(({ name }) => ({ name, from: "site", to: name, legs }));
    const convoys = routes.map(({ name }) => ({ name, routes: [name] }));
    const { parted, left, times, outputs } = departures(
      journey(12, 4, { destinations, routes, convoys }, { patience: 30 }),
    );
    expect([parted, left, outputs.families_separated]).toEqual([1, 0, 1]);
    expect(Math.max(...times)).toBeGreaterThanOrEqual(30);
  });

  test("a phase calls the rest of a family with the last of its quota", () => {
    const phases = [
      { name: "first", quota: 5 },
      { name: "second", start: 500 },
    ];
    const { times } = departures(journey(12, 4, { phases }));
    expect(times.slice(0, 8)).toEqual(new Array(8).fill(0));
    expect(times.slice(8)).toEqual(new Array(4).fill(500));
  });

  test("who has passed the gate waits for the rest of the family", () => {
    const origins = [{ name: "site", gate: { service: constant(1) } }];
    const { times, parted } = departures(journey(8, 4, { origins }));
    expect(parted).toBe(0);
    expect([times[0], times[4]]).toEqual([4, 8]);
  });
});

test("whatever the fleet, the minimum and the quotas, everybody leaves, and families as they can", () => {
  const programs = fc.record({
    people: fc.integer({ min: 1, max: 60 }),
    others: fc.nat(20),
    high: fc.integer({ min: 1, max: 8 }),
    seats: fc.integer({ min: 1, max: 12 }),
    count: fc.integer({ min: 1, max: 3 }),
    minimum: fc.integer({ min: 1, max: 15 }),
    quota: fc.integer({ min: 1, max: 30 }),
    pace: fc.integer({ min: 1, max: 10 }),
    gate: fc.boolean(),
    places: fc.constantFrom(3, 9, 100),
    halt: fc.boolean(),
  });
  fc.assert(
    fc.property(
      programs,
      ({ people, others, high, seats, count, minimum, quota, pace, gate, places, halt }) => {
        const legs = [{ name: "leg", duration: constant(1) }];
        const road = (from: string, to: string) => ({ name: `${from} ${to}`, from, to, legs });
        const routes = halt ? [road("site", "halt"), road("halt", "centre")] : [road("site", "centre")];
        const size = { kind: "uniform", low: 1, high: high + 0.4 } as const;
        const options = journey(people, 1, {
          people: [
            { name: "families", count: people, kind: "family_member" },
            { name: "others", count: others },
          ],
          origins: [{ name: "site", ...(gate ? { gate: { service: constant(0.1) } } : {}) }],
          stagings: halt ? [{ name: "halt", places }] : [],
          routes,
          vehicles: [{ name: "bus", seats, count }],
          convoys: routes.map(({ name }) => ({
            name,
            routes: [name],
            minimum: Math.min(minimum, seats * count),
          })),
          phases: [{ name: "first", quota, pace: { people: pace, hours: 24 } }, { name: "rest" }],
          families: { camp: "none", size, rehabilitation: { name: "centre", stay: constant(50), places } },
        });
        const { left, outputs, parted } = departures(options);
        expect(left).toBe(0);
        expect(outputs.reintegrated).toBe(people + others);
        if (!halt) expect(outputs.families_separated).toBe(parted);
        if (!halt && Math.min(seats * count, places) >= 8) expect(parted).toBe(0);
      },
    ),
    { numRuns: process.env.LONG ? 1000 : 60 },
  );
});
