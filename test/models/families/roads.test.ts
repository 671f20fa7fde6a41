// Families on the road: rounds that meet the dangers of a route, and convoys that lead to the centre.
import { describe, expect, test } from "vitest";
import type {
  ClearanceOptions,
  OutcomeOptions,
  RouteOptions,
  ThreatOptions,
} from "../../../src/models/index.js";
import { constant, runFamilies } from "./setting.js";

const home: RouteOptions = {
  name: "home",
  from: "camp",
  to: "centre",
  legs: [
    { name: "plain", length: 60, speed: constant(30) },
    { name: "hills", length: 40, duration: constant(3) },
  ],
};

/** Rounds of ten from a camp, a hundred hours apart, on a road of five hours. */
function rounds(
  people: number,
  rest: Partial<ClearanceOptions> = {},
  persons = 10,
  gap = 100,
): ClearanceOptions {
  return {
    horizon: 1e5,
    people: [{ name: "families", count: people, kind: "family_member" }],
    routes: [home],
    families: {
      camp: "camp",
      rounds: { first: 10, gap: constant(gap), persons: constant(persons), route: "home" },
      rehabilitation: { name: "centre", stay: constant(50) },
    },
    ...rest,
  };
}

const danger = (hazard: number, outcome: OutcomeOptions = {}, rest: Partial<ThreatOptions> = {}) =>
  ({
    name: "danger",
    per: "convoy",
    hazard: constant(hazard),
    outcomes: [outcome],
    ...rest,
  }) satisfies ThreatOptions;

describe("rounds on a route", () => {
  test("take as long as its legs", () => {
    const { population } = runFamilies(rounds(20));
    expect([0, 10].map((person) => population.when("dispatched", person))).toEqual([10, 110]);
    expect([0, 10].map((person) => population.when("received", person))).toEqual([15, 115]);
  });

  test("meet its dangers as often as the hazard says", () => {
    // 10,000 rounds over 100 km at 0.05 / km: 50,000 incidents on average, of which 2% are 1,000.
    const threats = [danger(0.05, {}, { per: "km", routes: ["home"] })];
    const { outputs } = runFamilies(rounds(10_000, { threats }, 1, 1), undefined, false);
    expect(outputs.rounds).toBe(10_000);
    expect(Math.abs((outputs.ambushes ?? 0) - 50_000) / Math.sqrt(50_000)).toBeLessThan(4);
  });

  test("lose who dies on the way; the others arrive, and nobody else's place is taken", () => {
    const threats = [danger(2, { deaths: constant(3) })];
    const { ledger, outputs } = runFamilies(rounds(40, { threats }));
    const dead = ledger.count("dead");
    expect(dead).toBeGreaterThan(0);
    expect(outputs.casualties).toBe(dead);
    expect(ledger.count("community")).toBe(40 - dead);
    expect(outputs.days_to_clear).not.toBeNull();
  });

  test("who escapes and is caught is back in the camp, and goes with a later round", () => {
    const threats = [danger(0.5, { escapes: constant(2) })];
    const recapture = { probability: 1, delay: constant(500) };
    const { ledger, outputs } = runFamilies(rounds(30, { threats, recapture }));
    expect(outputs.escaped).toBeGreaterThan(1);
    expect(outputs.recaptured).toBe(outputs.escaped);
    expect(outputs.rounds).toBeGreaterThan(3);
    expect(ledger.count("community")).toBe(30);
  });

  test("wait while movements on their route are suspended", () => {
    // The first round leaves at 10 and has an incident within five hours; the second would be due at 110.
    const threats = [danger(1e3, { suspension: constant(400) }, { routes: ["home"] })];
    const { population } = runFamilies(rounds(20, { threats }));
    const second = population.when("dispatched", 10);
    expect(second).toBeGreaterThan(410);
    expect(second).toBeLessThan(416);
  });

  test("are told what does not fit: a route that is not there, or leads elsewhere", () => {
    expect(() => runFamilies(rounds(1, { routes: [] }))).toThrow('there is no route "home"');
    expect(() => runFamilies(rounds(1, { routes: [{ ...home, to: "town" }] }))).toThrow(
      'route "home" does not lead from camp to centre',
    );
  });

  test("stand beside convoys of others: each has people on the way of its own", () => {
    const { series, outputs } = runFamilies({
      ...rounds(20),
      people: [
        { name: "families", count: 20, kind: "family_member" },
        { name: "detainees", count: 10 },
      ],
      origins: [{ name: "prison" }],
      destinations: [{ name: "reception" }],
      routes: [
        home,
        { name: "road", from: "prison", to: "reception", legs: [{ name: "leg", duration: constant(24) }] },
      ],
      vehicles: [{ name: "bus", seats: 10, count: 1 }],
      convoys: [{ name: "convoys", routes: ["road"] }],
    });
    expect(outputs.convoys).toBe(2 + 1);
    expect(series.dispatched?.at(-1)).toBe(30);
    expect(series.received?.at(-1)).toBe(30);
  });
});

describe("convoys from a camp", () => {
  const options: ClearanceOptions = {
    horizon: 1000,
    people: [{ name: "families", count: 30, kind: "family_member" }],
    origins: [{ name: "camp" }],
    routes: [home],
    vehicles: [{ name: "bus", seats: 10, count: 3 }],
    convoys: [{ name: "convoys", routes: ["home"], return: "at_once" }],
    families: { camp: "", rehabilitation: { name: "centre", places: 20, stay: constant(50) } },
  };

  test("lead to the centre, as far as it has places", () => {
    const { population, outputs, ledger } = runFamilies(options);
    const received = Array.from({ length: 30 }, (_, person) => population.when("received", person));
    // Twenty arrive after five hours; the others leave when these go home after 55, and arrive at 60.
    expect(received.filter((time) => time === 5)).toHaveLength(20);
    expect(received.filter((time) => time === 60)).toHaveLength(10);
    expect(ledger.count("community")).toBe(30);
    expect(outputs).toMatchObject({
      convoys: 2,
      reintegrated: 30,
      days_to_clear_origin: 55 / 24,
      days_to_clear_rehabilitation: 110 / 24,
      days_to_clear: 110 / 24,
    });
  });

  test("the centre is not clear while people are still to come to it", () => {
    const phases = [
      { name: "first", quota: 10 },
      { name: "late", start: 900 },
    ];
    const { outputs } = runFamilies({ ...options, phases, horizon: 500 });
    expect(outputs.days_to_clear_rehabilitation).toBeNull();
  });

  test("those who are caught can be brought to the centre", () => {
    const threats = [danger(5, { escapes: constant(1) })];
    const recapture = { probability: 1, delay: constant(20), returnTo: "centre" };
    const { outputs, ledger } = runFamilies({ ...options, threats, recapture });
    expect(outputs.escaped).toBeGreaterThan(0);
    expect(ledger.count("community")).toBe(30);
  });
});
