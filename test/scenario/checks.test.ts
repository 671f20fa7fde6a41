import { describe, expect, it } from "vitest";
import { formatProblem } from "../../src/scenario/index.js";
import { problemLines, read, sampleText, valid } from "./sample.js";

const place = "place={ latitude: 36.5, longitude: 40.75 }";

/** Warnings of the sample with these overrides, a line each, without the file and the column. */
function warnings(...overrides: string[]): string[] {
  const { scenario, problems, warnings } = read(sampleText, {}, [place, ...overrides]);
  if (scenario === undefined) throw new Error(problems.map(formatProblem).join("\n"));
  return warnings.map((problem) => formatProblem(problem).replace(/^.*?:\d+:\d+: /, ""));
}

describe("warnings do not stop a scenario", () => {
  it("and the sample with a place has none", () => {
    expect(warnings()).toEqual([]);
  });

  it("are not given where the head of the file, place and all, could not be read", () => {
    const withPlace = sampleText.replace("horizon:", "place: { latitude: 36.5, longitude: 40.75 }\nhorizn:");
    const { problems, warnings } = read(withPlace);
    expect(problems).toHaveLength(2);
    expect(warnings).toEqual([]);
  });

  it("of a night without a place", () => {
    const { warnings } = read(sampleText);
    expect(warnings.map(formatProblem)).toEqual([
      "plans/scenario.yaml:11:79: warning: convoys.depart: found night without a place, expected place: { latitude: ..., longitude: ... } to tell the sun (night is taken as 18:00-06:00)",
    ]);
  });

  it("of nights that do not come at a high latitude", () => {
    expect(warnings("place={ latitude: 69.65, longitude: 18.96 }", "time_zone=Europe/Oslo")).toEqual([
      "warning: convoys.depart: found 69 days without a night at latitude 69.65, expected a night every day (nothing departs then, first on 2026-05-18; a span such as 22:00-06:00 would not depend on the sun)",
    ]);
  });

  it("of a horizon in which the court cannot clear", () => {
    // 14 working days of 19 judges and 7 hours in 20 days, against 412 cases of 6.31 hours on average.
    expect(warnings("horizon=20 d")).toEqual([
      "warning: horizon: found 1862 judge-hours inside the horizon for about 2601 hours of investigation, expected a longer horizon or more judges (the court cannot clear in time)",
    ]);
  });

  it("of a deadline after the horizon", () => {
    expect(warnings("deadline=2028-01-01")).toEqual([
      "warning: deadline: found a deadline after the horizon, expected a horizon that reaches it",
    ]);
  });

  it("of phases that do not call everybody", () => {
    expect(warnings("phases={ first: { quota: 100 }, second: { quota: 200 } }")).toEqual([
      "warning: phases: found quotas for 300 of 412 people, expected phases that call everybody (the others stay; a last phase without a quota calls all who are left)",
    ]);
    expect(warnings("phases={ first: { quota: 100 }, second: {} }")).toEqual([]);
  });

  it.each(["fleet.bus.count", "court.judges"])("of a step of %s after the horizon", (place) => {
    const steps = "[{ from: 2026-02-01, count: 3 }, { from: 2066-02-01, count: 4 }]";
    expect(warnings(`${place}=${steps}`)).toContain(
      `warning: ${place}[1].from: found 2066-02-01, after the horizon, expected a date before it`,
    );
  });

  it("of a phase that starts after the horizon", () => {
    expect(warnings("phases={ first: {}, second: { start: 2030-01-01 } }")).toEqual([
      "warning: phases.second.start: found a start after the horizon, expected a date before it",
    ]);
  });

  it("of a minimum that only the longest wait gets past", () => {
    expect(warnings("convoys={ route: road, minimum: 300, longest_wait: 2 d, depart: night }")).toEqual([
      "warning: convoys.minimum: found 300, expected at most 240, the seats of all road vehicles",
    ]);
  });

  it("of a minimum above what so few vehicles seat, and that it is they who limit it", () => {
    const convoys = "route: road, minimum: 80, longest_wait: 2 d, depart: night, maximum_vehicles:";
    expect(warnings(`convoys={ ${convoys} 1 }`)).toEqual([
      "warning: convoys.minimum: found 80, expected at most 40, the seats of the road vehicles that maximum_vehicles allows",
    ]);
    expect(warnings(`convoys={ ${convoys} 2 }`)).toEqual([]);
  });

  it("of a minimum above the seats of the largest vehicles of several types, when there are most of them", () => {
    const buses =
      "[{ from: 2026-01-21, count: 1 }, { from: 2026-02-01, count: 2 }, { from: 2026-03-01, count: 1 }]";
    const fleet = `fleet={ van: { count: 4, seats: 8 }, bus: { count: ${buses}, seats: 40 } }`;
    const convoys = (minimum: number, words: string) =>
      warnings(
        "horizon=60 d",
        fleet,
        `convoys={ route: road, minimum: ${minimum}, longest_wait: 2 d, depart: night, ${words} }`,
      );
    const told = (minimum: number, seats: string) => [
      `warning: convoys.minimum: found ${minimum}, expected at most ${seats}`,
    ];
    // 2 buses and 4 vans; 2 buses and a van of 3 vehicles; vans alone.
    expect(convoys(112, "maximum: 200")).toEqual([]);
    expect(convoys(113, "maximum: 200")).toEqual(told(113, "112, the seats of all road vehicles"));
    const limited = "88, the seats of the road vehicles that maximum_vehicles allows";
    expect(convoys(88, "maximum_vehicles: 3")).toEqual([]);
    expect(convoys(89, "maximum_vehicles: 3")).toEqual(told(89, limited));
    expect(convoys(32, "vehicles: [van]")).toEqual([]);
    expect(convoys(33, "vehicles: [van]")).toEqual(told(33, "32, the seats of all road vehicles"));
  });

  it("of a rule for people who are not there", () => {
    expect(warnings("convoys.who={ age: [adult, juvenil] }")).toEqual([
      "warning: convoys.who.age: found juvenil, which no cohort is, expected one of: adult, juvenile (did you mean juvenile?)",
    ]);
    expect(warnings("convoys.who={ nationality: syrian }")).toEqual([
      "warning: convoys.who.nationality: found syrian, which no cohort is, expected people whose nationality is given",
    ]);
    expect(warnings("convoys.who={ cohort: adults, kind: detainee, separation: general }")).toEqual([]);
  });
});

