import { expect, test } from "vitest";
import { Simulation } from "../../src/engine/index.js";
import { Clearance } from "../../src/models/clearance.js";
import type { ClearanceOptions } from "../../src/models/index.js";

const night = Array.from({ length: 100 }, (_, day) => 24 * day + 20);

/** One prison, a staging point, a reception: 1,000 people, night convoys on two roads with a threat. */
const slice: ClearanceOptions = {
  horizon: 100 * 24,
  people: [
    { name: "adults", count: 950 },
    { name: "young", count: 50, age: "juvenile" },
  ],
  origins: [
    {
      name: "prison",
      gate: { service: { kind: "constant", value: 1 / 60 } },
      loadingPlaces: 4,
      threats: [
        {
          name: "attack",
          rate: { kind: "constant", value: 1 / 240 },
          outcomes: [
            { escapes: { kind: "constant", value: 20 }, suspension: { kind: "constant", value: 24 } },
          ],
        },
      ],
    },
  ],
  stagings: [{ name: "halt", places: 300, handling: { kind: "constant", value: 2 } }],
  destinations: [{ name: "reception" }],
  routes: [
    {
      name: "first",
      from: "prison",
      to: "halt",
      legs: [{ name: "a", length: 100, speed: { kind: "constant", value: 50 } }],
    },
    {
      name: "second",
      from: "halt",
      to: "reception",
      legs: [{ name: "b", length: 320, speed: { kind: "constant", value: 60 } }],
    },
  ],
  phases: [
    { name: "one", quota: 200 },
    { name: "two", quota: 300, pause: { kind: "constant", value: 48 } },
    { name: "three" },
  ],
  vehicles: [
    { name: "bus", seats: 40, count: 6, duty: { limit: 14, rest: 8 } },
    { name: "coach", seats: 50, count: 4 },
  ],
  convoys: [
    {
      name: "shuttle",
      routes: ["first"],
      vehicles: ["bus"],
      minimum: 40,
      maximum: 160,
      longestWait: 48,
      depart: { open: night, close: night.map((t) => t + 8) },
      loading: { kind: "constant", value: 0.5 },
    },
    { name: "onward", routes: ["second"], vehicles: ["coach"], minimum: 40, longestWait: 72 },
  ],
  threats: [
    {
      name: "road",
      hazard: { kind: "constant", value: 2e-4 },
      outcomes: [
        {
          delay: { kind: "constant", value: 3 },
          deaths: { kind: "constant", value: 2 },
          escapes: { kind: "constant", value: 5 },
          vehiclesLost: { kind: "constant", value: 1 },
        },
      ],
      suspension: { kind: "constant", value: 24 },
    },
  ],
  recapture: { probability: 0.8, delay: { kind: "exponential", mean: 100 } },
};

test("one origin, a staging point and a destination clear, with both laws checked at every event", () => {
  const simulation = new Simulation({ seed: 3 });
  const model = new Clearance(slice, simulation, { check: true });
  simulation.run(slice.horizon);
  const observed = model.observe();
  expect(observed.outputs.days_to_clear_origin).toBeGreaterThan(0);
});
