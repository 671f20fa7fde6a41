import { describe, expect, it } from "vitest";
import { formatProblem, memoryReader, readScenario } from "../../src/scenario/index.js";
import { problemLines, read, sampleText } from "./sample.js";

/** The sample with one thing broken. */
function withChange(from: string, to: string): string {
  expect(sampleText).toContain(from);
  return sampleText.replace(from, to);
}

/** Matches a text that starts with this one. */
function startingWith(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);
}

it("one slip in a calendar or a facility is told once, not again wherever it is used", () => {
  const courts = sampleText.replace("calendar: { weekend: [friday, saturday] }", "calendar: office");
  const calendars = "calendars: { office: { weekend: [friday, saturday], holidays: [02-30] } }\n";
  expect(problemLines(`${courts}${calendars}`)).toHaveLength(1);
  const prisons = "provinces: { north: {} }\nfacilities: { one: { places: 500, provinz: north } }\n";
  expect(problemLines(`${sampleText}${prisons}`)).toHaveLength(1);
});

it("a file whose lines end with a carriage return alone is read as any other", () => {
  expect(problemLines(sampleText.replaceAll("\n", "\r"))).toEqual([]);
  const broken = sampleText.replace("judges: 19", "judges: none").replaceAll("\n", "\r");
  expect(problemLines(broken)[0]).toMatch(/^plans\/scenario.yaml:14:18: court.judges: found none/);
});

