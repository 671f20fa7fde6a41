import { describe, expect, it } from "vitest";
import type { ClearanceOptions } from "../../src/models/index.js";
import type { Unsettled } from "../../src/scenario/index.js";
import { sampleText, valid } from "./sample.js";

const place = "place={ latitude: 36.5, longitude: 40.75 }";

/** What the sample becomes with these parts set. */
function model(...overrides: string[]): Unsettled<ClearanceOptions> {
  return valid(sampleText, [place, ...overrides]).model;
}

const constant = (value: number) => ({ kind: "constant", value });

describe("people", () => {
  it("are a count, cohorts, or a file, scaled by largest remainder", () => {
    expect(model("people={ count: 57 }").people).toEqual([{ name: "people", count: 57 }]);
    expect(
      model("people={ cohorts: { a: 467, b: 3544, c: 710, d: 983 }, total: 1000 }").people?.map(
        (one) => one.count,
      ),
    ).toEqual([82, 621, 125, 172]);
    expect(
      model("people={ cohorts: { a: 467, b: 3544, c: 710, d: 983 }, total: 100 }").people?.map(
        (one) => one.count,
      ),
    ).toEqual([8, 62, 13, 17]);
    expect(
      model("people={ cohorts: { a: { count: 5, sex: female, risk: low, site: prison, source: x } } }")
        .people,
    ).toEqual([{ name: "a", count: 5, sex: "female", risk: "low", site: "prison" }]);
  });

  it("can be set apart from all cohorts in proportion, nobody lost", () => {
    const people = model(
      "people={ cohorts: { a: 100, b: 300 }, set_apart: { young: { count: 40, age: juvenile } } }",
    ).people;
    expect(people?.map(({ name, count, age }) => [name, count, age])).toEqual([
      ["a", 90, undefined],
      ["a (young)", 10, "juvenile"],
      ["b", 270, undefined],
      ["b (young)", 30, "juvenile"],
    ]);
  });
});

describe("sites", () => {
  it("an origin with its gate, arrivals, exits and attacks", () => {
    const origin = `sites.prison={ kind: origin, share: 2, order: listed, loading_places: 3,
      gate: { lanes: 2, service: { mean: 1 min }, hours: 08:00-16:00 },
      arrivals: { new: { cohort: adults, gap: { mean: 1 d }, size: { low: 1, high: 5 }, from: 2026-01-23, until: 2026-02-20 } },
      exits: { released: { to: community, status: released, per_person: 0.24 / d, who: { age: adult } },
               deaths: { to: dead, gap: { mean: 30 d }, size: 1 } },
      attacks: { assault: { kind: attack, rate: { low: 0.01 / d, high: 0.1 / d }, scaling: remaining, excitation: { jump: 2, decay: 3 d },
        outcomes: { open: { weight: 3, escapes: 20, deaths: 1, wounded: 2, staff_casualties: 4, gate_closed: 1 d, suspension: 2 d } } } } }`;
    expect(model(origin).origins?.[0]).toMatchObject({
      name: "prison",
      share: 2,
      order: "listed",
      loadingPlaces: 3,
      gate: {
        lanes: 2,
        service: { kind: "exponential", mean: 1 / 60 },
        hours: { open: expect.arrayContaining([8, 32]) },
      },
      arrivals: [{ cohort: "adults", gap: { mean: 24 }, size: { low: 1, high: 5 }, from: 48, until: 720 }],
      exits: [
        {
          name: "released",
          to: "community",
          status: "released",
          perPerson: constant(0.01),
          who: { age: ["adult"] },
        },
        { name: "deaths", to: "dead", gap: { kind: "exponential", mean: 720 }, size: constant(1) },
      ],
      threats: [
        {
          name: "assault",
          kind: "attack",
          scaling: "remaining",
          rate: {
            kind: "constant",
            value: { uncertain: "sites.prison.attacks.assault.rate", law: { kind: "logUniform" } },
          },
          excitation: { jump: 2, decay: 72 },
          outcomes: [
            {
              name: "open",
              weight: 3,
              escapes: constant(20),
              deaths: constant(1),
              wounded: constant(2),
              staffCasualties: constant(4),
              gateClosed: constant(24),
              suspension: constant(48),
            },
          ],
        },
      ],
    });
  });

  it("a staging point, a destination, and an intake with stations", () => {
    const sites = model(
      "sites.stop={ kind: staging, places: 300, longest_hold: 2 d, handling: { mean: 3 h }, loading_places: 4 }",
      "sites.end={ kind: destination, places: 50, location: hospital }",
      "routes.on={ from: stop, to: end, duration: 2 h }",
      "convoys={ a: { route: road }, b: { route: on } }",
      `sites.reception={ kind: intake, places: 90, calendar: { hours: 08:00-12:00 }, stations: {
        registration: { desks: 3, service: 10 min, shift_end: suspend },
        age assessment: { desks: [{ from: 2026-01-22, count: 1 }, { from: 2026-02-01, count: 2 }], service: 1 h, who: { age: juvenile }, share: 50 %, calendar: always, registers: true } } }`,
    );
    expect(sites.stagings).toEqual([
      {
        name: "stop",
        places: 300,
        longestHold: 48,
        handling: { kind: "exponential", mean: 3 },
        loadingPlaces: 4,
      },
    ]);
    expect(sites.destinations).toEqual([{ name: "end", places: 50, location: "hospital" }]);
    const [registration, assessment] = sites.intakes?.[0]?.stations ?? [];
    expect(sites.intakes?.[0]?.places).toBe(90);
    expect(registration).toMatchObject({
      name: "registration",
      desks: 3,
      shiftEnd: "suspend",
      calendar: { open: expect.arrayContaining([8]) },
    });
    expect(assessment).toEqual({
      name: "age assessment",
      desks: [
        { from: 24, count: 1 },
        { from: 264, count: 2 },
      ],
      service: constant(1),
      who: { age: ["juvenile"] },
      share: 0.5,
      registers: true,
    });
  });
});

