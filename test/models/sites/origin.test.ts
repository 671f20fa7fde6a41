import { expect, test } from "vitest";
import type { OriginOptions } from "../../../src/models/index.js";
import { constant, oneRoad, run } from "../scenes.js";

const prison = (options: Partial<OriginOptions>) => ({ origins: [{ name: "prison", ...options }] });

test("60 people an hour pass the gate: the fortieth is ready after 40 minutes", () => {
  const { departures, stages, outputs } = run(
    oneRoad(100, { minimum: 40 }, { ...prison({ gate: { service: constant(1 / 60) } }), horizon: 48 }),
  );
  expect(departures.map(({ time, people }) => [round(time), people])).toEqual([
    [round(40 / 60), 40],
    [round(80 / 60), 40],
    [round(100 / 60), 20],
  ]);
  expect(stages["prison: gate"]).toMatchObject({ maxQueue: 99 });
  expect(stages["prison: gate"]?.utilisation).toBeCloseTo(1, 9);
  expect(stages["prison: gate"]?.meanWait).toBeCloseTo(99 / 2 / 60, 9);
  expect(outputs.days_to_clear_origin).toBeCloseTo(100 / 60 / 24, 9);
  const personHours = (40 * 40 + 40 * 80 + 20 * 100) / 60;
  expect(outputs.person_days_at_origin).toBeCloseTo(personHours / 24, 9);
  expect(outputs.custody_days_at_origin).toBeCloseTo(personHours / 24 / 100, 9);
});

test("a gate with hours works in them and finishes whom it has in hand", () => {
  const gate = { service: constant(1), lanes: 2, hours: { open: [8, 32], close: [10.5, 40] } };
  const { departures } = run(oneRoad(8, {}, { ...prison({ gate }), horizon: 100 }));
  // Two each at 9, 10 and 11, two more the day after.
  expect(departures.map(({ time, people }) => [time, people])).toEqual([
    [9, 2],
    [10, 2],
    [11, 2],
    [33, 2],
  ]);
});

test("loading places are shared by all convoys of the site", () => {
  const { departures } = run(
    oneRoad(100, { maximum: 50, loading: constant(1) }, prison({ loadingPlaces: 1 })),
  );
  expect(departures.map(({ time }) => time)).toEqual([2, 4]);
});

test("people are called as the cohorts are listed, or mixed by chance", () => {
  const people = [
    { name: "first", count: 50 },
    { name: "second", count: 50 },
  ];
  const taken = (order: "listed" | "mixed") => {
    const { model } = run(
      oneRoad(0, {}, { ...prison({ order }), people, phases: [{ name: "half", quota: 50 }] }),
    );
    const { population, ledger } = model.context;
    let firsts = 0;
    for (let person = 0; person < 100; person++) {
      if (ledger.locationOf(person) === "facility" && population.cohortOf(person) === 0) firsts++;
    }
    return firsts;
  };
  expect(taken("listed")).toBe(50);
  // Of 50 drawn from 50 and 50 without replacement: mean 25, standard deviation 2.5.
  expect(Math.abs(taken("mixed") - 25)).toBeLessThan(12.5);
});

test("cohorts are divided over the origins by their shares, or are where they say", () => {
  const { network } = run(
    oneRoad(
      0,
      {},
      {
        origins: [{ name: "prison", share: 3 }, { name: "camp" }, { name: "far", share: 0 }],
        people: [
          { name: "anywhere", count: 101 },
          { name: "there", count: 7, site: "far" },
        ],
        phases: [{ name: "nobody", quota: 0 }],
      },
    ),
  );
  expect(network.origins.map(({ present }) => present)).toEqual([76, 25, 7]);
});

test("an origin to which people still come is not clear", () => {
  const arrivals = [{ cohort: "all", gap: constant(10), size: constant(3), from: 5, until: 40 }];
  const open = run(oneRoad(0, {}, { ...prison({ arrivals }), horizon: 35 }));
  expect(open.outputs.days_to_clear_origin).toBeNull();
  const { outputs, departures } = run(oneRoad(0, {}, { ...prison({ arrivals }), horizon: 100 }));
  expect(departures.map(({ time, people }) => [time, people])).toEqual([
    [15, 3],
    [25, 3],
    [35, 3],
  ]);
  expect(outputs.days_to_clear_origin).toBe(35 / 24);
});

test("deaths and releases take people wherever they stand, each person at the given rate", () => {
  const exits = [
    { name: "death", to: "dead", perPerson: constant(0.001) },
    { name: "release", to: "community", perPerson: constant(0.002) },
  ] as const;
  const gate = { service: constant(0.01), hours: { open: [400], close: [500] } };
  const { outputs, model } = run(
    oneRoad(
      10_000,
      { depart: { open: [9000], close: [9001] } },
      { ...prison({ exits, gate }), horizon: 600 },
    ),
  );
  const { ledger } = model.context;
  expect(outputs.days_to_clear_origin).toBeNull();
  const left = 10_000 * Math.exp(-0.003 * 600);
  expect(Math.abs(ledger.count("origin") - left)).toBeLessThan(4 * Math.sqrt(left * (1 - left / 10_000)));
  const gone = 10_000 - ledger.count("origin");
  expect(Math.abs(ledger.count("dead") - gone / 3)).toBeLessThan(4 * Math.sqrt((gone * 2) / 9));
  expect(ledger.countStatus("released")).toBe(ledger.count("community"));
});

test("people who leave by themselves in groups leave until nobody of theirs is left", () => {
  const exits = [
    {
      name: "leaving",
      to: "community",
      gap: constant(10),
      size: constant(30),
      who: { cohorts: ["families"] },
    },
  ] as const;
  const { model } = run(
    oneRoad(
      0,
      {},
      {
        ...prison({ exits }),
        people: [
          { name: "families", count: 100, kind: "family_member" },
          { name: "others", count: 50 },
        ],
        phases: [{ name: "nobody", quota: 0 }],
      },
    ),
  );
  expect(model.context.ledger.count("community")).toBe(100);
  expect(model.context.ledger.count("origin")).toBe(50);
});

const round = (value: number) => Math.round(value * 1e9) / 1e9;

test("a chance of leaving that is some people's only is theirs alone", () => {
  const who = { cohorts: ["mortal"] };
  const exits = [{ name: "death", to: "dead", perPerson: constant(0.01), who }] as const;
  const people = [
    { name: "mortal", count: 500 },
    { name: "others", count: 500 },
  ];
  const { model } = run(
    oneRoad(0, {}, { ...prison({ exits }), people, phases: [{ name: "none", quota: 0 }] }),
  );
  const { ledger, population } = model.context;
  // After 1000 h at .01 / h practically nobody of the first cohort is left.
  expect(Math.abs(ledger.count("dead") - 500)).toBeLessThan(5);
  for (let person = 0; person < population.size; person++) {
    if (ledger.locationOf(person) === "dead") expect(population.cohortOf(person)).toBe(0);
  }
});

test("people at a site that is not there are an error, not nobody", () => {
  const people = [{ name: "lost", count: 1, site: "nowhere" }];
  expect(() => run(oneRoad(0, {}, { people }))).toThrow(/"lost".*no origin "nowhere"/);
});
