import { expect, test } from "vitest";
import type { ClearanceOptions, OutcomeOptions, ThreatOptions } from "../../../src/models/index.js";
import { byWeight } from "../../../src/models/threats/threat.js";
import { constant, oneRoad, run } from "../scenes.js";

/** A threat that meets every convoy about twice on its 100 km. */
function dangerous(outcome: OutcomeOptions, threat: Partial<ThreatOptions> = {}): Partial<ClearanceOptions> {
  return { threats: [{ name: "road", hazard: constant(0.02), outcomes: [outcome], ...threat }] };
}

test("deaths, wounded and staff are casualties; the dead are dead and the rest arrive", () => {
  const outcome = { deaths: constant(2), wounded: constant(1), staffCasualties: constant(3) };
  const { outputs, indicators, model } = run(oneRoad(100, {}, dangerous(outcome, { empty: 0 })));
  const { ambushes, casualties, deaths, wounded, staff_casualties } = outputs;
  expect(ambushes).toBeGreaterThan(0);
  expect(outputs.incidents).toBe(ambushes);
  expect([deaths, wounded, staff_casualties]).toEqual([2 * (ambushes ?? 0), ambushes, 3 * (ambushes ?? 0)]);
  expect(casualties).toBe(6 * (ambushes ?? 0));
  expect(model.context.ledger.count("dead")).toBe(deaths);
  expect(model.context.ledger.count("facility")).toBe(100 - (deaths ?? 0));
  expect(model.context.ledger.countStatus("closed")).toBe(deaths);
  expect(indicators).toMatchObject({ any_ambush: true, any_casualty: true, any_escape: false });
});

test("nobody dies twice: numbers of an outcome never exceed who is aboard", () => {
  const { outputs, model } = run(oneRoad(5, {}, dangerous({ deaths: constant(50), escapes: constant(50) })));
  expect(outputs.deaths).toBe(5);
  expect(outputs.escaped).toBe(0);
  expect(model.context.ledger.count("dead")).toBe(5);
});

test("an accident is an incident but no ambush", () => {
  const { outputs } = run(oneRoad(100, {}, dangerous({}, { kind: "accident" })));
  expect(outputs.accidents).toBeGreaterThan(0);
  expect(outputs.ambushes).toBe(0);
  expect(outputs.incidents).toBe(outputs.accidents);
});

test("a delay is spent at the place, and only hazards per hour are met there", () => {
  const delay = { delay: constant(5) };
  const km = run(oneRoad(25, {}, dangerous(delay, { empty: 0 })));
  expect(km.outputs.hours_aboard_longest).toBeCloseTo(2 + 5 * (km.outputs.incidents ?? 0), 9);
});

test("vehicles return empty and exposed: a hazard on the way back loses vehicles and nobody else", () => {
  const lost = dangerous({ vehiclesLost: constant(1), deaths: constant(5) }, { day: 1, night: 1 });
  const both = run(oneRoad(100, {}, lost));
  const out = run(oneRoad(100, {}, dangerous({ vehiclesLost: constant(1) }, { empty: 0 })));
  expect(both.outputs.incidents).toBeGreaterThan(out.outputs.incidents ?? 0);
  expect(both.network.fleet.count("lost")).toBe(both.outputs.vehicles_lost);
});

test("when its last vehicle is lost a convoy's people still arrive, and nothing returns", () => {
  const lost = dangerous({ vehiclesLost: constant(10) });
  const { outputs, model, network } = run(oneRoad(25, {}, lost));
  expect(outputs.vehicles_lost).toBe(1);
  expect(model.context.ledger.count("facility")).toBe(25);
  expect(network.fleet.count("idle")).toBe(19);
});

test("an incident suspends its route, or everything, and departures wait", () => {
  const suspended = (suspends: "route" | "all") =>
    run(
      oneRoad(
        50,
        {},
        {
          ...dangerous({}, { suspension: constant(100), suspends, routes: ["road"], empty: 0 }),
          routes: ["road", "other"].map((name) => ({
            name,
            from: "prison",
            to: "reception",
            legs: [{ name: `leg of ${name}`, length: 100, duration: constant(2) }],
          })),
          convoys: [
            { name: "first", routes: ["road"], maximum: 25, headway: 3, who: { cohorts: ["all"] } },
            { name: "second", routes: ["other"], maximum: 10, headway: 3, who: { cohorts: ["others"] } },
          ],
          people: [
            { name: "all", count: 50 },
            { name: "others", count: 20 },
          ],
        },
      ),
    );
  const alone = suspended("route").network.services;
  const all = suspended("all").network.services;
  expect(alone[0]?.departures[1]?.time).toBeGreaterThan(100);
  expect(alone[1]?.departures.map(({ time }) => time)).toEqual([0, 3]);
  expect(all[0]?.departures[1]?.time).toBeGreaterThan(100);
  expect(all[1]?.departures[1]?.time).toBeGreaterThan(100);
});

