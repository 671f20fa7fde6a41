import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Simulation } from "../../../src/engine/index.js";
import { Clearance } from "../../../src/models/clearance.js";
import type { ClearanceOptions, CourtOptions } from "../../../src/models/index.js";

const hours = (value: number) => ({ kind: "constant", value }) as const;

const court: CourtOptions = {
  name: "court",
  benches: [{ name: "court", capacity: { kind: "judges", judges: 1 } }],
  tracks: [{ name: "case", stages: [{ stage: "investigation", bench: "court", hours: hours(10) }] }],
};

/** Four people, a bus of two seats, two hours of road; intake of one hour each. */
const base: ClearanceOptions = {
  horizon: 2400,
  people: [{ name: "all", count: 4, nationality: "X" }],
  origins: [{ name: "prison", order: "listed" }],
  intakes: [{ name: "intake", stations: [{ name: "reception", desks: 1, service: hours(1) }] }],
  routes: [
    { name: "road", from: "prison", to: "intake", legs: [{ name: "leg", length: 100, speed: hours(50) }] },
  ],
  vehicles: [{ name: "bus", seats: 2, count: 1 }],
  convoys: [{ name: "convoy", routes: ["road"], vehicles: ["bus"], maximum: 2 }],
};

function run(options: ClearanceOptions, { seed = 1, replication = 0 } = {}) {
  const simulation = new Simulation({ seed, replication });
  const model = new Clearance(options, simulation, { check: true });
  simulation.run(options.horizon);
  const { ledger, population } = model.context;
  return { observations: model.observe(), ledger, population };
}

