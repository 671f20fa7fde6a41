import { expect, test } from "vitest";
import { Simulation } from "../../../src/engine/index.js";
import { Clearance } from "../../../src/models/index.js";
import { constant, nights, oneRoad, run } from "../scenes.js";

const sizes = (options: Parameters<typeof run>[0]) => run(options).departures.map(({ people }) => people);
const times = (options: Parameters<typeof run>[0]) => run(options).departures.map(({ time }) => time);

test("103 people in convoys of 10 to 25: the last three go too", () => {
  expect(sizes(oneRoad(103, { minimum: 10, maximum: 25 }))).toEqual([25, 25, 25, 25, 3]);
});

test("with a longest wait of 12 h the last three go too, even while others may still come", () => {
  const late = { cohort: "all", gap: constant(500), until: 600 };
  const options = oneRoad(
    103,
    { minimum: 10, maximum: 25, longestWait: 12 },
    { origins: [{ name: "prison", arrivals: [late] }] },
  );
  const { departures } = run(options);
  expect(departures.slice(0, 5).map(({ people }) => people)).toEqual([25, 25, 25, 25, 3]);
  expect(departures[4]?.time).toBe(12);
});

test("without a longest wait a remainder below the minimum waits for those who may still come", () => {
  const late = { cohort: "all", gap: constant(500), until: 600 };
  const { departures } = run(
    oneRoad(103, { minimum: 10, maximum: 25 }, { origins: [{ name: "prison", arrivals: [late] }] }),
  );
  expect(departures.map(({ time, people }) => [time, people])).toEqual([
    [0, 25],
    [0, 25],
    [0, 25],
    [0, 25],
    [600, 4],
  ]);
});

test("a convoy takes what the vehicles seat, and the next waits for vehicles to come back", () => {
  const options = oneRoad(120, { minimum: 40 }, { vehicles: [{ name: "bus", seats: 40, count: 2 }] });
  const { departures, outputs } = run(options);
  expect(departures.map(({ time, people, vehicles }) => [time, people, vehicles])).toEqual([
    [0, 80, 2],
    [4, 40, 1],
  ]);
  expect(outputs.hours_waiting_for_vehicles).toBe(4);
});

test("convoys depart in their windows only, and are loaded so that they leave when one opens", () => {
  const loaded = oneRoad(60, { minimum: 20, depart: nights(10), loading: constant(0.5) });
  expect(times(loaded)).toEqual([20]);
  const slow = oneRoad(
    60,
    { minimum: 20, depart: nights(10), loading: constant(3) },
    { origins: [{ name: "prison", loadingPlaces: 1 }] },
  );
  // Three buses at one place take 9 h: loading begins at 11, and the convoy leaves at 20.
  expect(times(slow)).toEqual([20]);
  expect(run(slow).outputs.hours_aboard_longest).toBe(11);
});

test("no convoy leaves on a no-go day, or when the journey cannot end before the window closes", () => {
  const noGo = oneRoad(10, { depart: nights(10), noGo: { open: [0], close: [48] } });
  expect(times(noGo)).toEqual([48]);
  const windows = { open: [1, 10], close: [2, 20] };
  expect(times(oneRoad(10, { depart: windows, arriveInWindow: true }))).toEqual([10]);
});

test("people of another class who become ready late make loading begin earlier", () => {
  // One vehicle loads for 3 h and two, one after the other, for 6 h: from 14 on, to leave at 20.
  const options = oneRoad(
    0,
    { depart: nights(10), loading: constant(3) },
    {
      people: [
        { name: "adults", count: 10 },
        { name: "young", count: 0, age: "juvenile" },
      ],
      origins: [
        {
          name: "prison",
          loadingPlaces: 1,
          arrivals: [{ cohort: "young", gap: constant(10), size: constant(5) }],
        },
      ],
    },
  );
  expect(run(options).departures[0]).toMatchObject({ time: 20, people: 15, vehicles: 2 });
});

test("headway keeps departures apart", () => {
  expect(times(oneRoad(60, { maximum: 25, headway: 1.5 }))).toEqual([0, 1.5, 3]);
});

test("a turnaround and a return leg keep the only bus away", () => {
  const options = oneRoad(
    75,
    { turnaround: constant(1) },
    { vehicles: [{ name: "bus", seats: 25, count: 1 }] },
  );
  expect(times(options)).toEqual([0, 5, 10]);
});

test("a destination that is full holds convoys up, and says so", () => {
  const { departures, outputs } = run(
    oneRoad(60, {}, { horizon: 100, destinations: [{ name: "reception", places: 40 }] }),
  );
  expect(departures.map(({ people }) => people)).toEqual([40]);
  expect(outputs.hours_waiting_for_places).toBe(100);
  expect(outputs.days_to_clear_origin).toBeNull();
});

test("a minimum above what is left of the fleet falls to what it seats", () => {
  const options = oneRoad(50, { minimum: 40 }, { vehicles: [{ name: "van", seats: 10, count: 3 }] });
  expect(sizes(options)).toEqual([30, 20]);
});

test("bulk service from 2 to 5: queue and idle time of the linear equations", () => {
  // Arrivals 2, service 1; the convoy is one vehicle of 5 seats that is there again on arrival.
  const hours = process.env.LONG ? 4_000_000 : 400_000;
  const options = oneRoad(
    0,
    { minimum: 2, return: "at_once" },
    {
      horizon: hours,
      days: [0],
      vehicles: [{ name: "bus", seats: 5, count: 1 }],
      origins: [{ name: "prison", arrivals: [{ cohort: "all", gap: { kind: "exponential", mean: 0.5 } }] }],
      routes: [
        {
          name: "road",
          from: "prison",
          to: "reception",
          legs: [{ name: "leg", duration: { kind: "exponential", mean: 1 } }],
        },
      ],
    },
  );
  const simulation = new Simulation({ seed: 2 });
  const model = new Clearance(options, simulation);
  simulation.run(hours);
  const stage = model.observe().stages.convoys;
  // Standard deviations of the time averages over 50,000 h, from 10 runs: 0.027 and 0.0019.
  const shrink = Math.sqrt(50_000 / hours);
  expect(Math.abs((stage?.meanQueue ?? 0) - 1.92606)).toBeLessThan(4 * 0.027 * shrink);
  expect(Math.abs(1 - (stage?.utilisation ?? 0) - 0.28272)).toBeLessThan(4 * 0.0019 * shrink);
});
