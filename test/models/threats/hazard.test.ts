import { expect, test } from "vitest";
import { deriveStream, exponential } from "../../../src/engine/index.js";
import type { ClearanceOptions, ThreatOptions } from "../../../src/models/index.js";
import { Route } from "../../../src/models/routes/route.js";
import { Exposure } from "../../../src/models/threats/exposure.js";
import { Threat } from "../../../src/models/threats/threat.js";
import { Windows } from "../../../src/models/windows.js";
import { constant, oneRoad, run } from "../scenes.js";

const nobody = { escortTeams: 0, overwatch: 0 };

function threatOf(options: Partial<ThreatOptions>, darkness = Windows.of({ open: [], close: [] })): Threat {
  const threat = { name: "threat", hazard: constant(0.002), ...options };
  return new Threat(threat, deriveStream(1, 0, "threat"), darkness);
}

/** A road of 420 km at 70 km/h, in so many legs of equal length. */
function road(legs: number, threat: Threat): Route {
  const length = 420 / legs;
  const list = Array.from({ length: legs }, (_, i) => ({ name: `leg ${i}`, length, speed: constant(70) }));
  return new Route({ name: "road", from: "a", to: "b", legs: list }, new Map(), [threat]);
}

/** Chance of any incident of hazard endured. */
const chance = (hazard: number) => 1 - Math.exp(-hazard);

test("a hazard of .002 / km over 420 km gives .5683, whole or cut in ten", () => {
  const threat = threatOf({});
  for (const legs of [1, 10]) {
    expect(chance(road(legs, threat).expectedRisk(0, nobody))).toBeCloseTo(0.5683, 4);
  }
});

test("a hazard per convoy counts once, however many legs the journey has", () => {
  const threat = threatOf({ per: "convoy" });
  for (const legs of [1, 10]) expect(road(legs, threat).expectedRisk(0, nobody)).toBeCloseTo(0.002, 12);
});

test("a hazard per hour counts the hours", () => {
  expect(road(7, threatOf({ per: "hour" })).expectedRisk(5, nobody)).toBeCloseTo(0.002 * 6, 12);
});

test("a hazard per convoy on one leg of several falls on that leg alone", () => {
  const threat = threatOf({ per: "convoy", legs: ["leg 3"] });
  expect(road(10, threat).expectedRisk(0, nobody)).toBeCloseTo(0.002, 12);
});

test("by day and by night: each hour counts with the factor of its light", () => {
  // Dark from 3 to 100: of the journey from 0 to 6 three hours are dark.
  const threat = threatOf({ day: 1, night: 4 }, new Windows({ open: [3], close: [100] }));
  expect(road(1, threat).expectedRisk(0, nobody)).toBeCloseTo(0.84 * (0.5 * 1 + 0.5 * 4), 10);
  expect(road(10, threat).expectedRisk(0, nobody)).toBeCloseTo(0.84 * (0.5 * 1 + 0.5 * 4), 10);
});

test("each escort team and unit of overwatch takes away its share of what is left", () => {
  const threat = threatOf({ deterrence: { escortTeam: 0.5, overwatch: 0.2 } });
  expect(road(1, threat).expectedRisk(0, { escortTeams: 2, overwatch: 1 })).toBeCloseTo(
    0.84 * 0.25 * 0.8,
    12,
  );
});

test("an incident excites the hazard, and the excitation fades", () => {
  const threat = threatOf({ excitation: { jump: 3, decay: 6 } });
  threat.strike(0);
  // Mean of 1 + 3 exp(-t / 6) over the 6 hours of the journey.
  const mean = 1 + 3 * (1 - Math.exp(-1));
  expect(road(1, threat).expectedRisk(0, nobody)).toBeCloseTo(0.84 * mean, 10);
  expect(road(1, threat).expectedRisk(600, nobody)).toBeCloseTo(0.84, 10);
});

