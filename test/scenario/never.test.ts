// What can never be: told before a run, at its place, with what to do.
import { expect, it } from "vitest";
import { formatProblem } from "../../src/scenario/index.js";
import { problemLines, read } from "./sample.js";

const moves = `name: Moves
start: 2026-01-05
time_zone: UTC
horizon: 30 d
people: { count: 100 }
sites:
  a: { kind: origin }
  b: { kind: staging }
  c: { kind: staging }
  d: { kind: destination }
routes:
  ab: { from: a, to: b, duration: 2 h }
  bc: { from: b, to: c, duration: 1 h }
  cb: { from: c, to: b, duration: 1 h }
  cd: { from: c, to: d, duration: 1 h }
fleet: { bus: { count: 2, seats: 40 } }
convoys: { one: { route: ab }, two: { route: bc }, three: { route: cb }, four: { route: cd } }
`;

const hearings = `name: Hearings
start: 2026-01-05
time_zone: UTC
horizon: 100 d
court:
  judges: 2
  trial: { hours: 3 h }
  arrivals: { new: { periods: [{ from: 2026-01-10, to: 2026-02-01, count: 62 }] } }
`;

const lines = (text: string, ...overrides: string[]) =>
  problemLines(text, {}, overrides).map((line) => line.replace(/^.*?:\d+:\d+: /, ""));

it("convoys that lead round in a circle bring nobody anywhere", () => {
  expect(lines(moves)).toEqual([]);
  const told =
    "found a site from which convoys lead to staging points only, expected convoys from one of them to where people stay: an intake or a destination";
  const circle = lines(moves, "convoys={ one: { route: ab }, two: { route: bc }, three: { route: cb } }");
  expect(circle.sort()).toEqual(["sites.a", "sites.b", "sites.c"].map((site) => `${site}: ${told}`));
});

it("cases do not come before the start: they are a backlog", () => {
  expect(lines(hearings)).toEqual([]);
  expect(lines(hearings, "court.arrivals.new.periods[0].from=2025-12-01")).toEqual([
    "court.arrivals.new.periods[0].from: found 2025-12-01, expected a date from the scenario's start, 2026-01-05, on (cases that have come before are its backlog)",
  ]);
});

it("hearings that are always adjourned decide nothing", () => {
  const stage = (words: string) => `court.trial={ hours: 3 h, adjournment: { ${words} } }`;
  expect(lines(hearings, stage("probability: 1"))).toEqual([
    "court.trial.adjournment.probability: found 1, expected less than 1, or a maximum of adjournments (no case would ever be decided)",
  ]);
  expect(lines(hearings, stage("probability: 1, maximum: 2"))).toEqual([]);
});

it("arrivals end after they begin", () => {
  const arrivals = (until: string) =>
    `sites.a={ kind: origin, arrivals: { x: { cohort: people, gap: 1 h, from: 2026-01-20, until: ${until} } } }`;
  expect(lines(moves, arrivals("2026-01-21"))).toEqual([]);
  expect(lines(moves, arrivals("2026-01-19"))).toEqual([
    "sites.a.arrivals.x.until: found 2026-01-19, expected a date after 2026-01-20",
  ]);
});

it("what is too large is told its limit", () => {
  expect(lines(moves, "people.count=10000000000")[0]).toContain("160 people, and at most 2000000");
  expect(lines(moves, "horizon=1000000 years")[0]).toContain("and at most 438000 h");
});

it.each([
  // 100 days: 60 groups of 50 an hour; an exit and a breakdown every second; 3,000 attacks an hour.
  [
    "sites.a={ kind: origin, arrivals: { x: { cohort: people, gap: 1 min, size: 50 } } }",
    "sites.a.arrivals",
    "7,200,000 arrivals",
  ],
  ["sites.a={ kind: origin, exits: { x: { to: community, gap: 1 s } } }", "sites.a.exits", "8,600,000 exits"],
  ["sites.b={ kind: staging, attacks: { x: { rate: 3000 / h } } }", "sites.b.attacks.x", "7,200,000 attacks"],
  [
    "fleet.bus.breakdown={ every: 1 s, repair: 1 h }",
    "fleet.bus.breakdown",
    "8,600,000 breakdowns of one vehicle",
  ],
])("%s is more in 100 days than a run can hold", (override, path, found) => {
  expect(lines(moves, "horizon=100 d", override)).toEqual([
    `${path}: found about ${found}, expected at most 5,000,000 inside the horizon`,
  ]);
  expect(lines(moves, "horizon=50 d", override)).toEqual([]);
});

