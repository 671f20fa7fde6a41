// Scenarios of all kinds of transport, small enough to run many of them.
import fc from "fast-check";
import type { Distribution } from "../../src/engine/index.js";
import type {
  ClearanceOptions,
  PhaseOptions,
  ThreatOptions,
  VehicleOptions,
} from "../../src/models/index.js";
import { nights } from "./scenes.js";

const hours = (low: number, high: number): fc.Arbitrary<Distribution> =>
  fc.oneof(
    fc.integer({ min: low, max: high }).map((value): Distribution => ({ kind: "constant", value })),
    fc
      .integer({ min: Math.max(1, low), max: high })
      .map((mean): Distribution => ({ kind: "exponential", mean })),
  );
/** Some of these properties, each there or not. */
const some = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record<T, never>(model, { requiredKeys: [] });

const severity: fc.Arbitrary<Distribution> = fc.constantFrom<Distribution>(
  { kind: "constant", value: 1 },
  { kind: "powerLaw", minimum: 1, exponent: 2.5 },
  { kind: "exponential", mean: 5 },
);

const outcome = some({
  delay: hours(0, 5),
  vehiclesLost: severity,
  deaths: severity,
  wounded: severity,
  staffCasualties: severity,
  escapes: severity,
  suspension: hours(0, 48),
});

const threat: fc.Arbitrary<ThreatOptions> = fc
  .record({
    kind: fc.constantFrom("ambush", "accident"),
    per: fc.constantFrom("km", "hour", "convoy"),
    strength: fc.constantFrom(1, 0.1, 0.01),
    rest: some({
      day: fc.constantFrom(0, 1, 3),
      night: fc.constantFrom(0, 1, 3),
      empty: fc.constantFrom(0, 1),
      deterrence: fc.constant({ escortTeam: 0.3, overwatch: 0.5 }),
      excitation: fc.constant({ jump: 2, decay: 48 }),
      use: fc.constant({ growth: 0.2, rest: 72 }),
      outcomes: fc.array(outcome, { maxLength: 3 }),
      suspension: hours(0, 48),
      suspends: fc.constantFrom("route", "all"),
    }),
  })
  .map(({ kind, per, strength, rest }) => {
    const unit = per === "km" ? 1 / 300 : per === "hour" ? 1 / 5 : 1;
    return { name: "danger", kind, per, hazard: { kind: "constant", value: strength * unit }, ...rest };
  });

