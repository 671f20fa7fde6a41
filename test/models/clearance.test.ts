import fc from "fast-check";
import { expect, test } from "vitest";
import { Simulation } from "../../src/engine/index.js";
import { Clearance, type ClearanceOptions } from "../../src/models/index.js";
import { randomScenario } from "./random-scenario.js";
import { constant, nights, oneRoad, run } from "./scenes.js";

test("random scenarios keep both laws at every event, and end with everybody somewhere", () => {
  fc.assert(
    fc.property(randomScenario, fc.nat(1000), (options, replication) => {
      const { model, outputs } = run(options, { replication });
      const { ledger, population } = model.context;
      expect(population.size).toBe(ledger.entered);
      const { escaped, recaptured, deaths } = outputs;
      expect(ledger.count("at_large")).toBe((escaped ?? 0) - (recaptured ?? 0));
      expect(ledger.count("dead")).toBeGreaterThanOrEqual(deaths ?? 0);
      for (const value of Object.values(outputs)) expect(value === null || value >= 0).toBe(true);
    }),
    { numRuns: process.env.LONG ? 2000 : 60 },
  );
});

test("separation classes never share a vehicle, whatever the scenario", () => {
  fc.assert(
    fc.property(randomScenario, (options) => {
      const simulation = new Simulation({ seed: 1 });
      const model = new Clearance(options, simulation);
      for (const service of model.transport?.network.services ?? []) {
        const launch = service.launch.bind(service);
        service.launch = (order) => {
          const classes = new Map(order.plan.seatings.map(({ vehicle, index }) => [vehicle, index]));
          expect(classes.size).toBe(order.plan.seatings.length);
          launch(order);
        };
      }
      simulation.run(options.horizon);
    }),
    { numRuns: 20 },
  );
});

test("the same replication gives the same observations, another one others", () => {
  const [options] = fc.sample(randomScenario, { numRuns: 1, seed: 12 });
  if (options === undefined) throw new Error("no scenario");
  const once = run(options, { replication: 4 });
  const again = run(options, { replication: 4 });
  expect(again.outputs).toEqual(once.outputs);
  expect(again.series).toEqual(once.series);
  expect(run(options, { replication: 5 }).series).not.toEqual(once.series);
});

/** The reference case in small: gate, night convoys, a dangerous road. */
const slice = (people: number, vehicles = 6): ClearanceOptions =>
  oneRoad(
    people,
    { minimum: 40, maximum: 160, longestWait: 48, depart: nights(3000), loading: constant(0.5) },
    {
      horizon: 24 * 300 * Math.ceil(people / 5700),
      origins: [{ name: "prison", gate: { service: { kind: "exponential", mean: 1 / 60 } } }],
      vehicles: [{ name: "bus", seats: 40, count: vehicles, duty: { limit: 14, rest: 8 } }],
      routes: [
        {
          name: "road",
          from: "prison",
          to: "reception",
          legs: [{ name: "leg", length: 420, speed: { kind: "lognormal", median: 55, p90: 70 } }],
        },
      ],
      threats: [
        {
          name: "road",
          hazard: { kind: "logUniform", low: 1e-7, high: 5e-5 },
          excitation: { jump: 2, decay: 168 },
          outcomes: [{ delay: constant(3), deaths: { kind: "powerLaw", minimum: 1, exponent: 2.5 } }],
          suspension: constant(48),
        },
      ],
    },
  );

test("ten times the people take at most 11 times the events", () => {
  const events = (people: number) => {
    const simulation = new Simulation({ seed: 1 });
    const options = slice(people);
    const model = new Clearance(options, simulation);
    simulation.run(options.horizon);
    expect(model.observe().outputs.days_to_clear).not.toBeNull();
    return simulation.eventsExecuted;
  };
  expect(events(57_000)).toBeLessThan(11 * events(5700));
});

test("common random numbers: more buses change how long it takes and little else", () => {
  // The times of one gate and of one road belong to people and convoys: the difference between two fleets varies far
  // less than the answers themselves.
  const days = (vehicles: number, replication: number) =>
    run(slice(600, vehicles), { replication }).outputs.days_to_clear ?? Number.NaN;
  const pairs = Array.from({ length: 60 }, (_, k) => [days(2, k), days(3, k), days(3, k + 1000)] as const);
  const variance = (list: readonly number[]) => {
    const mean = list.reduce((a, b) => a + b, 0) / list.length;
    return list.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (list.length - 1);
  };
  const paired = variance(pairs.map(([two, three]) => two - three));
  const independent = variance(pairs.map(([two, , other]) => two - other));
  expect(paired).toBeLessThan(independent);
});

