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
  // 40 of 60 places are taken: the next 40 do not fit, and the flight waits for 55.
  const arrivals = [{ cohort: "all", gap: constant(500), until: 501 }];
  const { network } = run(
    twoLegs(
      90,
      { places: 60 },
      {},
      {
        horizon: 100,
        origins: [{ name: "prison", arrivals }],
        convoys: [
          { name: "shuttle", routes: ["first"], minimum: 40, maximum: 40 },
          { name: "flight", routes: ["second"], minimum: 55 },
        ],
      },
    ),
  );
  expect(network.services.map(({ departures }) => departures[1]?.people ?? departures[0]?.people)).toEqual([
    40, 40,
  ]);
});

test("people who wait for others go on when these will not come any more", () => {
  // 30 of 60 reach the halt; the rest are released at 40, so that the flight's minimum of 60 is never met.
  const exits = [{ name: "release", to: "community", gap: constant(40), size: constant(30) }] as const;
  const { network } = run(
    twoLegs(
      60,
      {},
      {},
      {
        origins: [{ name: "prison", exits }],
        vehicles: [
          { name: "bus", seats: 15, count: 2 },
          { name: "aircraft", seats: 60, count: 1, mode: "air" },
        ],
        convoys: [
          { name: "shuttle", routes: ["first"], depart: { open: [0, 500], close: [1, 501] } },
          { name: "flight", routes: ["second"], minimum: 60 },
        ],
      },
    ),
  );
  expect(network.services[1]?.departures).toMatchObject([{ time: 40, people: 30 }]);
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

test("the use of a halt counts while it is in use, not until the horizon", () => {
  const { stages } = run(twoLegs(30, { places: 60 }, { depart: { open: [12], close: [13] } }));
  expect(stages.halt).toMatchObject({ utilisation: 0.5, meanQueue: 30, meanWait: 10, maxQueue: 30 });
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

/** Full halts, each of which wants to send all its people to the next, around a circle. */
function circle(names: readonly string[], buses: number): ClearanceOptions {
  const next = (i: number) => names[(i + 1) % names.length] ?? "";
  const legs = [{ name: "leg", duration: constant(1) }];
  return {
    horizon: 100,
    people: names.map((name) => ({ name, count: 20, site: `prison ${name}` })),
    origins: names.map((name) => ({ name: `prison ${name}` })),
    stagings: names.map((name) => ({ name, places: 20 })),
    routes: names.flatMap((name, i) => [
      { name: `to ${name}`, from: `prison ${name}`, to: name, legs },
      { name: `on from ${name}`, from: name, to: next(i), legs },
    ]),
    vehicles: [{ name: "bus", seats: 20, count: buses }],
    convoys: names.flatMap((name) => [
      { name, routes: [`to ${name}`] },
      { name: `on from ${name}`, routes: [`on from ${name}`], who: { cohorts: [name] } },
    ]),
  };
}

test.each([[["east", "west"]], [["east", "south", "west"]]])(
  "full halts that send people to each other in a circle (%j) exchange them instead of waiting for ever",
  (names) => {
    const { network, model } = run(circle(names, names.length));
    expect(network.services.map(({ departures }) => departures.length)).toEqual(names.flatMap(() => [1, 1]));
    expect(model.context.ledger.count("staging")).toBe(20 * names.length);
  },
);

test("an exchange needs vehicles for all; too few, and the hours of waiting for places tell", () => {
  const { network, outputs } = run(circle(["east", "west"], 1));
  expect(network.services.map(({ departures }) => departures.length)).toEqual([1, 0, 1, 0]);
  expect(outputs.hours_waiting_for_places).toBeGreaterThan(150);
});

test("an exchange that cannot be made does not keep others from theirs", () => {
  // One bus is too few for the first two halts; two are enough for the others, which fill up later.
  const circles = [circle(["east", "west"], 1), circle(["north", "south"], 2)];
  const { network } = run({
    horizon: 100,
    people: circles.flatMap(({ people = [] }) => people),
    origins: circles.flatMap(({ origins = [] }) => origins),
    stagings: circles.flatMap(({ stagings = [] }) => stagings),
    routes: circles.flatMap(({ routes = [] }) => routes),
    vehicles: circles.flatMap(({ vehicles = [] }, i) =>
      vehicles.map((bus) => ({ ...bus, name: `bus ${i}` })),
    ),
    convoys: circles.flatMap(({ convoys = [] }, i) =>
      convoys.map((convoy) => ({
        ...convoy,
        vehicles: [`bus ${i}`],
        ...(convoy.who ? {} : { depart: { open: [10 * i], close: [100] } }),
      })),
    ),
  });
  expect(network.services.map(({ departures }) => departures.length)).toEqual([1, 0, 1, 0, 1, 1, 1, 1]);
});

test("exchanges follow each other at the same instant while there are people and vehicles for another", () => {
  const names = ["east", "west"];
  const options = circle(names, 10);
  const convoys = options.convoys?.map((convoy) =>
    convoy.who ? { ...convoy, maximum: 5, loading: constant(0.5) } : convoy,
  );
  const { network } = run({ ...options, ...(convoys && { convoys }) });
  // The halts are full at hour 1; 20 people go on in convoys of 5, all of which are loaded at once.
  for (const { departures, ends } of network.services) {
    if (!names.includes(ends.from.name)) continue;
    expect(departures.map(({ time, people }) => [time, people])).toEqual([
      [1.5, 5],
      [1.5, 5],
      [1.5, 5],
      [1.5, 5],
    ]);
  }
});

test("full halts that may not send anybody now exchange their people when departures open again", () => {
  const options = circle(["east", "west"], 2);
  const convoys = options.convoys?.map((convoy) =>
    convoy.who ? { ...convoy, depart: { open: [50], close: [60] } } : convoy,
  );
  const { network } = run({ ...options, ...(convoys && { convoys }) });
  expect(network.services.map(({ departures }) => departures.map(({ time }) => time))).toEqual([
    [0],
    [50],
    [0],
    [50],
  ]);
});