describe("transport", () => {
  it("phases in order, with quota, date, review, pause, pace and stop rules", () => {
    const phases = `phases={ first: { origins: prison, who: { age: adult }, quota: 100, start: 2026-01-23, pace: 24 people / day },
      second: { after: received, review: { duration: 3 d, approval: 0.5 }, pause: { mean: 2 d }, pace: 1 person / week,
        stop: { count: ambushes, reaches: 2, effect: pause, pause: 5 d } } }`;
    expect(model(phases).phases).toEqual([
      {
        name: "first",
        origins: ["prison"],
        who: { age: ["adult"] },
        quota: 100,
        start: 48,
        pace: { people: 24, hours: 24 },
      },
      {
        name: "second",
        after: "received",
        review: { duration: constant(72), approval: 0.5 },
        pause: { kind: "exponential", mean: 48 },
        pace: { people: 1, hours: 168 },
        stop: [{ count: "ambushes", reaches: 2, effect: "pause", pause: constant(120) }],
      },
    ]);
  });

  it("routes with legs and border posts, and weather", () => {
    const options = model(
      "borders={ post: { lanes: 2, service: { mean: 30 min }, per: vehicle, hours: 06:00-20:00, empty: false } }",
      "weather={ fog: { modes: road, chance: 0.1, persistence: 0.5, season: { from: 2026-01-22, to: 2026-01-24 } } }",
      `routes.road={ from: prison, to: reception, legs: { near: { length: 10 km, speed: 50 km/h, border: post }, far: { duration: 3 h, length: 90 km, delay: 5 min } } }`,
    );
    expect(options.routes?.[0]).toEqual({
      name: "road",
      from: "prison",
      to: "reception",
      legs: [
        { name: "near", length: 10, speed: constant(50), border: "post" },
        { name: "far", length: 90, duration: constant(3), delay: constant(1 / 12) },
      ],
    });
    expect(options.borders?.[0]).toMatchObject({
      lanes: 2,
      per: "vehicle",
      empty: false,
      hours: { open: expect.arrayContaining([6]) },
    });
    expect(options.weather?.[0]).toMatchObject({
      modes: ["road"],
      chance: 0.1,
      persistence: 0.5,
      season: { open: [24], close: [72] },
    });
    expect(options.weather?.[0]?.days?.slice(0, 3)).toEqual([0, 24, 48]);
  });

  it("convoys, escorts and overwatch", () => {
    const options = model(
      "escorts={ teams: { teams: 3, duty: { limit: 12 h, rest: 8 h } } }",
      "overwatch={ drones: { units: 1, hours: 18:00-06:00, turnaround: 1 h } }",
      "routes.other={ from: prison, to: reception, duration: 9 h }",
      `convoys={ route: [road, other], choice: least_expected_risk, who: { sex: male }, minimum: 10, maximum: 90, longest_wait: 1 d, vehicles: bus,
        maximum_vehicles: 3, depart: 20:00-04:00, arrive_in_window: true, not_on: [friday], headway: 1 h, loading: 10 min, unloading: 20 min, turnaround: 2 h,
        return: at_once, escort: { teams: teams, per_convoy: 1, vehicles_per_team: 2 }, overwatch: { units: drones, per_convoy: 1, required: false } }`,
    );
    const [convoy] = options.convoys ?? [];
    expect(convoy).toMatchObject({
      routes: ["road", "other"],
      choice: "least_expected_risk",
      who: { sex: ["male"] },
      minimum: 10,
      maximum: 90,
      longestWait: 24,
      vehicles: ["bus"],
      maximumVehicles: 3,
      arriveInWindow: true,
      headway: 1,
      loading: constant(1 / 6),
      unloading: constant(1 / 3),
      turnaround: constant(2),
      return: "at_once",
      escort: { teams: "teams", perConvoy: 1, vehiclesPerTeam: 2 },
      overwatch: { units: "drones", perConvoy: 1, required: false },
    });
    // 21 January 2026 is a Wednesday; the night that starts on Friday, 23 January, is left out.
    expect(convoy?.depart?.open.slice(0, 4)).toEqual([0, 20, 44, 92]);
    expect(options.escorts).toEqual([{ name: "teams", teams: 3, duty: { limit: 12, rest: 8 } }]);
    expect(options.overwatch?.[0]).toMatchObject({
      units: 1,
      turnaround: constant(1),
      hours: { open: expect.arrayContaining([18]) },
    });
  });

  it("a fleet with steps, breakdowns and duty, a workshop, and recapture", () => {
    const options = model(
      `fleet.bus={ seats: 40, count: [{ from: 2026-01-01, count: 2 }, { from: 2026-01-31, count: 6 }],
        breakdown: { every: { mean: 100 h }, counts: calendar, repair: 1 d, roadside: 1 h }, duty: { limit: 10 h, rest: 9 h } }`,
      "workshop={ crews: 2 }",
      "recapture={ probability: 0.5, delay: { mean: 2 d }, return_to: reception }",
    );
    expect(options.vehicles).toEqual([
      {
        name: "bus",
        seats: 40,
        count: 2,
        schedule: [{ from: 240, count: 6 }],
        breakdown: {
          every: { kind: "exponential", mean: 100 },
          counts: "calendar",
          repair: constant(24),
          roadside: constant(1),
        },
        duty: { limit: 10, rest: 9 },
      },
    ]);
    expect(options.workshop).toEqual({ crews: 2 });
    expect(options.recapture).toEqual({
      probability: 0.5,
      delay: { kind: "exponential", mean: 48 },
      returnTo: "reception",
    });
  });

  it("threats with all that shapes a hazard and what an incident does", () => {
    const threat = `threat={ ambush: { on: road, kind: ambush, hazard: 0.24 / d, day: 0.5, night: 2, empty: 0.3, deterrence: { escort_team: 0.2, overwatch: 0.4 },
      excitation: { jump: 1, decay: 2 d }, repeated_use: { growth: 0.1, rest: 5 d }, suspension: 1 d, suspends: all,
      outcomes: { hit: { weight: 2, delay: 1 h, vehicles_lost: 1, deaths: 2, wounded: 3, staff_casualties: 4, escapes: 5, suspension: 6 h } } },
      crash: { on: all, kind: accident, hazard: 0.001 / convoy } }`;
    expect(model(threat).threats).toEqual([
      {
        name: "ambush",
        routes: ["road"],
        kind: "ambush",
        hazard: constant(0.01),
        per: "hour",
        day: 0.5,
        night: 2,
        empty: 0.3,
        deterrence: { escortTeam: 0.2, overwatch: 0.4 },
        excitation: { jump: 1, decay: 48 },
        use: { growth: 0.1, rest: 120 },
        suspension: constant(24),
        suspends: "all",
        outcomes: [
          {
            name: "hit",
            weight: 2,
            delay: constant(1),
            vehiclesLost: constant(1),
            deaths: constant(2),
            wounded: constant(3),
            staffCasualties: constant(4),
            escapes: constant(5),
            suspension: constant(6),
          },
        ],
      },
      { name: "crash", kind: "accident", hazard: constant(0.001), per: "convoy" },
    ]);
  });
});