test("use of a road raises its hazard, and rest lets it fall again; other roads are not touched", () => {
  const threat = threatOf({ use: { growth: 0.5, rest: 6 } });
  threat.used("road", 0);
  threat.used("road", 0);
  expect(road(1, threat).expectedRisk(0, nobody)).toBeCloseTo(0.84 * (1 + 1 - Math.exp(-1)), 10);
  expect(road(1, threat).expectedRisk(600, nobody)).toBeCloseTo(0.84, 10);
  threat.used("other", 600);
  expect(road(1, threat).expectedRisk(600, nobody)).toBeCloseTo(0.84, 10);
});

test("a range of the hazard is drawn once per replication, log-uniform, and reported", () => {
  const hazard = { kind: "logUniform", low: 1e-7, high: 5e-5 } as const;
  const options = oneRoad(10, {}, { threats: [{ name: "road", hazard }] });
  const drawn = Array.from({ length: 400 }, (_, replication) => run(options, { replication }));
  const logs = drawn.map(({ outputs }) => Math.log(outputs["hazard: road"] ?? 0));
  const mean = logs.reduce((a, b) => a + b) / logs.length;
  const [low, high] = [Math.log(1e-7), Math.log(5e-5)];
  expect(Math.min(...logs)).toBeGreaterThan(low);
  expect(Math.max(...logs)).toBeLessThan(high);
  expect(Math.abs(mean - (low + high) / 2)).toBeLessThan((4 * (high - low)) / Math.sqrt(12 * 400));
});

test("40 convoys of 420 km at 2e-5 / km: any incident in .28538 of replications", () => {
  const replications = process.env.LONG ? 1_100_000 : 110_000;
  const threat = threatOf({ hazard: constant(2e-5) });
  const stream = deriveStream(7, 0, "journeys");
  const first = exponential(stream, { mean: 1 });
  let any = 0;
  for (let r = 0; r < replications; r++) {
    let incidents = 0;
    for (let convoy = 0; convoy < 40; convoy++) {
      const luck = { first: first(), stream: () => stream };
      const exposure = new Exposure(threat, luck, nobody, undefined, false);
      exposure.begin({ length: 420, hours: 6, share: 1 }, 0);
      if (exposure.next() < Number.POSITIVE_INFINITY) incidents++;
      exposure.end(0);
    }
    if (incidents > 0) any++;
  }
  const exact = 0.28538;
  const deviation = Math.sqrt((exact * (1 - exact)) / replications);
  expect(Math.abs(any / replications - exact)).toBeLessThan(4 * deviation);
});

test("of many convoys of one run the share that meets an incident is that of the hazard", () => {
  const convoys = process.env.LONG ? 480_000 : 48_000;
  const options = oneRoad(
    convoys,
    { maximum: 1, return: "at_once" },
    {
      days: [0],
      routes: [
        {
          name: "road",
          from: "prison",
          to: "reception",
          legs: [{ name: "leg", length: 420, speed: constant(70) }],
        },
      ],
      vehicles: [{ name: "bus", seats: 1, count: 200 }],
      horizon: 3000 * (process.env.LONG ? 10 : 1),
      threats: [{ name: "road", hazard: constant(0.002) }],
    },
  );
  const { outputs } = run(options);
  expect(outputs.convoys).toBe(convoys);
  // Incidents per convoy are Poisson of mean 0.84: one incident does not end a journey.
  expect(Math.abs((outputs.incidents ?? 0) / convoys - 0.84)).toBeLessThan(4 * Math.sqrt(0.84 / convoys));
});

test("cutting a leg in ten changes no incident of any convoy", () => {
  const cut = (legs: number): ClearanceOptions =>
    oneRoad(
      500,
      { maximum: 5 },
      {
        routes: [
          {
            name: "road",
            from: "prison",
            to: "reception",
            legs: Array.from({ length: legs }, (_, i) => ({
              name: `leg ${i}`,
              length: 420 / legs,
              speed: constant(70),
            })),
          },
        ],
        threats: [{ name: "road", hazard: constant(0.002), excitation: { jump: 0.05, decay: 3 } }],
      },
    );
  for (let replication = 0; replication < 20; replication++) {
    const whole = run(cut(1), { replication }).outputs;
    expect(whole.incidents).toBeGreaterThan(0);
    expect(run(cut(10), { replication }).outputs.incidents).toBe(whole.incidents);
  }
});
