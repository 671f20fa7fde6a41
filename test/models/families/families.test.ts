import { describe, expect, test } from "vitest";
import { Tally } from "../../../src/engine/index.js";
import { Families } from "../../../src/models/families/families.js";
import type { FamiliesOptions } from "../../../src/models/families/options.js";
import { Rehabilitation } from "../../../src/models/families/rehabilitation.js";
import { makeContext, observed } from "../context.js";

const hours = (value: number) => ({ kind: "constant", value }) as const;

const base = {
  camp: "camp",
  size: hours(4),
  rounds: { first: 10, gap: hours(100), persons: hours(10), travel: hours(5) },
  rehabilitation: { name: "centre", stay: hours(50) },
} satisfies FamiliesOptions;

function setting(options: FamiliesOptions, people: number, { replication = 0, check = true } = {}) {
  const context = makeContext(
    [
      { name: "guards", count: 3 },
      { name: "families", count: people, kind: "family_member" },
    ],
    { replication, check },
  );
  const families = new Families(context, options);
  context.ledger.holder("at_large", "test", () => context.ledger.count("at_large"));
  families.start();
  const counts = () =>
    (["origin", "in_transit", "rehabilitation", "community"] as const).map((place) =>
      context.ledger.count(place),
    );
  return { context, simulation: context.simulation, families, counts };
}

test("the centre is in use as long as it has people, however long the horizon", () => {
  const rehabilitation = { ...base.rehabilitation, places: 8 };
  for (const horizon of [1000, 5000]) {
    const { simulation, families } = setting({ ...base, rehabilitation }, 22);
    simulation.run(horizon);
    // Three rounds of 8, 8 and 6 stay 50 h each, from hour 15 to hour 265.
    const { centre } = observed(families, horizon).stages;
    expect(centre?.utilisation).toBeCloseTo((22 * 50) / (8 * 250), 12);
  }
});

describe("rounds", () => {
  test("take whole families up to their size, one after the other, until the camp is empty", () => {
    const { simulation, families, counts } = setting(base, 22);
    // Families of 4, 4, 4, 4, 4, 2; a round of at most 10 takes two of them: 8, 8, 6.
    const seen: number[][] = [];
    for (const time of [9, 12, 20, 64, 66, 112, 212, 500])
      simulation.scheduleAt(time, () => seen.push(counts()));
    simulation.run(1000);
    expect(seen).toEqual([
      [22, 0, 0, 0],
      [14, 8, 0, 0],
      [14, 0, 8, 0],
      [14, 0, 8, 0],
      [14, 0, 0, 8],
      [6, 8, 0, 8],
      [0, 6, 0, 16],
      [0, 0, 0, 22],
    ]);
    expect(families.clearedAt()).toBe(265);
    expect(observed(families, 1000).outputs).toMatchObject({
      rounds: 3,
      convoys: 3,
      reintegrated: 22,
      days_to_clear_origin: 210 / 24,
      days_to_clear_rehabilitation: 265 / 24,
      peak_in_rehabilitation: 8,
      left_by_themselves: 0,
      persons_at_origin: 22,
      // 8 people leave after 10 h, 8 after 110 h and 6 after 210 h.
      person_days_at_origin: (80 + 880 + 1260) / 24,
    });
  });

  test("a family larger than the round goes alone: nobody is left behind for ever", () => {
    const { simulation, counts } = setting({ ...base, rounds: { ...base.rounds, persons: hours(3) } }, 8);
    simulation.run(1000);
    expect(counts()).toEqual([0, 0, 0, 8]);
  });

  test("none leaves during a pause, nor more than the most", () => {
    const rounds = { ...base.rounds, pauses: [{ from: 0, until: 48 }], most: 2 };
    const { simulation, families, context, counts } = setting({ ...base, rounds }, 40);
    simulation.run(1000);
    expect(context.population.when("dispatched", 0)).toBe(48);
    expect(context.population.when("dispatched", 8)).toBe(148);
    expect(counts()).toEqual([24, 0, 0, 16]);
    expect(families.clearedAt()).toBe(null);
  });

  test("a full centre holds the next round back until there is room", () => {
    const rehabilitation = { ...base.rehabilitation, places: 8, stay: hours(300) };
    const { simulation, context } = setting({ ...base, rehabilitation }, 16);
    simulation.run(2000);
    // The first round arrives at 15 and goes home at 315, when the second, due at 110, can leave.
    expect([0, 8].map((person) => context.population.when("dispatched", person))).toEqual([10, 315]);
  });
});