describe("the way of people through custody", () => {
  test("road, intake, facility and court: each at its time", () => {
    const { observations, ledger, population } = run({ ...base, court });
    const at = (milestone: "received" | "registered" | "first_hearing" | "resolved") =>
      [0, 1, 2, 3].map((person) => population.when(milestone, person));
    // The bus is back at 4 for the second journey.
    expect(at("received")).toEqual([2, 2, 6, 6]);
    expect(at("registered")).toEqual([3, 4, 7, 8]);
    expect(at("first_hearing")).toEqual([3, 13, 23, 33]);
    expect(at("resolved")).toEqual([13, 23, 33, 43]);
    expect(ledger.count("facility")).toBe(4);
    expect(ledger.countStatus("trial")).toBe(4);
    const { outputs, series, stages } = observations;
    expect(outputs.days_to_clear_intake).toBeCloseTo(8 / 24, 12);
    expect(outputs.days_to_clear_judicial).toBeCloseTo(43 / 24, 12);
    expect(outputs.days_to_clear).toBeCloseTo(43 / 24, 12);
    expect(outputs.days_to_first_hearing_median).toBeCloseTo((11 + 17) / 2 / 24, 12);
    expect(series.in_facilities?.slice(0, 3)).toEqual([0, 4, 4]);
    expect(series.backlog_judicial?.slice(0, 3)).toEqual([0, 2, 0]);
    expect(series.interrogated?.slice(0, 3)).toEqual([0, 3, 4]);
    expect(stages.court?.utilisation).toBe(1);
  });

  test("a full facility holds up the intake, a full intake the convoys", () => {
    const { observations, population } = run({
      ...base,
      intakes: (base.intakes ?? []).map((intake) => ({ ...intake, places: 2 })),
      facilities: { facilities: [{ name: "prison", places: 2, overflow: { rule: "wait" } }] },
    });
    // Two pass on to the facility; the next two come in and stay at the intake.
    expect([0, 1, 2, 3].map((person) => population.when("received", person))).toEqual([2, 2, 6, 6]);
    expect(observations.outputs).toMatchObject({ waiting_for_place: 2, days_to_clear_intake: null });
    const closed = run({
      ...base,
      intakes: (base.intakes ?? []).map((intake) => ({ ...intake, places: 2 })),
      facilities: { facilities: [{ name: "prison", places: 1, overflow: { rule: "wait" } }] },
    });
    expect(closed.observations.outputs.days_to_clear_origin).toBe(null);
    // One in the facility, two at the intake, one for whom there is no place.
    expect(closed.ledger.count("origin")).toBe(1);
  });

  test("whoever the court releases goes home, from a facility or from the way between two", () => {
    const release: CourtOptions = {
      ...court,
      tracks: [
        {
          name: "case",
          stages: [
            {
              stage: "investigation",
              bench: "court",
              hours: hours(10),
              outcomes: [{ to: "released", probability: 1 }],
            },
          ],
        },
      ],
    };
    const { ledger } = run({ ...base, court: release });
    expect([ledger.count("community"), ledger.countStatus("released")]).toEqual([4, 4]);
    const moving = run({
      ...base,
      court: release,
      facilities: {
        facilities: [{ name: "a" }, { name: "b" }],
        transfers: [{ name: "on", from: "a", to: "b", when: { stay: hours(8) }, travel: hours(100) }],
      },
    });
    expect([moving.ledger.count("community"), moving.ledger.count("in_transit")]).toEqual([4, 0]);
  });

  test("a transfer that follows a decision of the court", () => {
    const { observations, ledger } = run({
      ...base,
      court,
      facilities: {
        facilities: [{ name: "remand" }, { name: "prison", places: 4 }],
        transfers: [
          { name: "on", from: "remand", to: "prison", when: { status: "trial" }, travel: hours(5) },
        ],
      },
    });
    expect(observations.outputs.facility_transfers).toBe(4);
    expect(ledger.count("facility")).toBe(4);
  });

  test("no investigation holds back nationals whom no track of the court takes", () => {
    const repatriation = { states: [{ name: "X", who: { nationality: ["X"] } }] };
    const others: CourtOptions = {
      ...court,
      tracks: court.tracks.map((track) => ({ ...track, who: { nationality: ["Y"] } })),
    };
    const { observations } = run({ ...base, court: others, repatriation });
    expect(observations.outputs).toMatchObject({
      repatriated: 4,
      blocked_by_investigation: 0,
      cases_opened: 0,
    });
  });

  test("repatriation after the investigation empties facilities; those who are tried are not handed over", () => {
    const repatriation = {
      states: [{ name: "X", who: { nationality: ["X"] } }],
      flights: [{ name: "weekly", to: ["X"], seats: 3, first: 20, every: 168 }],
    };
    const { observations, ledger } = run({ ...base, court, repatriation });
    // Investigations end at 13, 23, 33, 43: one at 20, three at 188.
    expect(ledger.count("abroad")).toBe(4);
    expect(observations.outputs).toMatchObject({ repatriated: 4, flights: 2 });
    expect(observations.series.repatriated?.slice(0, 9)).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 4]);
    const tried: CourtOptions = {
      ...court,
      tracks: [{ name: "case", stages: [{ stage: "trial", bench: "court", hours: hours(10) }] }],
    };
    const none = run({ ...base, court: tried, repatriation });
    expect(none.observations.outputs).toMatchObject({ repatriated: 0, blocked_by_investigation: 4 });
    expect(none.ledger.countStatus("sentenced")).toBe(4);
  });

  test("cost: every part uses something, the last adds it up", () => {
    const { observations } = run({
      ...base,
      court,
      prices: [
        { kind: "vehicle_km", price: 2, payer: "coalition" },
        { kind: "judge_day", price: 100, payer: "host" },
        { kind: "desk_hour", price: 10, payer: "host" },
      ],
    });
    // Two journeys there and back or one way last; the judge has two days, the desk four hours.
    expect(observations.outputs.cost_host).toBe(2 * 100 + 4 * 10);
    expect(observations.outputs.cost).toBe((observations.outputs.cost_coalition ?? 0) + 240);
  });

  test("deaths strike wherever people are, and both laws hold", () => {
    const { ledger, observations } = run({
      ...base,
      people: [{ name: "all", count: 400 }],
      vehicles: [{ name: "bus", seats: 20, count: 2 }],
      convoys: [{ name: "convoy", routes: ["road"], vehicles: ["bus"], maximum: 40 }],
      court,
      mortality: [{ name: "natural", perPersonHour: 1 / 500 }],
    });
    expect(ledger.count("dead")).toBe(observations.outputs.deaths_in_custody);
    // Horizon 2400 h: nearly all.
    expect(ledger.count("dead")).toBeGreaterThan(380);
  });
});