describe("court", () => {
  it("benches, tracks, stages and what is around them", () => {
    const court = `court={ calendar: { weekend: [friday, saturday], hours: 08:00-15:00 },
      benches: { first: { judges: 3, listing: oldest_custody, shift_end: finish }, second: { hearings_per_day: 12.5, calendar: always } },
      tracks: { juvenile: { who: { age: juvenile }, priority: 1, hearing: { bench: first, hours: 1 h } },
        ordinary: { investigation: { bench: first, hours: { mean: 2 h }, ready: { file: { delay: 5 d, share: 0.4 } } },
          trial: { bench: second, hours: 3 h, panel: 3, hearings: 2, gap: 7 d, adjournment: { probability: 0.2, maximum: 3, delay: 10 d },
            outcomes: { sentenced: 0.7, released: 0.3 } } } },
      clocks: { arrest: { tracks: ordinary, from: custody, until: first_hearing, limit: 2 d, breach: release,
        renewals: { length: 15 d, maximum: 2, hours: 10 min, notice: 1 d, bench: second } } },
      backlog: { old: { track: ordinary, stage: trial, count: 40, age: { mean: 100 d }, heard: true } },
      arrivals: { daily: { track: ordinary, rate: 12 / day, spread: even, until: 2026-03-01 },
        record: { track: juvenile, spread: random, periods: [{ from: 2026-01-21, to: 2026-01-31, count: 20 }] },
        chance: { track: ordinary, rate: 24 / day } } }`;
    expect(model(court).court).toMatchObject({
      name: "court",
      benches: [
        {
          name: "first",
          listing: "oldest_custody",
          capacity: { kind: "judges", judges: 3, shiftEnd: "finish" },
          calendar: { day: expect.arrayContaining([0, 1, 4]) },
        },
        {
          name: "second",
          calendar: expect.objectContaining({ day: expect.arrayContaining([0, 1, 2]) }),
          capacity: { kind: "docket", perDay: [{ from: 0, perDay: 12.5 }] },
        },
      ],
      tracks: [
        {
          name: "juvenile",
          who: { age: ["juvenile"] },
          priority: 1,
          stages: [{ stage: "hearing", bench: "first", hours: constant(1) }],
        },
        {
          name: "ordinary",
          stages: [
            {
              stage: "investigation",
              bench: "first",
              readiness: [{ name: "file", delay: constant(120), share: 0.4 }],
            },
            {
              stage: "trial",
              bench: "second",
              panel: 3,
              hearings: 2,
              gap: 168,
              adjournment: { probability: 0.2, maximum: 3, delay: constant(240) },
              outcomes: [
                { to: "released", probability: 0.3 },
                { to: "sentenced", probability: 0.7 },
              ],
            },
          ],
        },
      ],
      clocks: [
        {
          name: "arrest",
          tracks: ["ordinary"],
          start: "custody",
          stop: "first_hearing",
          limit: 48,
          breach: "release",
          renewals: { length: 360, maximum: 2, hours: constant(1 / 6), notice: 24, bench: "second" },
        },
      ],
      backlog: [
        {
          name: "old",
          track: "ordinary",
          stage: 1,
          ages: { count: 40, law: { kind: "exponential", mean: 2400 } },
          heard: true,
        },
      ],
      arrivals: [
        { name: "daily", track: "ordinary", law: { kind: "regular", perDay: 12 }, until: 936 },
        {
          name: "record",
          track: "juvenile",
          law: { kind: "periods", spread: "poisson", periods: [{ from: 0, to: 240, count: 20 }] },
        },
        { name: "chance", track: "ordinary", law: { kind: "poisson", perHour: 1 } },
      ],
    });
  });

  it("uses calendars by name", () => {
    const named = model("calendars={ office: { weekend: [friday, saturday] } }", "court.calendar=office");
    expect(named.court).toEqual(model().court);
  });
});

