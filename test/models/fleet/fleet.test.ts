import { expect, test } from "vitest";
import { Simulation } from "../../../src/engine/index.js";
import { Clearance } from "../../../src/models/index.js";
import { constant, oneRoad, run } from "../scenes.js";

test("breakdowns in all hours with two crews: the machine repair model", () => {
  // 10 machines fail at .1 / h, each of 2 crews repairs at .5 / h.
  const hours = process.env.LONG ? 2_000_000 : 200_000;
  const breakdown = {
    every: { kind: "exponential", mean: 10 },
    counts: "calendar",
    repair: { kind: "exponential", mean: 2 },
  } as const;
  const options = oneRoad(
    0,
    {},
    {
      horizon: hours,
      days: [0],
      vehicles: [{ name: "bus", seats: 40, count: 10, breakdown }],
      workshop: { crews: 2 },
    },
  );
  const simulation = new Simulation({ seed: 1 });
  const model = new Clearance(options, simulation);
  simulation.run(hours);
  const workshop = model.observe().stages.workshop;
  const down = (workshop?.meanQueue ?? 0) + 2 * (workshop?.utilisation ?? 0);
  // Standard deviation of a time average over 10,000 h, from 40 runs: 0.049.
  const deviation = 0.049 * Math.sqrt(10_000 / hours);
  expect(Math.abs(down - 2.40372)).toBeLessThan(4 * deviation);
  expect(Math.abs(1 - down / 10 - 0.75963)).toBeLessThan((4 * deviation) / 10);
});

test("a vehicle that fails on the way delays its convoy and goes to the workshop when it is back", () => {
  const breakdown = { every: constant(3), repair: constant(10), roadside: constant(0.5) };
  const options = oneRoad(75, {}, { vehicles: [{ name: "bus", seats: 25, count: 1, breakdown }] });
  const { departures, outputs, model } = run(options);
  // Out 0-2, back 2-4 with a stop of half an hour after 3 h of driving, in the workshop 4.5-14.5.
  expect(departures.map(({ time }) => time)).toEqual([0, 14.5, 29]);
  expect(outputs.hours_aboard_longest).toBe(2);
  expect(model.context.usage.total("repair", "bus")).toBe(3);
});

test("a stop for a breakdown on the way out keeps people aboard longer", () => {
  const breakdown = { every: constant(1), repair: constant(1), roadside: constant(0.75) };
  const { outputs } = run(oneRoad(25, {}, { vehicles: [{ name: "bus", seats: 25, count: 1, breakdown }] }));
  expect(outputs.hours_aboard_longest).toBe(2.75);
});

test("the return leg counts as duty: a crew that may drive 8 h makes two round trips of 4 h and then rests", () => {
  const duty = { limit: 8, rest: 10 };
  const { departures } = run(oneRoad(125, {}, { vehicles: [{ name: "bus", seats: 25, count: 1, duty }] }));
  expect(departures.map(({ time }) => time)).toEqual([0, 4, 18, 22, 36]);
});

test("an hour less of duty allows one round trip between rests", () => {
  const duty = { limit: 7, rest: 10 };
  const { departures } = run(oneRoad(75, {}, { vehicles: [{ name: "bus", seats: 25, count: 1, duty }] }));
  expect(departures.map(({ time }) => time)).toEqual([0, 14, 28]);
});

test("waiting between trips counts as rest", () => {
  const duty = { limit: 4, rest: 10 };
  const windows = { open: [0, 24, 48], close: [1, 25, 49] };
  const { departures } = run(
    oneRoad(75, { depart: windows }, { vehicles: [{ name: "bus", seats: 25, count: 1, duty }] }),
  );
  expect(departures.map(({ time }) => time)).toEqual([0, 24, 48]);
});

test("the number of vehicles follows its schedule; those that are away are withdrawn when they are back", () => {
  const vehicles = [
    {
      name: "aircraft",
      seats: 25,
      count: 0,
      schedule: [
        { from: 10, count: 2 },
        { from: 13, count: 1 },
      ],
    },
  ];
  const { departures } = run(oneRoad(150, {}, { vehicles }));
  expect(departures.map(({ time, people }) => [time, people])).toEqual([
    [10, 50],
    [14, 25],
    [18, 25],
    [22, 25],
    [26, 25],
  ]);
});