describe("a broken scenario file is told with file, line, column, path, what was found and what was expected", () => {
  it.each([
    [
      "a typo in a key",
      "judges: 19",
      "judgez: 19",
      "judgez: 19, in",
      "court.judgez: found judgez, expected one of the keys: judges, hearings_per_day, calendar, listing, shift_end, investigation, hearing, trial, appeal, benches, pools, tracks, clocks, backlog, arrivals, source or note (did you mean judges?)",
    ],
    [
      "a typo in the name of a part",
      "fleet:",
      "fleat:",
      "fleat: { bus:",
      "fleat: found fleat, expected one of the keys: $schema, name, question, start, time_zone, horizon, deadline, place, currency, source, note, people, sites, phases, routes, borders, weather, convoys, fleet, workshop, escorts, overwatch, threat, recapture or ... (did you mean fleet?)",
    ],
    [
      "a typo in a word",
      "kind: intake",
      "kind: intakes",
      "intakes, desks",
      "sites.reception.kind: found intakes, expected one of: origin, staging, intake or destination (did you mean intake?)",
    ],
    [
      "spaces in a word where underscores belong",
      "minimum: 40,",
      "minimum: 40, choice: least expected risk,",
      "least expected risk,",
      "convoys.choice: found least expected risk, expected one of: fixed, alternating, random or least_expected_risk (did you mean least_expected_risk?)",
    ],
    [
      "a typo in a reference",
      "to: reception",
      "to: recption",
      "recption, leng",
      "routes.road.to: found recption, expected the name of a site: prison or reception (did you mean reception?)",
    ],
    [
      "a wrong unit",
      "longest_wait: 2 d",
      "longest_wait: 2 km",
      "2 km, depart:",
      "convoys.longest_wait: found 2 km, expected a duration such as 90 min, 2 h or 3 d",
    ],
    [
      "a missing unit",
      "length: 420 km",
      "length: 420",
      "420, speed: {",
      "routes.road.length: found 420 without a unit, expected a distance above 0 such as 420 km or 800 m",
    ],
    [
      "a unit in a law",
      "median: 5 h",
      "median: 5",
      "5, p90: 12 h }",
      "court.investigation.median: found 5 without a unit, expected a duration such as 90 min, 2 h or 3 d",
    ],
    [
      "a negative number",
      "count: 6",
      "count: -6",
      "-6, seats: 40",
      "fleet.bus.count: found -6, expected a whole number of vehicles such as 2 or 19",
    ],
    [
      "not a number",
      "judges: 19",
      "judges: .nan",
      ".nan, investig",
      "court.judges: found not a number (NaN), expected a whole number of judges such as 2 or 19",
    ],
    [
      "infinity",
      "seats: 40",
      "seats: .inf",
      ".inf } }",
      "fleet.bus.seats: found infinity, expected a whole number of seats, at least 1 such as 2 or 19",
    ],
    [
      "a number too large to be one",
      "400 d",
      "1e999 d",
      "1e999 d",
      "horizon: found 1e999 d, expected a duration of at least 1 s such as 90 min, 2 h or 3 d",
    ],
    [
      "half a judge",
      "judges: 19",
      "judges: 19.5",
      "19.5, investig",
      "court.judges: found 19.5, expected a whole number of judges such as 2 or 19",
    ],
    [
      "nothing after a colon",
      "name: One prison, one road, one court",
      "name:",
      "name:",
      "name: found nothing, expected a text",
    ],
    [
      "a key twice",
      "horizon: 400 d",
      "horizon: 400 d\nhorizon: 300 d",
      "horizon: 300 d",
      "found a key that is already there, expected each key once in a map",
    ],
    [
      "a date that does not exist",
      "2026-01-21",
      "2026-02-29",
      "2026-02-29",
      "start: found 2026-02-29, expected a date that exists",
    ],
    [
      "a date in another order",
      "2026-01-21",
      "21.01.2026",
      "21.01.2026",
      "start: found 21.01.2026, expected a date in ISO 8601 such as 2026-01-21 or 2026-01-21T22:00",
    ],
    [
      "a time zone that does not exist",
      "Asia/Baghdad",
      "Asia/Bagdad",
      "Asia/Bagdad",
      "time_zone: found Asia/Bagdad, expected an IANA time zone such as Asia/Baghdad or UTC (did you mean Asia/Baghdad?)",
    ],
    [
      "a window that is none",
      "depart: night",
      "depart: 22-6",
      "22-6 }",
      "convoys.depart: found 22-6, expected night, day, always, or a span such as 22:00-06:00",
    ],
    [
      "a window that is either no time or all of it",
      "depart: night",
      "depart: 08:00-08:00",
      "08:00-08:00",
      "convoys.depart: found 08:00-08:00, which ends when it begins, expected a later end, or always for the whole day",
    ],
    [
      "a day of no week",
      "friday",
      "fryday",
      "fryday, saturd",
      "court.calendar.weekend[0]: found fryday, expected one of: monday, tuesday, wednesday, thursday, friday, saturday or sunday (did you mean friday?)",
    ],
    [
      "a median above the 90th percentile",
      "median: 5 h",
      "median: 15 h",
      "12 h }, calend",
      "court.investigation.p90: found 12 h, expected a value above median (15 h)",
    ],
    [
      "a range upside down",
      "low: 1e-7 / km",
      "low: 1e-3 / km",
      "1e-3 / km, hig",
      "threat.road.hazard.low: found 1e-3 / km, expected a value not above 5e-5 / km",
    ],
    [
      "a hazard over two exposures",
      "low: 1e-7 / km",
      "low: 1e-7 / h",
      "5e-5 / km }, s",
      "threat.road.hazard.high: found 5e-5 / km, expected a hazard such as 2e-5 / h or 0.001 / d",
    ],
    [
      "a threat on a road that is not there",
      "threat: { road:",
      "threat: { raod:",
      "raod: { hazard",
      "threat.raod: found raod, expected a route or a leg as its name, or on: with one, or on: all. Known are: road (did you mean road?)",
    ],
    [
      "a law of unknown keys",
      "{ median: 12 min, p90: 25 min }",
      "{ med: 12 min }",
      "{ med: 12 min",
      "sites.reception.service: found a map of med, expected a duration such as 90 min, or one of { mean }, { median, p90 }, { low, high }, { low, mode, high }, { mean, cv }, { values, weights }, { values } or { value }, or distribution: with a name",
    ],
    [
      "a list for a map",
      "fleet: { bus: { count: 6, seats: 40 } }",
      "fleet: [bus]",
      "[bus]",
      "fleet: found a list of 1, expected a map (name: value)",
    ],
    [
      "an override-like path as a name",
      "bus:",
      '"bus 1":',
      '"bus 1": { cou',
      'fleet["bus 1"]: found bus 1, expected a name of letters, digits, - and _ that starts with a letter',
    ],
    [
      "a missing data file",
      "cohorts.csv",
      "people.csv",
      "people.csv }",
      "people.file: found no such file: plans/people.csv, expected a file that exists",
    ],
    [
      "a path that steps out of the folder",
      "cohorts.csv",
      "../cohorts.csv",
      "../cohorts.csv",
      "people.file: found ../cohorts.csv, expected a file in the scenario's own folder",
    ],
    [
      "an absolute path",
      "cohorts.csv",
      "/etc/hostname",
      "/etc/hostname",
      "people.file: found /etc/hostname, expected a file in the scenario's own folder",
    ],
    [
      "no vehicle",
      "fleet: { bus: { count: 6, seats: 40 } }",
      "fleet: {}",
      "{ route: road,",
      "convoys: found no road vehicles for the convoys, expected a fleet with at least one of them",
    ],
    [
      "a fleet of another mode",
      "seats: 40",
      "seats: 40, mode: air",
      "{ route: road,",
      "convoys: found no road vehicles for the convoys, expected a fleet with at least one of them",
    ],
    [
      "a minimum that no fleet can seat",
      "minimum: 40, maximum: 160, longest_wait: 2 d",
      "minimum: 300",
      "300, depart: n",
      "convoys.minimum: found 300, expected at most 240, the seats of all road vehicles together (no convoy could ever form)",
    ],
    [
      "a minimum above the maximum",
      "minimum: 40",
      "minimum: 400",
      "400, maximum:",
      "convoys.minimum: found 400, expected at most the maximum, 160",
    ],
    [
      "no judges",
      "judges: 19",
      "judges: 0",
      "0, investigati",
      "court.judges: found 0, expected at least 1 of the judges, or nothing ever clears",
    ],
    [
      "no desks",
      "desks: 6",
      "desks: 0",
      "0, service: {",
      "sites.reception.desks: found 0, expected at least 1 of the desks, or nothing ever clears",
    ],
    [
      "a court that never opens",
      "[friday, saturday]",
      "[monday, tuesday, wednesday, thursday, friday, saturday, sunday]",
      "{ weekend: [mo",
      "court.calendar: found no open hours inside the horizon, expected at least one working day",
    ],
    [
      "people whom no convoy takes away",
      "sites:\n  prison",
      "sites:\n  camp: { kind: origin }\n  prison",
      "{ kind: origin }",
      "sites.camp: found an origin that no convoy leaves, expected convoys with a route from it",
    ],
    [
      "a merge key",
      "fleet: { bus: { count: 6, seats: 40 } }",
      "fleet: { bus: &bus { count: 6, seats: 40 }, lorry: { <<: *bus, seats: 20 } }",
      "<<",
      "found a merge key (<<), expected the keys themselves; only a whole value can be repeated by its anchor, as in name: *anchor",
    ],
    [
      "an anchor that is not there",
      "count: 6",
      "count: *six",
      "*six, seats: 4",
      "found an alias (*name) without its anchor (&name), expected an anchor before it",
    ],
    [
      "a tag",
      "judges: 19",
      "judges: !!js/function 19",
      "!!js/function",
      "found a tag (a word after !), expected plain text, numbers, maps and lists",
    ],
    [
      "a tab",
      "sites:\n  prison",
      "sites:\n\tprison",
      "\tprison: { kin",
      "found a tab at the start of a line, expected spaces",
    ],
    [
      "a second document",
      "time_zone",
      "---\ntime_zone",
      "---",
      "found a second document, expected one scenario in a file",
    ],
  ] as [string, string, string, string, string][])("%s", (_what, from, to, at, message) => {
    const text = withChange(from, to);
    const problems = read(text).problems ?? [];
    expect(
      problems.map((problem) => formatProblem(problem).replace(/^plans\/scenario.yaml:\d+:\d+: /, "")),
    ).toEqual([message]);
    const { line = 0, column = 0 } = problems[0] ?? {};
    expect(text.split("\n")[line - 1]?.slice(column - 1)).toMatch(startingWith(at));
  });

  it.each([
    [
      "empty",
      "",
      "plans/scenario.yaml:1:1: found an empty file, expected a scenario: name, start, time_zone, horizon and at least one part",
    ],
    [
      "only comments",
      "# nothing yet\n",
      "plans/scenario.yaml:1:1: found an empty file, expected a scenario: name, start, time_zone, horizon and at least one part",
    ],
    [
      "a text",
      "hello",
      "plans/scenario.yaml:1:1: found hello, expected a scenario: name, start, time_zone, horizon and at least one part",
    ],
    [
      "cut off inside a map",
      sampleText.slice(0, 210),
      /^plans\/scenario.yaml:8:31: found text that is not YAML, expected flow map .*$/,
    ],
    [
      "binary",
      "name: \u0000\u0001",
      "plans/scenario.yaml:1:1: found binary data in plans/scenario.yaml, expected a text file in UTF-8",
    ],
    [
      "nested without end",
      `name: ${"[".repeat(5000)}`,
      /found maps or lists nested without end, expected at most 32 levels$/,
    ],
    [
      "a map inside itself",
      "name: &a { b: *a }",
      /found maps or lists nested without end, expected at most 32 levels$/,
    ],
    [
      "a bomb of aliases",
      aliasBomb(),
      /found aliases that multiply without end, expected an anchor used at most 100 times$/,
    ],
    [
      "too large",
      `# ${"x".repeat(1_000_001)}`,
      /found a file too large to read: plans\/scenario.yaml, expected a smaller one$/,
    ],
  ])("a file that is %s", (_what, text, expected) => {
    const lines = problemLines(text);
    expect(lines).toHaveLength(1);
    if (typeof expected === "string") expect(lines[0]).toBe(expected);
    else expect(lines[0]).toMatch(expected);
  });

  it.each([
    [
      "a wrong column",
      "cohort,number\nadults,400\n",
      [
        "plans/cohorts.csv:1:1: people.file: found no column count, expected columns cohort and count",
        "plans/cohorts.csv:1:8: people.file: found number, expected one of the columns: cohort, count, risk, nationality, sex, age, kind, separation, site, source or note",
      ],
    ],
    [
      "a count that is none",
      "cohort,count\nadults,400\nwomen,many\n",
      [
        "plans/cohorts.csv:3:7: people.file row 2: found many, expected a whole number of people such as 160 or 160 people",
      ],
    ],
    [
      "a negative count",
      "cohort,count\nadults,-4\n",
      [
        "plans/cohorts.csv:2:8: people.file row 1: found -4, expected a whole number of people such as 160 or 160 people",
      ],
    ],
    [
      "a cohort twice",
      "cohort,count\nadults,4\nadults,4\n",
      ["plans/cohorts.csv:3:1: people.file row 2: found a second row adults, expected each cohort once"],
    ],
    [
      "a cell too many",
      "cohort,count\nadults,4,5\n",
      ["plans/cohorts.csv:2:1: people.file row 1: found 3 cells, expected 2, one for each column"],
    ],
    [
      "a word that is none",
      "cohort,count,sex\nadults,4,men\n",
      ["plans/cohorts.csv:2:10: people.file row 1: found men, expected one of: female or male"],
    ],
    [
      "semicolons",
      "cohort;count\nadults;4\n",
      ["plans/cohorts.csv:1:1: people.file: found semicolons between the columns, expected commas"],
    ],
    [
      "tabs",
      "cohort\tcount\nadults\t4\n",
      ["plans/cohorts.csv:1:1: people.file: found tabs between the columns, expected commas"],
    ],
    [
      "a header alone",
      "cohort,count\n",
      ["plans/cohorts.csv:1:1: people.file: found no rows, expected a row for each cohort"],
    ],
    [
      "nothing",
      "",
      ["plans/cohorts.csv:1:1: people.file: found an empty file, expected columns cohort and count"],
    ],
  ])("a manifest with %s", (_what, csv, expected) => {
    expect(problemLines(sampleText, { "plans/cohorts.csv": csv })).toEqual(expected);
  });
});

