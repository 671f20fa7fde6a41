// What people's places cost at every kind of site, through scenario files whose days can be counted by hand.
import { expect, test } from "vitest";
import { Simulation } from "../../../src/engine/index.js";
import { buildModel } from "../../../src/scenario/index.js";
import { problemLines, valid } from "../../scenario/sample.js";

/** Ten people: two days in prison, half a day on the road, half a day at the airport, a day's flight, six days in town. */
const journey = `name: Places of a journey
start: 2026-01-01
time_zone: UTC
horizon: 10 d
currency: USD
people: { count: 10 }
sites:
  prison: { kind: origin }
  airport: { kind: staging }
  town: { kind: destination }
phases: { all: { start: 2026-01-03 } }
routes:
  road: { from: prison, to: airport, duration: 12 h }
  sky: { from: airport, to: town, duration: 24 h }
fleet: { bus: { count: 1, seats: 10 } }
convoys:
  first: { route: road }
  second: { route: sky, depart: 00:00-01:00 }
cost:
  all: { of: place_day, price: 1 USD / d, payer: host }
`;

/** Two people who come to a desk at the start and take a day each; then they stay in the facility. */
const reception = `name: Places of a reception
start: 2026-01-01
time_zone: UTC
horizon: 10 d
currency: USD
people: { count: 2 }
sites:
  prison: { kind: origin }
  desk: { kind: intake, desks: 1, service: 24 h }
facilities: { hall: { places: 5 } }
routes: { road: { from: prison, to: desk, duration: 24 h } }
fleet: { bus: { count: 1, seats: 10 } }
convoys: { route: road }
cost:
  all: { of: place_day, price: 1 USD / d, payer: host }
`;

function outputs(text: string, overrides: string[] = []) {
  const scenario = valid(text, overrides);
  const simulation = new Simulation({ seed: 1 });
  const model = buildModel(scenario, simulation, { check: true });
  simulation.run(scenario.horizon);
  return model.observe().outputs;
}

test("a price for all places counts the days at origin, staging point and destination, not on the way", () => {
  expect(outputs(journey)).toMatchObject({ cost: 10 * (2 + 0.5 + 6), cost_host: 85 });
});

test("each kind of site and each site can have a price and payers of its own", () => {
  const prices = `cost={ prison: { of: place_day, at: origin, price: 3 USD / d, payer: guards }, halt: { of: place_day, item: airport, price: 8 USD / d, payer: donor },
    halt_too: { of: place_day, item: airport, price: 2 USD / d, payer: guards } }`;
  expect(outputs(journey, [prices])).toMatchObject({
    cost: 20 * 3 + 5 * 8 + 5 * 2,
    cost_guards: 60 + 10,
    cost_donor: 40,
  });
  expect(outputs(journey, [prices, "cost.prison.price=4 USD / d"])).toMatchObject({ cost_guards: 80 + 10 });
});

test("people who have gone home or abroad take no place", () => {
  expect(outputs(journey, ["sites.town.location=community"])).toMatchObject({ cost: 25 });
});

test("at an intake until somebody takes them on, then in the facility", () => {
  // The first leaves the desk after day 2, the second after day 3; both stay to day 10.
  expect(outputs(reception)).toMatchObject({ cost: 1 + 2 + 8 + 7 });
  const at = (kind: string) => [`cost.all.at=${kind}`];
  expect(outputs(reception, at("intake"))).toMatchObject({ cost: 3 });
  expect(outputs(reception, at("facility"))).toMatchObject({ cost: 15 });
});

test("in hospital they are not at the intake", () => {
  // As before, but each is two days in hospital between desk and facility.
  const desk =
    "sites.desk={ kind: intake, stations: { medical: { desks: 1, service: 24 h, hospital: { share: 1, stay: 48 h } } } }";
  expect(outputs(reception, [desk, "cost.all.at=intake"])).toMatchObject({ cost: 3 });
  expect(outputs(reception, [desk, "cost.all.at=facility"])).toMatchObject({ cost: 6 + 5 });
  expect(outputs(reception, [desk, "cost.all.at=hospital"])).toMatchObject({ cost: 4 });
});

test("the camp is an origin, the centre for families a place of rehabilitation", () => {
  const families = `families={ rounds: { first: 2026-01-04, every: 100 d, persons: 100, travel: 1 d }, rehabilitation: { stay: 2 d } }`;
  const text = journey.replace(
    "people: { count: 10 }",
    "people: { cohorts: { home: { count: 10, kind: family_member } } }",
  );
  const at = (kind: string) => outputs(text, [families, `cost.all.at=${kind}`]);
  expect(at("origin")).toMatchObject({ cost: 30 });
  expect(at("rehabilitation")).toMatchObject({ cost: 20 });
});

test("a site that is not there has no price", () => {
  expect(problemLines(journey, {}, ["cost.all.item=prisn"])[0]).toContain(
    "cost.all.item: found prisn, expected the name of a site or a facility: prison, airport or town (did you mean prison?)",
  );
  expect(problemLines(journey, {}, ["cost.all.at=facilities"])[0]).toContain("(did you mean facility?)");
});