test("convoys need escort teams: one each, or one for every so many vehicles", () => {
  const escorts = [{ name: "guards", teams: 1 }];
  const one = run(oneRoad(50, { maximum: 25, escort: { teams: "guards" } }, { escorts }));
  expect(one.departures.map(({ time }) => time)).toEqual([0, 4]);
  expect(one.outputs.hours_waiting_for_escort).toBe(4);
  const each = run(oneRoad(150, { escort: { teams: "guards", vehiclesPerTeam: 2 } }, { escorts }));
  expect(each.departures.map(({ time, vehicles }) => [time, vehicles])).toEqual([
    [0, 2],
    [4, 2],
    [8, 2],
  ]);
  expect(each.model.context.usage.total("escort_hour", "guards")).toBe(12);
});

test("overwatch is shared, has hours, and is free again when the convoy has arrived", () => {
  const overwatch = [
    { name: "drone", units: 1, hours: { open: [10], close: [13] }, turnaround: constant(0.5) },
  ];
  const need = { overwatch: { units: "drone" } };
  const { departures, stages, outputs } = run(
    oneRoad(75, { maximum: 25, ...need }, { overwatch, horizon: 100 }),
  );
  expect(departures.map(({ time }) => time)).toEqual([10, 12.5]);
  expect(outputs.hours_waiting_for_overwatch).toBeCloseTo(100, 10);
  expect(stages.drone?.utilisation).toBeGreaterThan(0.9);
});

test("where overwatch is not required convoys go without when there is none", () => {
  const overwatch = [{ name: "drone", units: 1 }];
  const need = { overwatch: { units: "drone", required: false } };
  const { departures, model } = run(oneRoad(75, { maximum: 25, ...need }, { overwatch }));
  expect(departures.map(({ time }) => time)).toEqual([0, 0, 0]);
  expect(model.context.usage.total("overwatch_hour", "drone")).toBe(2);
});

test("vehicle-km and flights are counted both ways, empty or not", () => {
  const road = run(oneRoad(50, {}));
  expect(road.model.context.usage.total("vehicle_km", "bus")).toBe(2 * 2 * 100);
  const air = run(
    oneRoad(
      50,
      {},
      {
        vehicles: [{ name: "aircraft", mode: "air", seats: 50, count: 1 }],
        routes: [
          {
            name: "road",
            from: "prison",
            to: "reception",
            mode: "air",
            legs: [{ name: "leg", duration: constant(1) }],
          },
        ],
      },
    ),
  );
  expect(air.model.context.usage.total("flight", "aircraft")).toBe(2);
});

test("escort teams rest after their duty, as crews do", () => {
  const escorts = [{ name: "guards", teams: 1, duty: { limit: 8, rest: 10 } }];
  const { departures } = run(oneRoad(100, { maximum: 25, escort: { teams: "guards" } }, { escorts }));
  expect(departures.map(({ time }) => time)).toEqual([0, 4, 18, 22]);
});

test("outside its hours there is no overwatch, required or not", () => {
  const overwatch = [{ name: "drone", units: 1, hours: { open: [10], close: [20] } }];
  const need = { overwatch: { units: "drone", required: false } };
  const { departures, model } = run(oneRoad(25, need, { overwatch }));
  expect(departures.map(({ time }) => time)).toEqual([0]);
  expect(model.context.usage.total("overwatch_hour")).toBe(0);
});

test("convoys that wait for vehicles are the queue of their type", () => {
  const vehicles = [{ name: "bus", seats: 25, count: 1 }];
  const convoys = ["one", "two", "three"].map((name) => ({ name, routes: ["road"], maximum: 25 }));
  const { stages, outputs } = run(oneRoad(75, {}, { vehicles, convoys }));
  // The bus goes at hours 0, 4 and 8; until 8 there are people whom each of the three could take.
  expect(stages.bus?.maxQueue).toBe(3);
  expect(outputs.hours_waiting_for_vehicles).toBe(3 * 8);
});