it("cases are counted over the whole horizon, however they come", () => {
  const told =
    "court.arrivals.new: found about 6,000,000 cases, expected at most 5,000,000 inside the horizon";
  for (const spread of ["even", "random"]) {
    const daily = (rate: number) => `court.arrivals.new={ rate: ${rate} / day, spread: ${spread} }`;
    expect(lines(hearings, daily(40_000))).toEqual([]);
    expect(lines(hearings, daily(60_000))).toEqual([told]);
  }
  const period = (count: number) => `{ from: 2026-01-10, to: 2026-02-01, count: ${count} }`;
  const periods = (...counts: number[]) => `court.arrivals.new.periods=[${counts.map(period).join(", ")}]`;
  expect(lines(hearings, periods(2_000_000, 2_000_000))).toEqual([]);
  expect(lines(hearings, periods(2_000_000, 2_000_000, 2_000_000))).toEqual([told]);
});

it("who is caught again is brought to a site that is there", () => {
  const recapture = (site: string) => `recapture={ probability: 0.5, delay: 2 d, return_to: ${site} }`;
  expect(lines(moves, recapture("b"))).toEqual([]);
  expect(lines(moves, recapture("x"))).toEqual([
    "recapture.return_to: found x, expected the name of a site: a, b, c or d",
  ]);
  expect(lines(moves, "recapture={ probability: 0.5, delay: 2 d }")).toEqual([]);
});

it("convoys that ask for more escort or overwatch than there is never go", () => {
  const watched = `${moves}escorts: { guards: { teams: 2 } }\noverwatch: { watch: { units: 2 } }\n`;
  const escort = (words: string) => lines(watched, `convoys.one.escort={ teams: guards, ${words} }`);
  expect(escort("per_convoy: 2")).toEqual([]);
  expect(escort("per_convoy: 3")).toEqual([
    "convoys.one.escort.per_convoy: found 3, expected at most 2, the teams of guards (no convoy could ever go)",
  ]);
  expect(escort("per_convoy: 1, vehicles_per_team: 1")).toEqual([]);
  expect(escort("per_convoy: 2, vehicles_per_team: 1")).toEqual([
    "convoys.one.escort.per_convoy: found 2, expected less than 2, the teams of guards (no convoy could ever go)",
  ]);
  const overwatch = (words: string) => lines(watched, `convoys.one.overwatch={ units: watch, ${words} }`);
  expect(overwatch("per_convoy: 2")).toEqual([]);
  expect(overwatch("per_convoy: 3, required: false")).toEqual([]);
  expect(overwatch("per_convoy: 3")).toEqual([
    "convoys.one.overwatch.per_convoy: found 3, expected at most 2, the units of watch (no convoy could ever go; with required: false they go without)",
  ]);
});

it("overwatch at other hours than those of departure is never there", () => {
  const watched = `${moves}overwatch: { watch: { units: 2, hours: 12:00-14:00 } }\n`;
  const depart = (span: string, required = true) =>
    lines(
      watched,
      `convoys.one.overwatch={ units: watch, required: ${required} }`,
      `convoys.one.depart=${span}`,
    );
  expect(depart("13:59-16:00")).toEqual([]);
  expect(depart("14:00-16:00", false)).toEqual([]);
  expect(depart("14:00-16:00")).toEqual([
    "convoys.one.overwatch: found overwatch whose hours are never those of depart, expected hours at which convoys may leave (no convoy could ever go; with required: false they go without)",
  ]);
});

