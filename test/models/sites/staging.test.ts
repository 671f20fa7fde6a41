import { expect, test } from "vitest";
import type { ClearanceOptions, ConvoyOptions, StagingOptions } from "../../../src/models/index.js";
import { constant, oneRoad, run } from "../scenes.js";

/** A prison, a halt after 2 h, a reception after 2 h more by other vehicles. */
function twoLegs(
  people: number,
  halt: Partial<StagingOptions>,
  onward: Partial<ConvoyOptions> = {},
  rest: Partial<ClearanceOptions> = {},
): ClearanceOptions {
  return oneRoad(
    people,
    {},
    {
      stagings: [{ name: "halt", ...halt }],
      routes: [
        {
          name: "first",
          from: "prison",
          to: "halt",
          legs: [{ name: "a", length: 100, duration: constant(2) }],
        },
        {
          name: "second",
          from: "halt",
          to: "reception",
          mode: "air",
          legs: [{ name: "b", length: 300, duration: constant(1) }],
        },
      ],
      vehicles: [
        { name: "bus", seats: 25, count: 4 },
        { name: "aircraft", seats: 60, count: 1, mode: "air" },
      ],
      convoys: [
        { name: "shuttle", routes: ["first"], maximum: 50 },
        { name: "flight", routes: ["second"], ...onward },
      ],
      ...rest,
    },
  );
}
const legs = ({ network }: ReturnType<typeof run>) =>
  network.services.map(({ departures }) => departures.map(({ time, people }) => [time, people]));

test("people change from road to air and are batched anew", () => {
  const result = run(twoLegs(150, {}, { minimum: 60 }));
  expect(legs(result)).toEqual([
    [
      [0, 50],
      [0, 50],
      [4, 50],
    ],
    [
      [2, 60],
      [6, 60],
      [8, 30],
    ],
  ]);
  expect(result.outputs.days_to_clear).toBe(9 / 24);
  expect(result.series.received?.[1]).toBe(150);
  expect(result.series.dispatched?.[1]).toBe(150);
});

test("a halt takes no more than it has places for", () => {
  const result = run(twoLegs(150, { places: 50 }, {}));
  expect(result.outputs.peak_in_staging).toBeLessThanOrEqual(50);
  expect(result.outputs.days_to_clear_origin).not.toBeNull();
  expect(result.outputs.hours_waiting_for_places).toBeGreaterThan(0);
});

test("a minimum onward that the halt can never hold does not stop everything", () => {
  const result = run(twoLegs(150, { places: 50 }, { minimum: 60 }));
  expect(result.outputs.days_to_clear).not.toBeNull();
});

test("a halt that is too full for the next convoy and too empty for its own sends on whom it has", () => {
  const result = run(
    twoLegs(
      90,
      { places: 60 },
      { minimum: 55 },
      {
        convoys: [
          { name: "shuttle", routes: ["first"], minimum: 40, maximum: 40 },
          { name: "flight", routes: ["second"], minimum: 55 },
        ],
      },
    ),
  );
  expect(result.outputs.days_to_clear).not.toBeNull();
});

test("handling takes its time, and the longest hold counts from arrival", () => {
  const held = run(twoLegs(30, { handling: constant(3), longestHold: 10 }, { minimum: 20 }));
  expect(legs(held)[1]).toEqual([[5, 30]]);
  const late = { arrivals: [{ cohort: "all", gap: constant(500), until: 501 }] };
  const waits = run(
    twoLegs(
      30,
      { handling: constant(3), longestHold: 10 },
      { minimum: 60 },
      { origins: [{ name: "prison", ...late }] },
    ),
  );
  expect(legs(waits)[1]?.[0]).toEqual([12, 30]);
});

test("nights in staging are the midnights that pass", () => {
  const depart = { open: [49], close: [50] };
  const { outputs } = run(twoLegs(30, {}, { depart }));
  expect(outputs.nights_in_staging_mean).toBe(2);
  expect(outputs.nights_in_staging_longest).toBe(2);
});

test("a halt can be attacked, and people can die there", () => {
  const threats = [
    { name: "attack", rate: constant(1), outcomes: [{ deaths: constant(1), escapes: constant(2) }] },
  ];
  const { outputs, model } = run(twoLegs(30, { threats }, { depart: { open: [49], close: [50] } }));
  expect(outputs.site_attacks).toBeGreaterThan(0);
  const { ledger } = model.context;
  expect(ledger.count("dead") + ledger.count("at_large") + ledger.count("facility")).toBe(30);
});

test("two full halts that send people to each other exchange them instead of waiting for ever", () => {
  const halts = ["east", "west"];
  const options: ClearanceOptions = {
    horizon: 100,
    people: halts.map((name) => ({ name, count: 20, site: `prison ${name}` })),
    origins: halts.map((name) => ({ name: `prison ${name}` })),
    stagings: halts.map((name) => ({ name, places: 20 })),
    destinations: [{ name: "end", places: 0 }],
    routes: [
      ...halts.map((name) => ({
        name: `to ${name}`,
        from: `prison ${name}`,
        to: name,
        legs: [{ name: "leg", duration: constant(1) }],
      })),
      { name: "eastward", from: "west", to: "east", legs: [{ name: "leg", duration: constant(1) }] },
      { name: "westward", from: "east", to: "west", legs: [{ name: "leg", duration: constant(1) }] },
    ],
    vehicles: [{ name: "bus", seats: 20, count: 4 }],
    convoys: [
      ...halts.map((name) => ({ name, routes: [`to ${name}`] })),
      { name: "eastward", routes: ["eastward"], who: { cohorts: ["west"] } },
      { name: "westward", routes: ["westward"], who: { cohorts: ["east"] } },
    ],
  };
  const { network, model } = run(options);
  expect(network.services.map(({ departures }) => departures.length)).toEqual([1, 1, 1, 1]);
  expect(model.context.ledger.count("staging")).toBe(40);
});
