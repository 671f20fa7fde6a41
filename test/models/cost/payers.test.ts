// What attendants, rounds and hospitals cost, through scenario files whose hours and kilometres can be counted by hand.
import { describe, expect, test } from "vitest";
import { Simulation } from "../../../src/engine/index.js";
import { buildModel, formatProblem } from "../../../src/scenario/index.js";
import { problemLines, read, valid } from "../../scenario/sample.js";

function outputs(text: string, overrides: string[] = []) {
  const scenario = valid(text, overrides);
  const simulation = new Simulation({ seed: 1 });
  const model = buildModel(scenario, simulation, { check: true });
  simulation.run(scenario.horizon);
  return model.observe().outputs;
}

/** Six cases of 3 hours before two judges who sit 8 hours a day; each hearing needs the one interpreter. */
const court = `name: Interpreters
start: 2026-01-05
time_zone: UTC
horizon: 10 d
currency: USD
court:
  judges: 2
  calendar: { hours: 08:00-16:00 }
  pools: { arabic: 1, counsel: 2 }
  investigation:
    hours: 3 h
    ready: { interpreter: { pool: arabic }, lawyer: { pool: counsel } }
  backlog: { all: { count: 6, age: 1 d } }
cost:
  interpreters: { of: attendant_hour, item: arabic, price: 50 USD / h, payer: ministry }
`;

/** 100 people in families of four, in rounds of at most 40, over 120 km in two legs to the centre. */
const rounds = `name: Rounds on a road
start: 2026-01-05
time_zone: UTC
horizon: 30 d
currency: USD
people: { cohorts: { families: { count: 100, kind: family_member } } }
routes:
  road:
    from: camp
    to: rehabilitation centre
    legs: { desert: { length: 100 km, speed: 50 km/h }, town: { length: 20 km, speed: 20 km/h } }
families:
  size: 4
  rounds: { first: 2026-01-06, every: 2 d, persons: 40, route: road, seats: 16 }
  rehabilitation: { stay: 2 d }
cost:
  buses: { of: vehicle_km, price: 2 USD / km, payer: donor }
`;

/** Ten people of whom every one is taken to hospital for a day and a half after a desk that takes no time. */
const hospital = `name: Hospital days
start: 2026-01-05
time_zone: UTC
horizon: 10 d
currency: USD
people: { count: 10 }
sites:
  prison: { kind: origin }
  desk:
    kind: intake
    stations:
      medical: { desks: 10, service: 1 h, hospital: { share: 100 %, stay: 36 h } }
      registration: { desks: 10, service: 1 h }
facilities: { hall: { places: 20 } }
routes: { road: { from: prison, to: desk, duration: 2 h } }
fleet: { bus: { count: 1, seats: 10 } }
convoys: { route: road }
cost:
  beds: { of: place_day, at: hospital, price: 200 USD / d, payer: health }
`;

describe("every payer's cost can be reached", () => {
  test("attendants are paid for their hours in hearings", () => {
    // Both pools are in each hearing: 6 x 3 h, overnight not counted.
    expect(outputs(court)).toMatchObject({ cost: 18 * 50, cost_ministry: 900 });
    const all = "cost={ all: { of: attendant_hour, price: 10 USD / h } }";
    expect(outputs(court, [all]).cost).toBe(2 * 18 * 10);
  });

  test("rounds are paid per vehicle and km of their route, one way", () => {
    // Rounds of 40, 40 and 20 persons in vehicles of 16: 3 + 3 + 2 vehicles, 120 km each, at 2 USD.
    expect(outputs(rounds)).toMatchObject({ rounds: 3, cost: 8 * 120 * 2, cost_donor: 1920 });
    const named = 'cost={ hired: { of: vehicle_km, item: "camp rounds", price: 3 USD / km } }';
    expect(outputs(rounds, [named]).cost).toBe(8 * 120 * 3);
  });

  test("and as many vehicles pass the border post", () => {
    const post = "borders={ post: { lanes: 1, service: 1 h, per: vehicle } }";
    const scenario = valid(rounds, [post, "routes.road.legs.desert.border=post"]);
    const simulation = new Simulation({ seed: 1 });
    const passages: number[] = [];
    const model = buildModel(scenario, simulation, {
      records: ({ kind, entry, exit }) => {
        if (kind === "border") passages.push((exit ?? Number.NaN) - entry);
      },
    });
    simulation.run(scenario.horizon);
    model.observe();
    expect(passages).toEqual([3, 3, 2]);
  });

  test("and once where all travel in one, or by flight", () => {
    const one = "families.rounds={ first: 2026-01-06, every: 2 d, persons: 40, route: road }";
    expect(outputs(rounds, [one]).cost).toBe(3 * 120 * 2);
    const air = ["routes.road.mode=air", "cost={ hired: { of: flight, price: 1000 USD / flight } }"];
    expect(outputs(rounds, air).cost).toBe(8 * 1000);
  });

  test("a bed in hospital is a place like others, and has a name", () => {
    expect(outputs(hospital)).toMatchObject({
      taken_to_hospital: 10,
      cost: 10 * 1.5 * 200,
      cost_health: 3000,
    });
    const named = 'cost={ beds: { of: place_day, item: "hospital of desk", price: 100 USD / d } }';
    expect(outputs(hospital, [named]).cost).toBe(10 * 1.5 * 100);
    const elsewhere = "cost={ desk: { of: place_day, at: intake, price: 240 USD / d } }";
    expect(outputs(hospital, [elsewhere]).cost).toBeCloseTo(10 * 2 * 10, 9);
  });
});

describe("a price on what is not there", () => {
  test.each([
    ["vehicle_km", "buss", "1 USD / km", "expected a type of vehicles of the fleet: bus (did you mean bus?)"],
    ["place_day", "hospital of dsk", "1 USD / d", "or hospital of desk (did you mean hospital of desk?)"],
    ["desk_hour", "desk", "1 USD / h", "desk: medical or desk: registration"],
    ["escort_hour", "guards", "1 USD / h", "but none is defined"],
    ["judge_day", "court", "1 USD / d", "but none is defined"],
  ])("is told, with the names there are: %s of %s", (of, item, price, told) => {
    const lines = problemLines(hospital, {}, [
      `cost={ odd: { of: ${of}, item: "${item}", price: ${price} } }`,
    ]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("cost.odd.item: found");
    expect(lines[0]).toContain(told);
  });

  test("and warned of where it names a kind alone", () => {
    const { warnings } = read(hospital, {}, ["cost={ odd: { of: judge_day, price: 9 USD / d } }"]);
    expect(warnings.map(formatProblem)).toEqual([
      expect.stringContaining("cost.odd.of: found judge_day, of which the scenario has none"),
    ]);
  });
});