test("both laws hold at every event of any mixture of parts", { timeout: 60_000 }, () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const scene = fc.record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    judges: fc.integer({ min: 1, max: 4 }),
    places: fc.integer({ min: 0, max: 12 }),
    intakePlaces: fc.constantFrom(undefined, 8, 20),
    overflow: fc.constantFrom("allow" as const, "wait" as const),
    released: share,
    adjourned: fc.double({ min: 0, max: 0.6, noNaN: true }),
    breach: fc.constantFrom("count" as const, "release" as const),
    limit: fc.integer({ min: 5, max: 400 }),
    refusal: share,
    hazard: fc.constantFrom(0, 1e-4, 1e-2),
    threat: fc.constantFrom(0, 2e-3),
    children: fc.integer({ min: 0, max: 6 }),
    young: share,
    grown: share,
    interpreters: fc.integer({ min: 1, max: 2 }),
    interpreted: share,
  });
  fc.assert(
    fc.property(scene, (s) => {
      const stage = {
        bench: "court",
        hours: { kind: "exponential", mean: 6 },
        gap: 10,
        adjournment: { probability: s.adjourned, delay: { kind: "exponential", mean: 30 } },
        readiness: [{ name: "interpreter", share: s.interpreted, pool: "interpreters" }],
      } as const;
      const options: ClearanceOptions = {
        ...base,
        horizon: 1500,
        people: [
          { name: "x", count: 20, nationality: "X" },
          { name: "rest", count: 15 },
          { name: "children", count: s.children, age: "juvenile" },
        ],
        vehicles: [{ name: "bus", seats: 10, count: 2 }],
        convoys: [{ name: "convoy", routes: ["road"], vehicles: ["bus"], maximum: 20, longestWait: 24 }],
        threats: [
          {
            name: "road",
            hazard: hours(s.threat),
            outcomes: [{ escapes: hours(3), deaths: hours(1) }],
          },
        ],
        recapture: { probability: 0.7, delay: { kind: "exponential", mean: 50 }, returnTo: "intake" },
        intakes: [
          {
            name: "intake",
            ...(s.intakePlaces === undefined ? {} : { places: s.intakePlaces }),
            stations: [
              { name: "registration", desks: 2, service: { kind: "exponential", mean: 0.5 } },
              {
                name: "age",
                desks: 1,
                service: hours(2),
                share: 0.3,
                found: [
                  { name: "grown", who: { age: ["juvenile"] }, share: s.grown, properties: { age: "adult" } },
                  { name: "young", share: s.young, properties: { age: "juvenile" } },
                ],
              },
            ],
          },
        ],
        facilities: {
          facilities: [
            { name: "a", places: s.places, overflow: { rule: s.overflow } },
            { name: "b", places: 5, overflow: { rule: "wait" } },
            { name: "home", who: { age: ["juvenile"] } },
          ],
          transfers: [
            {
              name: "there",
              from: "a",
              to: "b",
              when: { stay: { kind: "exponential", mean: 100 } },
              travel: hours(4),
            },
            { name: "back", from: "b", to: "a", when: { stay: { kind: "exponential", mean: 100 } } },
          ],
        },
        court: {
          name: "court",
          benches: [{ name: "court", capacity: { kind: "judges", judges: s.judges } }],
          pools: [{ name: "interpreters", count: s.interpreters }],
          tracks: [
            {
              name: "case",
              stages: [
                {
                  stage: "investigation",
                  ...stage,
                  outcomes: [
                    { to: "released", probability: s.released / 2 },
                    { to: "next", probability: 1 - s.released / 2 },
                  ],
                },
                { stage: "trial", ...stage, outcomes: [{ to: "committed", probability: 1 }] },
              ],
            },
          ],
          clocks: [{ name: "limit", start: "custody", stop: "closed", limit: s.limit, breach: s.breach }],
          backlog: [{ name: "old", track: "case", ages: [500, 20, 4] }],
        },
        repatriation: {
          states: [
            {
              name: "X",
              who: { nationality: ["X"] },
              needsInvestigation: false,
              verification: { kind: "exponential", mean: 100 },
              nonRefoulement: { duration: hours(10), refusal: s.refusal },
            },
          ],
          flights: [{ name: "f", to: ["X"], seats: 6, first: 50, every: 100 }],
        },
        mortality: [{ name: "natural", perPersonHour: s.hazard }],
      };
      const { ledger, observations } = run(options, { seed: s.seed });
      const all = [
        "origin",
        "in_transit",
        "intake",
        "facility",
        "abroad",
        "community",
        "at_large",
        "dead",
      ] as const;
      expect(all.reduce((sum, place) => sum + ledger.count(place), 0)).toBe(35 + s.children + 3);
      const { cases_opened: opened, cases_open: open, cases_resolved: resolved } = observations.outputs;
      expect(opened).toBe((open ?? 0) + (resolved ?? 0));
    }),
    { seed: 11, numRuns: 60 },
  );
});