const vehicles: fc.Arbitrary<VehicleOptions[]> = fc
  .array(
    fc.record({
      seats: fc.integer({ min: 1, max: 50 }),
      count: fc.integer({ min: 1, max: 5 }),
      rest: some({
        breakdown: fc.record({
          every: hours(5, 100),
          counts: fc.constantFrom("driving", "calendar"),
          repair: hours(1, 20),
          roadside: hours(0, 3),
        }),
        duty: fc.record({ limit: fc.integer({ min: 4, max: 20 }), rest: fc.integer({ min: 4, max: 12 }) }),
      }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((list) => list.map(({ rest, ...one }, i) => ({ name: `vehicle ${i}`, ...one, ...rest })));

const convoys = some({
  minimum: fc.integer({ min: 1, max: 60 }),
  maximum: fc.integer({ min: 1, max: 120 }),
  longestWait: fc.integer({ min: 1, max: 100 }),
  choice: fc.constantFrom("fixed", "alternating", "random", "least_expected_risk"),
  maximumVehicles: fc.integer({ min: 1, max: 5 }),
  depart: fc.constant(nights(60)),
  arriveInWindow: fc.boolean(),
  headway: fc.integer({ min: 0, max: 5 }),
  loading: hours(0, 2),
  unloading: hours(0, 2),
  turnaround: hours(0, 2),
  return: fc.constantFrom("same_route", "at_once"),
  escort: fc.constantFrom({ teams: "guards" }, { teams: "guards", vehiclesPerTeam: 2 }),
  overwatch: fc.constantFrom({ units: "drones" }, { units: "drones", required: false }),
});

const phases: fc.Arbitrary<PhaseOptions[]> = fc
  .array(
    some({
      quota: fc.integer({ min: 0, max: 80 }),
      start: fc.integer({ min: 0, max: 200 }),
      after: fc.constantFrom("departed", "received", "none"),
      review: fc.record({ duration: hours(1, 24), approval: fc.constantFrom(0.5, 1) }),
      pause: hours(0, 24),
      pace: fc.record({ people: fc.integer({ min: 1, max: 50 }), hours: fc.integer({ min: 1, max: 48 }) }),
      stop: fc.constantFrom(
        [{ count: "casualties", reaches: 5 } as const],
        [
          {
            count: "incidents",
            reaches: 2,
            effect: "pause",
            pause: { kind: "constant", value: 24 },
          } as const,
        ],
        [{ count: "escaped", reaches: 3, effect: "end_transfer" } as const],
      ),
    }),
    { maxLength: 4 },
  )
  .map((list) => [...list, {}].map((phase, i) => ({ name: `phase ${i}`, ...phase })));

const sites = fc.record({
  threats: fc.array(
    fc
      .record({
        kind: fc.constantFrom("attack", "breakout"),
        scaling: fc.constantFrom("constant", "remaining"),
        outcomes: fc.array(
          some({ escapes: severity, deaths: severity, gateClosed: hours(0, 24), suspension: hours(0, 24) }),
          {
            maxLength: 2,
          },
        ),
      })
      .map((one) => ({ name: "site danger", rate: { kind: "constant", value: 0.02 } as const, ...one })),
    { maxLength: 1 },
  ),
  exits: fc.constantFrom(
    [],
    [{ name: "release", to: "community", perPerson: { kind: "constant", value: 0.002 } }] as const,
    [{ name: "death", to: "dead", gap: { kind: "exponential", mean: 50 } }] as const,
  ),
});

/** Two prisons, a halt, two receptions; everything else as it comes. */
export const randomScenario: fc.Arbitrary<ClearanceOptions> = fc
  .record({
    counts: fc.tuple(fc.nat(120), fc.nat(40), fc.nat(10)),
    prison: sites,
    halt: fc.record({ site: sites, places: fc.constantFrom(undefined, 30, 200), handling: hours(0, 5) }),
    gate: fc.boolean(),
    phases,
    vehicles,
    crews: fc.constantFrom(undefined, 1),
    shuttle: convoys,
    onward: convoys,
    direct: convoys,
    threat,
    recapture: fc.option(fc.record({ probability: fc.constantFrom(0.5, 1), delay: hours(1, 100) }), {
      nil: undefined,
    }),
    weather: fc.boolean(),
    border: fc.boolean(),
  })
  .map(({ counts, prison, halt, gate, crews, shuttle, onward, direct, threat: danger, ...rest }) => {
    const leg = (name: string, length: number) => ({
      name,
      length,
      speed: { kind: "uniform", low: 40, high: 70 } as const,
      ...(rest.border ? { border: "post" } : {}),
    });
    const { places, handling, site } = halt;
    return {
      horizon: 40 * 24,
      people: [
        { name: "adults", count: counts[0] },
        { name: "young", count: counts[1], age: "juvenile" },
        { name: "women", count: counts[2], sex: "female", site: "camp" },
      ],
      origins: [
        {
          name: "prison",
          ...prison,
          ...(gate ? { gate: { service: { kind: "exponential", mean: 0.05 } as const, lanes: 2 } } : {}),
          loadingPlaces: 2,
          arrivals: [{ cohort: "adults", gap: { kind: "exponential", mean: 20 }, until: 300 }],
        },
        { name: "camp" },
      ],
      stagings: [
        { name: "halt", ...site, ...(places === undefined ? {} : { places }), handling, longestHold: 96 },
      ],
      destinations: [{ name: "reception" }, { name: "centre" }],
      borders: [{ name: "post", service: { kind: "exponential", mean: 0.5 } }],
      routes: [
        { name: "first", from: "prison", to: "halt", legs: [leg("a", 100)] },
        { name: "other first", from: "prison", to: "halt", legs: [leg("b", 60), leg("c", 60)] },
        { name: "second", from: "halt", to: "reception", legs: [leg("d", 300)] },
        { name: "direct", from: "camp", to: "centre", legs: [leg("e", 200)] },
      ],
      phases: rest.phases,
      vehicles: rest.vehicles,
      ...(crews === undefined ? {} : { workshop: { crews } }),
      escorts: [{ name: "guards", teams: 3, duty: { limit: 20, rest: 8 } }],
      overwatch: [{ name: "drones", units: 1 }],
      convoys: [
        { name: "shuttle", routes: ["first", "other first"], ...shuttle },
        { name: "onward", routes: ["second"], ...onward },
        { name: "direct", routes: ["direct"], ...direct },
      ],
      threats: [danger],
      ...(rest.recapture === undefined ? {} : { recapture: rest.recapture }),
      weather: rest.weather ? [{ name: "storm", chance: 0.2, persistence: 0.5 }] : [],
      darkness: nights(60),
    } satisfies ClearanceOptions;
  });