describe("what can never be", () => {
  it.each([
    ["people={ cohorts: { a: 0 } }", "found nobody to transfer and no case to hear", undefined],
    ["people={ cohorts: { a: 5 }, count: 5 }", "people", "found count and cohorts together"],
    [
      "people={ count: 100, set_apart: { juveniles: { count: 101, age: juvenile } } }",
      "people.set_apart.juveniles.count",
      "found 101, expected at most 100, all there are",
    ],
    ["people={ cohorts: { a: { count: 5, site: prisn } } }", "people.cohorts.a.site", "did you mean prison?"],
    ["deadline=2026-01-20", "deadline", "found a deadline before the start, expected a date after it"],
    ["routes.road.to=prison", "routes.road.to", "expected another site than from"],
    ["routes.road.speed={ value: 0 km/h }", "routes.road.speed", "a speed above 0"],
    [
      "routes.road={ from: prison, to: reception, length: 4 km }",
      "routes.road",
      "found no speed, expected length and speed, or a duration",
    ],
    ["routes.road={ from: prison, to: reception, legs: {} }", "routes.road.legs", "found no leg"],
    [
      "routes.road.border=post",
      "routes.road.border",
      "expected the name of a border post, but none is defined",
    ],
    ["convoys.vehicles=[bus, plane]", "convoys.vehicles[1]", "expected a type of vehicle in the fleet: bus"],
    [
      "convoys.escort={ teams: guards }",
      "convoys.escort.teams",
      "expected the name of escort teams, but none is defined",
    ],
    [
      "convoys.depart={ window: night, after_sunset: 20 h }",
      "convoys.depart",
      "found a window that never opens inside the horizon",
    ],
    ["court.calendar=office", "court.calendar", "expected the name of a calendar: always"],
    ["court.trial={ hours: 1 h, bench: second }", "court.trial.bench", "expected the name of a bench: court"],
    [
      "court.investigation={ hours: 1 h, outcomes: { released: 0.5, closed: 0.4 } }",
      "court.investigation.outcomes",
      "found shares that add up to 0.9, expected shares that add up to 1",
    ],
    [
      "court.arrivals={ new: { rate: 3 / day, track: other } }",
      "court.arrivals.new.track",
      "expected the name of a track: case",
    ],
    ["court.arrivals={ new: {} }", "court.arrivals.new", "found neither rate nor periods"],
    ["court={ investigation: 2 h }", "court", "found neither judges nor hearings_per_day"],
    [
      "court={ judges: 3 }",
      "court",
      "found no stage, expected at least one of investigation, hearing, trial, appeal",
    ],
    [
      "court.judges=[{ from: 2026-03-01, count: 3 }, { from: 2026-02-01, count: 4 }]",
      "court.judges[1].from",
      "found 2026-02-01, expected a date after the one before",
    ],
    [
      "sites.reception={ kind: intake, desks: 2 }",
      "sites.reception",
      "found no service, expected desks and service",
    ],
    [
      "facilities={ a: { province: south } }",
      "facilities.a.province",
      "expected the name of a province, but none is defined",
    ],
    ["placement={ swaps: false }", "placement", "found placement without facilities"],
    [
      "repatriation={ states: { a: { who: { cohort: adults } } }, flights: { f: { to: b, seats: 9, first: 2026-05-01, every: 7 d } } }",
      "repatriation.flights.f.to[0]",
      "expected the name of a state under repatriation.states: a",
    ],
    [
      "cost={ a: { of: vehicle_km, price: 2 USD / h } }",
      "cost.a.price",
      "expected a price per length such as 1.5 USD / km",
    ],
    [
      "cost={ a: { of: repair, price: 2 USD }, b: { of: repair, price: 2 EUR } }",
      "cost.b.price",
      "found an amount in EUR, expected amounts in one currency, USD",
    ],
    [
      "facilities={ a: { who: { age: juvenile } } }",
      "facilities",
      "found parts that do not fit: no facility takes people of cohort adults: name one that does",
    ],
    ["fleet.bus.count=1000000000", "fleet.bus.count", "expected a whole number of vehicles"],
    [
      "people={ cohorts: { a: 2000000, b: 1 } }",
      "people",
      "found about 2,000,000 people, expected at most 2,000,000",
    ],
    ["people={ count: 1e12 }", "people.count", "found 1000000000000"],
    [
      "court.arrivals={ new: { rate: 1000 / min } }",
      "court.arrivals.new",
      "found about 580,000,000 cases, expected at most 5,000,000 inside the horizon",
    ],
    [
      "sites.prison.arrivals={ a: { cohort: adults, gap: { mean: 2 s } } }",
      "sites.prison.arrivals",
      "found about 17,000,000 arrivals, expected at most 5,000,000 inside the horizon",
    ],
    [
      "fleet.bus.breakdown={ every: { mean: 1 ms }, repair: 1 h }",
      "fleet.bus.breakdown.every.mean",
      "found 1 ms",
    ],
    ["threat.road.hazard=1000 / km", "threat.road.hazard", "found 1000 / km, expected a hazard"],
    [
      "levers={ a: { set: court.judgez, values: [1] } }",
      "levers.a.set",
      "expected the place of a value in this file, such as court.judges",
    ],
    ["levers={ a: { set: court.judges, values: [] } }", "levers.a.values", "found an empty list"],
    ["threat={ road: { hazard: 1e-6 / km, on: [road, raod] } }", "threat.road.on[1]", "did you mean road?"],
  ])("%s", (override, path, message) => {
    const lines = problemLines(sampleText, {}, [place, override]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`: ${path}`);
    if (message !== undefined) expect(lines[0]).toContain(message);
  });
});

it("knows the currency of a scenario from its amounts", () => {
  expect(valid(sampleText, ["cost={ a: { of: repair, price: 250 IQD } }"]).currency).toBe("IQD");
  expect(valid(sampleText).currency).toBeUndefined();
});