describe("places, ways out, deaths and money", () => {
  it("facilities, provinces and the rules between them", () => {
    const { facilities } = model(
      `facilities={ a: { places: 500, occupied: 100, security: 2, province: south, who: { sex: male }, overflow: { rule: allow, most: 600 } }, b: { overflow: wait }, young: { who: { age: juvenile } } }`,
      "provinces={ south: { cap: 300, cap_until: 2026-02-20, objection: { probability: 0.5, from: 2026-01-22, until: 2026-01-31 } } }",
      `placement={ choice: least_crowded, swaps: false, security: { all: { who: { sex: male }, level: 2 } },
        transfers: { on: { from: a, to: b, who: { sex: male }, status: sentenced, travel: 4 h }, later: { to: a, stay: { mean: 30 d } } } }`,
    );
    expect(facilities).toEqual({
      facilities: [
        {
          name: "a",
          places: 500,
          occupied: 100,
          security: 2,
          province: "south",
          who: { sex: ["male"] },
          overflow: { rule: "allow", most: 600 },
        },
        { name: "b", overflow: { rule: "wait" } },
        { name: "young", who: { age: ["juvenile"] } },
      ],
      choice: "least_crowded",
      swaps: false,
      provinces: [
        { name: "south", cap: 300, capUntil: 720, objection: { probability: 0.5, from: 24, until: 240 } },
      ],
      security: [{ who: { sex: ["male"] }, level: 2 }],
      transfers: [
        {
          name: "on",
          from: "a",
          to: "b",
          when: { status: "sentenced" },
          who: { sex: ["male"] },
          travel: constant(4),
        },
        { name: "later", to: "a", when: { stay: { kind: "exponential", mean: 720 } } },
      ],
    });
  });

  it("repatriation", () => {
    const { repatriation } = model(
      `repatriation={ states: { a: { who: { nationality: x }, needs_investigation: false, verification: 10 d,
          agreement: { probability: 0.5, on: 2026-02-20, pace: 14 people / week, most: 200 }, non_refoulement: { duration: 5 d, refusal: 0.1 } },
          b: { who: { nationality: y }, agreement: { after: { mean: 20 d }, pace: 12 people / year } } },
        flights: { f: { to: [a, b], seats: 40, first: 2026-01-31, every: 7 d, minimum: 5 } } }`.replace(
        "1 person / (4 weeks)",
        "12 people / year",
      ),
    );
    expect(repatriation).toEqual({
      states: [
        {
          name: "a",
          who: { nationality: ["x"] },
          needsInvestigation: false,
          verification: constant(240),
          agreement: { probability: 0.5, at: constant(720), pace: { persons: 14, period: 168 }, most: 200 },
          nonRefoulement: { duration: constant(120), refusal: 0.1 },
        },
        {
          name: "b",
          who: { nationality: ["y"] },
          // 12 people a year are less than one a week: one in five weeks.
          agreement: { at: { kind: "exponential", mean: 480 }, pace: { persons: 1, period: 840 } },
        },
      ],
      flights: [
        {
          name: "f",
          to: ["a", "b"],
          seats: 40,
          first: 240,
          every: 168,
          departures: expect.arrayContaining([240, 408, 576]),
          minimum: 5,
        },
      ],
    });
  });

  it("families", () => {
    const { families } = model(
      "people={ cohorts: { f: { count: 900, kind: family_member } } }",
      `families={ camp: al_hol, who: { kind: family_member }, size: { low: 1, mode: 3, high: 7 }, leave_by_themselves: 0.24 / d,
        rounds: { first: 2026-01-31, every: 30 d, persons: 600, most: 9, travel: 12 h, pauses: [{ from: 2026-02-20, until: 2026-03-02 }] },
        rehabilitation: { name: centre, places: 5000, stay: { mean: 100 d }, reintegration: { return_rate: 0.1, delay: 50 d } } }`,
    );
    expect(families).toEqual({
      camp: "al_hol",
      who: { kind: ["family_member"] },
      size: { kind: "triangular", low: 1, mode: 3, high: 7 },
      selfDeparture: 0.01,
      rounds: {
        first: 240,
        gap: constant(720),
        persons: constant(600),
        most: 9,
        travel: constant(12),
        pauses: [{ from: 720, until: 960 }],
      },
      rehabilitation: {
        name: "centre",
        places: 5000,
        stay: { kind: "exponential", mean: 2400 },
        reintegration: { returnRate: 0.1, delay: constant(1200) },
      },
    });
  });

  it("deaths and prices, in the units of what is counted", () => {
    const { mortality, prices } = model(
      "deaths={ natural: { per_person: 8.76 / year, who: { age: adult } } }",
      `cost={ km: { of: vehicle_km, item: bus, price: 1.5 USD / km, payer: coalition }, flight: { of: flight, price: 9000 USD / flight },
        escort: { of: escort_hour, price: 48 USD / d }, judge: { of: judge_day, price: 120 USD / d }, place: { of: place_day, price: 1 USD / h },
        lost: { of: vehicle_lost, price: 1e5 USD } }`,
    );
    expect(mortality).toEqual([{ name: "natural", perPersonHour: 0.001, who: { age: ["adult"] } }]);
    expect(prices?.map(({ kind, price }) => [kind, Number(price)])).toEqual([
      ["vehicle_km", 1.5],
      ["flight", 9000],
      ["escort_hour", 2],
      ["judge_day", 120],
      ["place_day", 24],
      ["vehicle_lost", 1e5],
    ]);
    expect(prices?.[0]).toMatchObject({ item: "bus", payer: "coalition" });
  });
});

it("levers lead to a value, each setting a valid override", () => {
  const scenario = valid(sampleText, [
    "levers={ judges: { set: court.judges, values: [10, 19], cost: 5000 USD } }",
  ]);
  expect(scenario.levers).toEqual([
    { name: "judges", path: "court.judges", values: ["10", "19"], cost: 5000 },
  ]);
});
