import { expect, test } from "vitest";
import { exponential } from "../../../src/engine/index.js";
import { Exposure } from "../../../src/models/threats/exposure.js";
import { Passage, type Section } from "../../../src/models/threats/passage.js";
import { Threat } from "../../../src/models/threats/threat.js";
import { Windows } from "../../../src/models/windows.js";
import { makeContext } from "../context.js";
import { constant } from "../scenes.js";

/** A journey under a hazard of 2 / h, and the leg that it is on. */
function journey(hours: number) {
  const { simulation } = makeContext();
  const options = { name: "threat", hazard: constant(2), per: "hour" } as const;
  const threat = new Threat(options, simulation.stream("hazard"), Windows.of({ open: [], close: [] }));
  const nobody = { escortTeams: 0, overwatch: 0 };
  const stream = simulation.stream("luck");
  const luck = { first: exponential(stream, { mean: 1 })(), stream: () => stream };
  const exposure = new Exposure(threat, luck, nobody, undefined, false);
  const leg: Section = {
    length: 100,
    hours,
    share: () => 1,
    meets: () => true,
    meetsStanding: () => true,
  };
  return { simulation, leg, passage: new Passage(simulation, [exposure]), exposed: threat.exposed };
}

test("incidents without delay change nothing about the time of a leg or of a stop", () => {
  for (const way of ["through", "halt"] as const) {
    const { simulation, leg, passage, exposed } = journey(50);
    const incidents: number[] = [];
    const onIncident = () => {
      incidents.push(simulation.now);
      return 0;
    };
    let end = 0;
    simulation.process(function* convoy() {
      yield* way === "through" ? passage.through(leg, onIncident) : passage.halt(leg, 50, onIncident);
      end = simulation.now;
    });
    simulation.run();
    expect(end).toBeCloseTo(50, 9);
    expect(Math.abs(incidents.length - 100)).toBeLessThan(40);
    expect(exposed.size).toBe(0);
  }
});

test("delays of incidents during a stop run beside each other, those on the road add up", () => {
  const { simulation, leg, passage } = journey(10);
  const stop: number[] = [];
  simulation.process(function* convoy() {
    yield* passage.halt(leg, 1, () => {
      stop.push(simulation.now);
      return 0.25;
    });
    stop.push(simulation.now);
  });
  simulation.run();
  const last = stop.at(-2);
  const end = stop.at(-1) ?? 0;
  expect(stop.length).toBeGreaterThan(1);
  expect(end).toBeCloseTo(Math.max(1, (last ?? 0) + 0.25), 9);

  const road = journey(10);
  let delays = 0;
  let arrival = 0;
  const standing = { ...road.leg, meetsStanding: () => false };
  road.simulation.process(function* convoy() {
    yield* road.passage.through(standing, () => {
      delays += 3;
      return 3;
    });
    arrival = road.simulation.now;
  });
  road.simulation.run();
  expect(delays).toBeGreaterThan(0);
  expect(arrival).toBeCloseTo(10 + delays, 9);
});