test("a convoy that is being loaded when movements are suspended stands down and goes later", () => {
  const options = oneRoad(
    50,
    { maximum: 25, headway: 1, loading: constant(1.5) },
    dangerous({}, { suspension: constant(50), suspends: "all", empty: 0, hazard: constant(1) }),
  );
  const { departures, outputs, model } = run(options);
  expect(departures).toHaveLength(2);
  expect(departures[1]?.time).toBeGreaterThan(50);
  expect(outputs.convoys).toBe(2);
  expect(model.context.ledger.count("facility")).toBe(50);
});

test("those who escape are at large; those who are caught are brought back and go again", () => {
  const escapes = dangerous({ escapes: constant(3) }, { empty: 0 });
  const free = run(oneRoad(100, {}, escapes));
  expect(free.outputs.escaped).toBeGreaterThan(0);
  expect(free.model.context.ledger.count("at_large")).toBe(free.outputs.escaped);
  expect(free.indicators.any_escape).toBe(true);
  const caught = run(oneRoad(100, {}, { ...escapes, recapture: { probability: 1, delay: constant(30) } }));
  expect(caught.outputs.recaptured).toBeGreaterThan(0);
  expect(caught.model.context.ledger.count("at_large")).toBe(
    (caught.outputs.escaped ?? 0) - (caught.outputs.recaptured ?? 0),
  );
  expect(caught.departures.length).toBeGreaterThan(1);
  const elsewhere = run(
    oneRoad(
      100,
      {},
      { ...escapes, recapture: { probability: 1, delay: constant(30), returnTo: "reception" } },
    ),
  );
  expect(elsewhere.model.context.ledger.count("facility")).toBe(100);
});

test("overwatch deters on the way out and is gone on the way back", () => {
  const threat = dangerous({}, { deterrence: { overwatch: 1 } });
  const protectedBy = { overwatch: [{ name: "drone", units: 9 }], ...threat };
  const need = { overwatch: { units: "drone" }, maximum: 25 };
  const oneWay = run(oneRoad(100, { ...need, return: "at_once" }, protectedBy));
  expect(oneWay.outputs.incidents).toBe(0);
  expect(run(oneRoad(100, need, protectedBy)).outputs.incidents).toBeGreaterThan(0);
});

test("a convoy that was stood down does not count for the headway", () => {
  const roads = ["near", "far"].map((name) => ({
    name,
    from: "prison",
    to: "reception",
    legs: [{ name: `leg of ${name}`, length: 1, duration: constant(name === "near" ? 0 : 2) }],
  }));
  const { network } = run(
    oneRoad(
      0,
      {},
      {
        people: ["one", "other"].map((name) => ({ name, count: 10 })),
        routes: roads,
        convoys: [
          { name: "near", routes: ["near"], who: { cohorts: ["one"] } },
          { name: "far", routes: ["far"], who: { cohorts: ["other"] }, loading: constant(1.5), headway: 200 },
        ],
        threats: [
          {
            name: "near",
            routes: ["near"],
            hazard: constant(100),
            per: "convoy",
            suspension: constant(50),
            suspends: "all",
          },
        ],
      },
    ),
  );
  expect(network.services[1]?.departures.map(({ time }) => time)).toEqual([50]);
});

test("outcomes come by their weights, which are 1 where nothing is said", () => {
  const choices = [{ name: "a" }, { name: "b", weight: 3 }, { name: "never", weight: 0 }, { name: "c" }];
  const chosen = [0, 0.19, 0.21, 0.79, 0.81, 0.99].map((uniform) => byWeight(choices, uniform)?.name);
  expect(chosen).toEqual(["a", "a", "b", "b", "c", "c"]);
  expect(byWeight([], 0.5)).toBe(undefined);
});