describe("people leaving by themselves", () => {
  test("each family leaves at its rate: the share left after a time is exponential", () => {
    const rounds = { ...base.rounds, first: 1e6 };
    const { simulation, families, counts } = setting(
      { ...base, size: hours(1), rounds, selfDeparture: 0.01 },
      5000,
      {
        check: false,
      },
    );
    simulation.run(50);
    const stay = Math.exp(-0.5);
    expect(Math.abs((counts()[0] ?? 0) - 5000 * stay) / Math.sqrt(5000 * stay * (1 - stay))).toBeLessThan(4);
    expect(observed(families, 50).outputs.left_by_themselves).toBe(counts()[3]);
  });
});

describe("the way home", () => {
  test("with a return rate of 0.3 families pass the centre 1 / 0.7 times on average", () => {
    const reintegration = { returnRate: 0.3, delay: hours(24) };
    const rounds = { ...base.rounds, persons: hours(1e6) };
    const n = 8000;
    const { simulation, families, counts } = setting(
      { ...base, size: hours(1), rounds, rehabilitation: { ...base.rehabilitation, reintegration } },
      n,
      { check: false },
    );
    simulation.run(1e6);
    expect(counts()).toEqual([0, 0, 0, n]);
    const { outputs } = observed(families, 1e6);
    const returns = (outputs.returned_to_rehabilitation ?? 0) / n;
    expect(Math.abs(returns - 0.3 / 0.7) / (Math.sqrt(0.3) / 0.7 / Math.sqrt(n))).toBeLessThan(4);
    expect(outputs.reintegrated).toBe(n);
  });

  test("those who come back wait at the door of a full centre, before anybody new", () => {
    const reintegration = { returnRate: 1, delay: hours(1) };
    const rehabilitation = { ...base.rehabilitation, places: 4, stay: hours(10), reintegration };
    const rounds = { ...base.rounds, persons: hours(4), gap: hours(11), travel: hours(0) };
    const { simulation, counts } = setting({ ...base, rehabilitation, rounds }, 8);
    const seen: number[][] = [];
    // First family 10-20; second 21-31; the first comes back at 21 to a full centre, and is let in at 31.
    for (const time of [15, 20.5, 25, 32]) simulation.scheduleAt(time, () => seen.push(counts()));
    simulation.run(40);
    expect(seen).toEqual([
      [4, 0, 4, 0],
      [4, 0, 0, 4],
      [0, 0, 4, 4],
      [0, 0, 4, 4],
    ]);
  });

  test("a member who dies in the camp or in the centre does not go on; the rest of the family does", () => {
    const { simulation, families, context, counts } = setting(base, 4);
    const die = (person: number) => {
      for (const keeper of families.keepers) if (keeper.remove(person)) context.ledger.move(person, "dead");
    };
    simulation.scheduleAt(5, () => die(1));
    simulation.scheduleAt(20, () => die(2));
    simulation.run(500);
    expect(counts()).toEqual([0, 0, 0, 2]);
    expect(context.ledger.count("dead")).toBe(2);
  });

  test("the stay of a family is its own: a centre with fewer places serves the same families", () => {
    const stays = (places: number) => {
      const rehabilitation = { name: "centre", places, stay: { kind: "exponential", mean: 50 } as const };
      const { simulation, context } = setting({ ...base, rehabilitation }, 40);
      const home = new Map<number, number>();
      context.ledger.onMove((person, _, to) => {
        if (to === "community")
          home.set(person, simulation.now - context.population.when("received", person));
      });
      simulation.run(1e5);
      return [...home].sort(([a], [b]) => a - b).map(([, stay]) => stay.toFixed(6));
    };
    expect(stays(8)).toEqual(stays(1000));
  });
});

test("convoys can bring people to the centre; everybody is then alone", () => {
  const context = makeContext();
  const { simulation, ledger } = context;
  const centre = new Rehabilitation(context, {
    name: "centre",
    places: 3,
    stay: { kind: "exponential", mean: 10 },
  });
  let road = 2;
  ledger.holder("in_transit", "road", () => road);
  const people = [ledger.enter(0, "in_transit"), ledger.enter(0, "in_transit")];
  centre.places.reserve(2);
  expect(centre.places.free).toBe(1);
  simulation.schedule(1, () => {
    road = 0;
    centre.places.unreserve(2);
    centre.receive(people);
  });
  const left = new Tally();
  ledger.onMove((_, from) => {
    if (from === "rehabilitation") left.add(simulation.now);
  });
  simulation.run(1000);
  expect(left.count).toBe(2);
  expect(left.minimum).toBeLessThan(left.maximum);
});