test("a scenario of people who never leave is censored, not finished", () => {
  const { outputs, indicators } = run(oneRoad(10, { depart: { open: [5000], close: [5001] } }));
  expect(outputs.days_to_clear_origin).toBeNull();
  expect(outputs.days_to_clear).toBeNull();
  expect(indicators.cleared_by_deadline).toBe(false);
});

test("as long as one person is left all is not clear", () => {
  const options = { ...oneRoad(26, {}, { vehicles: [{ name: "bus", seats: 25, count: 1 }] }) };
  // The bus takes 25 people at hour 0, is back at 4 and brings the last at 6.
  const cleared = (horizon: number) => run({ ...options, horizon }).outputs.days_to_clear;
  expect([cleared(3), cleared(5), cleared(7)]).toEqual([null, null, 6 / 24]);
});

test("the deadline is kept or not by the day on which all is clear", () => {
  const cleared = (deadline: number) => run({ ...oneRoad(10, {}), deadline }).indicators.cleared_by_deadline;
  expect(cleared(2)).toBe(true);
  expect(cleared(1.9)).toBe(false);
});

test("from the gate to the court: intake, facility and court follow the road", () => {
  const options: ClearanceOptions = {
    ...oneRoad(100, {}),
    destinations: [],
    intakes: [{ name: "reception", stations: [{ name: "registration", desks: 2, service: constant(0.2) }] }],
    facilities: { facilities: [{ name: "prison north", places: 60 }] },
    court: {
      name: "court",
      benches: [{ name: "judges", capacity: { kind: "judges", judges: 3 } }],
      tracks: [{ name: "all", stages: [{ stage: "investigation", bench: "judges", hours: constant(2) }] }],
    },
  };
  const { outputs, stages, series, model } = run(options);
  expect(outputs.days_to_clear_origin).toBe(0);
  // The last of 100 leaves one of two desks 10 h after arrival at 2; the first is investigated from 2.2 on.
  expect(outputs.days_to_clear_intake).toBeCloseTo(12 / 24, 9);
  expect(outputs.days_to_clear_judicial).toBeGreaterThan((2.2 + 200 / 3) / 24);
  expect(outputs.days_to_clear).toBe(outputs.days_to_clear_judicial);
  expect(outputs.peak_over_capacity).toBe(40);
  expect(series.backlog_judicial?.[1]).toBeGreaterThan(0);
  expect(stages.court?.utilisation).toBeGreaterThan(0.9);
  expect(model.context.ledger.count("facility")).toBe(100);
  // What stands empty is not clear while people who will come to it are on the road, or have not left.
  const cleared = (rest: ClearanceOptions) => {
    const { days_to_clear_origin, days_to_clear_intake, days_to_clear_judicial } = run(rest).outputs;
    return [days_to_clear_origin, days_to_clear_intake, days_to_clear_judicial];
  };
  expect(cleared({ ...options, horizon: 1 })).toEqual([0, null, null]);
  expect(cleared({ ...options, phases: [{ name: "nobody", quota: 0 }] })).toEqual([null, null, null]);
});

test("a court alone and convoys alone are models too", () => {
  const simulation = new Simulation();
  const court = new Clearance(
    {
      horizon: 100,
      court: {
        name: "court",
        benches: [{ name: "judges", capacity: { kind: "judges", judges: 1 } }],
        tracks: [{ name: "all", stages: [{ stage: "trial", bench: "judges", hours: constant(1) }] }],
        arrivals: [{ name: "new", track: "all", law: { kind: "regular", perDay: 5 } }],
      },
    },
    simulation,
    { check: true },
  );
  simulation.run(100);
  const { outputs } = court.observe();
  expect(outputs.convoys).toBe(0);
  expect(outputs.days_to_clear_origin).toBe(0);
  expect(run(oneRoad(10, {})).outputs.days_to_clear_judicial).toBe(0);
});
