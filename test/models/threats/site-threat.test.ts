import { expect, test } from "vitest";
import type { SiteThreatOptions } from "../../../src/models/index.js";
import { Signal } from "../../../src/models/signal.js";
import { Fugitives } from "../../../src/models/threats/fugitives.js";
import { IncidentLog } from "../../../src/models/threats/incidents.js";
import { SiteThreat } from "../../../src/models/threats/site-threat.js";
import { Suspensions } from "../../../src/models/threats/suspensions.js";
import { makeContext } from "../context.js";
import { constant, oneRoad, run } from "../scenes.js";

const attacked = (threat: Partial<SiteThreatOptions>, people = 1000) =>
  oneRoad(
    people,
    {},
    {
      origins: [{ name: "prison", threats: [{ name: "attack", rate: constant(1), ...threat }] }],
      phases: [{ name: "nobody", quota: 0 }],
    },
  );

test("a site is attacked at its rate while people remain, and never when it is empty", () => {
  const { outputs } = run({ ...attacked({}), horizon: 2000, days: [0] });
  expect(Math.abs((outputs.site_attacks ?? 0) - 2000)).toBeLessThan(4 * Math.sqrt(2000));
  expect(outputs.incidents).toBe(outputs.site_attacks);
  expect(run(attacked({}, 0)).outputs.site_attacks).toBe(0);
});

test("self-excitation: base .5, jump .6, decay 1 from empty to 20 gives 23.12563 on average (Hawkes 1971)", () => {
  // An incident adds 1.2 times the base of .5, which fades with a time constant of 1.
  const replications = process.env.LONG ? 200_000 : 20_000;
  const options = { name: "attack", rate: constant(0.5), excitation: { jump: 1.2, decay: 1 } };
  let sum = 0;
  let squares = 0;
  for (let replication = 0; replication < replications; replication++) {
    const context = makeContext(undefined, { replication, check: false });
    const { simulation } = context;
    const incidents = new IncidentLog();
    const suspensions = new Suspensions(simulation);
    const fugitives = new Fugitives(context, incidents, undefined);
    const site = {
      name: "site",
      present: 1,
      joined: new Signal(simulation, "nobody"),
      pick: () => undefined,
      remove: () => false,
    };
    new SiteThreat({ context, incidents, suspensions, fugitives, closeGate: () => {} }, site, options);
    simulation.run(20);
    const count = incidents.count("site_attacks");
    sum += count;
    squares += count * count;
  }
  const mean = sum / replications;
  const deviation = Math.sqrt((squares / replications - mean * mean) / replications);
  expect(Math.abs(mean - 23.12563)).toBeLessThan(4 * deviation);
  expect(4 * deviation).toBeLessThan(0.02 * 23.12563);
});

test("a rate in proportion to who remains falls as the site empties", () => {
  // A quarter of the people stay from the start: the rest leave at once.
  const options = (scaling: "constant" | "remaining") => ({
    ...attacked({ scaling }),
    phases: [{ name: "three quarters", quota: 750 }],
    vehicles: [{ name: "train", seats: 750, count: 1 }],
    horizon: 2000,
    days: [0],
  });
  const constantly = run(options("constant")).outputs.site_attacks ?? 0;
  const remaining = run(options("remaining")).outputs.site_attacks ?? 0;
  expect(Math.abs(constantly - 2000)).toBeLessThan(4 * Math.sqrt(2000));
  expect(Math.abs(remaining - 500)).toBeLessThan(4 * Math.sqrt(500));
});

test("breakouts with a heavy tail: people escape, some are caught and brought back, nobody is lost", () => {
  const severity = { kind: "powerLaw", minimum: 1, exponent: 2.5 } as const;
  const options = {
    ...attacked({
      kind: "breakout",
      rate: constant(0.1),
      outcomes: [{ escapes: severity, deaths: constant(1), wounded: constant(1), gateClosed: constant(5) }],
    }),
    recapture: { probability: 0.5, delay: { kind: "exponential", mean: 20 } as const },
  };
  const { outputs, model } = run(options);
  expect(outputs.breakouts).toBeGreaterThan(50);
  expect(outputs.site_attacks).toBe(0);
  expect(outputs.escaped).toBeGreaterThan(outputs.breakouts ?? 0);
  const caught = (outputs.recaptured ?? 0) / (outputs.escaped ?? 1);
  expect(Math.abs(caught - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / (outputs.escaped ?? 1)) + 0.05);
  const { ledger } = model.context;
  expect(ledger.count("origin") + ledger.count("at_large") + ledger.count("dead")).toBe(1000);
  expect(ledger.count("dead")).toBe(outputs.deaths);
});

test("an attack can close the gate and suspend all movements", () => {
  const outcome = { gateClosed: constant(30), suspension: constant(50) };
  const options = {
    ...attacked({ rate: constant(100), outcomes: [outcome] }),
    phases: [{ name: "all", start: 1 }],
    horizon: 20,
  };
  expect(run(options).departures).toEqual([]);
});