it("convoys that are to arrive in a window shorter than their journey are warned of", () => {
  const quick = moves.replace("  bc:", "  quick: { from: a, to: b, duration: 1 h }\n  bc:");
  const warnings = (route: string, span: string, arrive: boolean) => {
    const convoy = `${route}, depart: ${span}, arrive_in_window: ${arrive}`;
    return read(quick, {}, [`convoys.one={ ${convoy} }`]).warnings.map(formatProblem);
  };
  expect(warnings("route: ab", "22:00-00:00", true)).toEqual([]);
  expect(warnings("route: ab", "22:00-23:30", false)).toEqual([]);
  expect(warnings("route: [ab, quick], choice: fastest", "22:00-23:30", true)).toEqual([]);
  for (const route of ["route: ab", "route: [ab, quick], choice: fixed"]) {
    expect(warnings(route, "22:00-23:30", true).join()).toContain(
      "warning: convoys.one.depart: found windows that all close too soon to arrive in, expected at least 2.0 h, the expected journey on ab (with arrive_in_window no convoy would ever go)",
    );
  }
});

it("reviews without end, and pauses without end, are refused", () => {
  const phase = (words: string) => lines(moves, `phases={ a: { quota: 10 }, b: { ${words} } }`);
  expect(phase("review: { duration: 1 d, approval: 0 }")).toEqual([]);
  expect(phase("review: { duration: 0 d }")).toEqual([]);
  expect(phase("review: { duration: 0 d, approval: 0 }")).toEqual([
    "phases.b.review: found no end of reviews, expected at most 5,000,000 inside the horizon",
  ]);
  const stop = (hours: number) =>
    phase(`stop: { count: hours, reaches: ${hours}, effect: pause, pause: 1 d }`);
  expect(stop(1)).toEqual([]);
  expect(stop(0)).toEqual([
    "phases.b.stop: found no end of pauses, expected at most 5,000,000 inside the horizon",
  ]);
  expect(stop(0.00001)).toEqual([
    "phases.b.stop: found about 72,000,000 pauses, expected at most 5,000,000 inside the horizon",
  ]);
});

it("families that come back at once, again and again, are refused", () => {
  const families = (stay: string) =>
    lines(`name: Families
start: 2026-01-05
time_zone: UTC
horizon: 30 d
people: { cohorts: { f: { count: 100, kind: family_member } } }
families:
  rounds: { first: 2026-01-06, every: 10 d, persons: 20 }
  rehabilitation: { stay: ${stay}, reintegration: { return_rate: 1, delay: 0 d } }
`);
  expect(families("1 d")).toEqual([]);
  expect(families("0 d")).toEqual([
    "families.rehabilitation.reintegration: found no end of returns of each family, expected at most 5,000,000 inside the horizon",
  ]);
});

it("transfers that lead round and round are refused where there would be no end of them", () => {
  const facilities = "{ x: { places: 200 }, y: { places: 200 }, z: { places: 200 } }";
  const transfers = (rules: string) =>
    lines(moves, `facilities=${facilities}`, `placement={ transfers: { ${rules} } }`);
  const out = "out: { from: x, to: y, stay: 0 d }";
  expect(transfers(out)).toEqual([]);
  expect(transfers(`${out}, back: { from: y, to: x, stay: 1 h }`)).toEqual([]);
  expect(transfers(`${out}, back: { from: y, to: x, stay: 0 h, travel: 1 h }`)).toEqual([]);
  expect(transfers(`${out}, back: { from: y, to: x, status: trial }`)).toEqual([]);
  expect(transfers(`${out}, on: { from: y, to: z, stay: 0 d }`)).toEqual([]);
  expect(transfers(`${out}, back: { from: y, to: x, stay: 0 h, who: { sex: female } }`)).toEqual([]);
  const told = (rule: string, found: string) =>
    `placement.transfers.${rule}: found ${found} transfers, expected at most 100,000,000 inside the horizon`;
  expect(transfers(`${out}, back: { from: y, to: x, stay: 0 h }`)).toEqual([
    told("out", "no end of"),
    told("back", "no end of"),
  ]);
  // 100 people, 30 days, two seconds a round.
  expect(transfers(`out: { to: y, stay: 1 s }, on: { to: z, stay: 1 s }`)).toEqual([
    told("out", "about 130,000,000"),
    told("on", "about 130,000,000"),
  ]);
});
