import { describe, expect, it } from "vitest";
import { varyScenario } from "../../src/scenario/index.js";
import { parsePath } from "../../src/scenario/path.js";
import { problemLines, sampleText, valid } from "./sample.js";

describe("--set PATH=VALUE", () => {
  it("replaces a value before anything is checked", () => {
    const { model } = valid(sampleText, [
      "court.judges=25",
      "fleet.bus.count = 9",
      "convoys.maximum={ low: 80, high: 200 }",
    ]);
    expect(model.court?.benches[0]?.capacity).toEqual({ kind: "judges", judges: 25 });
    expect(model.vehicles?.[0]?.count).toBe(9);
    expect(model.convoys?.[0]?.maximum).toMatchObject({ uncertain: "convoys.maximum", whole: true });
  });

  it("adds a key that the file left out", () => {
    expect(valid(sampleText, ["convoys.headway=30 min"]).model.convoys?.[0]?.headway).toBe(0.5);
    expect(valid(sampleText, ["deadline=2026-06-01"]).deadline).toBe(131 * 24);
  });

  it("applies in order: the last one holds", () => {
    expect(valid(sampleText, ["fleet.bus.count=3", "fleet.bus.count=4"]).model.vehicles?.[0]?.count).toBe(4);
  });

  it("reaches into lists by index, written either way", () => {
    const days = (override: string) =>
      valid(sampleText, [override]).model.court?.benches[0]?.calendar?.day.slice(0, 4);
    expect(days("court.calendar.weekend[0]=sunday")).toEqual(days("court.calendar.weekend.0=sunday"));
    expect(days("court.calendar.weekend[0]=sunday")).not.toEqual(days("court.calendar.weekend[0]=friday"));
  });

  it("finds names of any text, quoted, with an equals sign and quotation marks in them too", () => {
    const named = sampleText.replace(
      "people: { file: cohorts.csv }",
      "people: { cohorts: { 'say \"a=b\"': 5 } }",
    );
    const { model } = valid(named, ['people.cohorts["say \\"a=b\\""]=7']);
    expect(model.people?.map(({ count }) => count)).toEqual([7]);
  });

  it("is told at once where a quoted name never ends", () => {
    const endless = `["="]${'["a"]'.repeat(40)}`;
    expect(problemLines(sampleText, {}, [endless])).toHaveLength(1);
  });

  it.each(["*a", "[&a 1, *a]", "{ b: *a }"])("takes no alias: %s", (value) => {
    expect(problemLines(sampleText, {}, [`name=${value}`])).toEqual([
      `--set name=${value}:1:1: found ${value}, expected a value in YAML such as 25, 90 min or { median: 5 h, p90: 12 h }`,
    ]);
  });

  it.each([
    [
      "court.judgez=3",
      "--set court.judgez=3:1:1: court.judgez: found judgez, expected one of the keys: judges, hearings_per_day, calendar, listing, shift_end, investigation, hearing, trial, appeal, benches, pools, tracks, clocks, backlog, arrivals, source or note (did you mean judges?)",
    ],
    [
      "fleet.buss.count=3",
      "--set fleet.buss.count=3:1:1: fleet.buss.count: found buss, expected one of: bus (did you mean bus? to add buss, set all of it: fleet.buss={ ... })",
    ],
    [
      "court.judges=many",
      "--set court.judges=many:1:14: court.judges: found many, expected a whole number of judges such as 2 or 19",
    ],
    [
      "court.investigation.median=5 km",
      "--set court.investigation.median=5 km:1:28: court.investigation.median: found 5 km, expected a duration such as 90 min, 2 h or 3 d",
    ],
    [
      "name.first=x",
      "--set name.first=x:1:1: name: found One prison, one road, one court, expected a map or a list, to set name.first in",
    ],
    [
      "court.calendar.weekend[5]=sunday",
      "--set court.calendar.weekend[5]=sunday:1:1: court.calendar.weekend[5]: found 5, expected one of: 0 or 1 (to add to a list, set all of it: court.calendar.weekend=[ ... ])",
    ],
    [
      "court.judges",
      "--set court.judges:1:1: found court.judges, expected PATH=VALUE such as court.judges=25",
    ],
    ["=5", "--set =5:1:1: found =5, expected PATH=VALUE such as court.judges=25"],
    [
      "court..judges=5",
      "--set court..judges=5:1:1: found court..judges=5, expected PATH=VALUE such as court.judges=25",
    ],
    ["court.judges=", "--set court.judges=:1:1: found court.judges=, expected a value after ="],
    [
      "court.judges={ low: 3",
      "--set court.judges={ low: 3:1:1: found { low: 3, expected a value in YAML such as 25, 90 min or { median: 5 h, p90: 12 h }",
    ],
    [
      "sites.prison.attacks.raid.rate=1 / year",
      "--set sites.prison.attacks.raid.rate=1 / year:1:1: sites.prison.attacks.raid.rate: found attacks, expected one of: kind or gate (to add attacks, set all of it: sites.prison.attacks={ ... })",
    ],
    [
      "sites.reception.medical check.desks=3",
      '--set sites.reception.medical check.desks=3:1:1: found sites.reception.medical check.desks=3, expected PATH=VALUE such as court.judges=25 (a name with spaces is written ["medical check"], without a point before it)',
    ],
    [
      "__proto__.x=1",
      "--set __proto__.x=1:1:1: __proto__.x: found __proto__, expected one of: name, start, time_zone, horizon, people, sites, routes, convoys, fleet, threat or court (to add __proto__, set all of it: __proto__={ ... })",
    ],
  ])("%s is refused at the option", (override, message) => {
    expect(problemLines(sampleText, {}, [override])).toEqual([message]);
  });

  it("points at the file for what the file got wrong, and at the option for what it set", () => {
    const broken = sampleText.replace("judges: 19", "judges: none");
    const places = problemLines(broken, {}, ["fleet.bus.count=none"]).map((line) => line.split(": ")[0]);
    expect(places.sort()).toEqual(["--set fleet.bus.count=none:1:17", "plans/scenario.yaml:14:18"]);
  });
});

describe("a scenario read again with other values", () => {
  it("needs no disk and keeps the overrides it already had", () => {
    const { scenario } = varyScenario(valid(sampleText, ["court.judges=25"]), ["fleet.bus.count=2"]);
    expect(scenario?.model.vehicles?.[0]?.count).toBe(2);
    expect(scenario?.model.court?.benches[0]?.capacity).toMatchObject({ judges: 25 });
    expect(scenario?.model.people?.map(({ count }) => count)).toEqual([400, 12]);
  });

  it("says what is wrong with the new value", () => {
    expect(varyScenario(valid(sampleText), ["court.judges=-1"]).problems).toHaveLength(1);
  });
});

it.each([
  ["court.judges", ["court", "judges"]],
  ["phases[0].quota", ["phases", 0, "quota"]],
  ["phases.0.quota", ["phases", 0, "quota"]],
  ['people.cohorts["adult men"].count', ["people", "cohorts", "adult men", "count"]],
  ['stations["say \\"hi\\""].desks', ["stations", 'say "hi"', "desks"]],
  ['stations["a\\q"]', undefined],
  ["a", ["a"]],
  ["", undefined],
  [".a", undefined],
  ["a.", undefined],
  ["a..b", undefined],
  ["a[x]", undefined],
  ["a[0", undefined],
  ["a b", undefined],
])("the path %s", (text, expected) => {
  expect(parsePath(text)).toEqual(expected);
});