/** Nine levels of nine uses each: 9^9 values from a few lines (a billion laughs). */
function aliasBomb(): string {
  const names = [..."abcdefghi"];
  const lines = names.map((name, index) => {
    const inner = index === 0 ? "x" : `*${names[index - 1]}`;
    return `${name}: &${name} [${Array(9).fill(inner).join(", ")}]`;
  });
  return `${lines.join("\n")}\n`;
}

it("tells every problem at once, in the order of the file", () => {
  const text = sampleText
    .replace("400 d", "400 km")
    .replace("desks: 6", "desk: 6")
    .replace("420 km", "420 h")
    .replace("judges: 19", "judges: none");
  const problems = read(text).problems ?? [];
  expect(problems.map(({ line, path }) => [line, path])).toEqual([
    [4, "horizon"],
    [8, "sites.reception.desk"],
    [10, "routes.road.length"],
    [14, "court.judges"],
  ]);
});

it("does not follow what only looks like data: __proto__ is an unknown key", () => {
  const lines = problemLines(`${sampleText}__proto__: { polluted: true }\n`);
  expect(lines[0]).toMatch(
    /^plans\/scenario.yaml:15:1: __proto__: found __proto__, expected one of the keys/,
  );
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

it("reports a reader that fails in its own way, without its stack", () => {
  const reader = {
    read() {
      throw new Error("the disk is on fire");
    },
  };
  const { problems } = readScenario("x.yaml", reader);
  expect(problems).toEqual([
    {
      severity: "error",
      file: "x.yaml",
      line: 1,
      column: 1,
      path: "",
      found: "the disk is on fire",
      expected: "to read x.yaml",
    },
  ]);
});

it("names a missing scenario file", () => {
  const { problems } = readScenario("plans/none.yaml", memoryReader({}));
  expect(problems?.[0]).toMatchObject({ file: "plans/none.yaml", found: "no such file: plans/none.yaml" });
});
