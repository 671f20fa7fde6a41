import { expect, it } from "vitest";
import { sampleText, valid } from "./sample.js";

const figures = (overrides: string[]) => valid(sampleText, overrides).figures;
const of = (path: string, overrides: string[]) => figures(overrides).find((figure) => figure.path === path);

it("every figure of a file is listed with its place, as written, and with its source", () => {
  expect(figures([]).map(({ path, text }) => `${path}: ${text}`)).toEqual([
    "people.cohorts.adults.count: 400",
    "people.cohorts.juveniles.count: 12",
    "sites.prison.gate: 60 people / h",
    "sites.reception.desks: 6",
    "sites.reception.service: median 12 min, p90 25 min",
    "routes.road.length: 420 km",
    "routes.road.speed: median 55 km/h, p90 70 km/h",
    "convoys.minimum: 40",
    "convoys.maximum: 160",
    "convoys.longest_wait: 2 d",
    "fleet.bus.count: 6",
    "fleet.bus.seats: 40",
    "threat.road.hazard: 1e-7 / km to 5e-5 / km",
    "court.judges: 19",
    "court.investigation: median 5 h, p90 12 h",
  ]);
});

it("the nearest source above a figure holds for it", () => {
  const overrides = [
    "source=a report",
    "court.source=a court",
    "court.judges={ value: 19, source: assumption }",
  ];
  expect(of("fleet.bus.seats", overrides)).toMatchObject({ source: "a report", assumption: false });
  expect(of("court.investigation", overrides)).toMatchObject({ source: "a court", assumption: false });
  expect(of("court.judges", overrides)).toMatchObject({ text: "19", source: "assumption", assumption: true });
});

it("a count of a manifest has the source of its row, and is an assumption where that is empty", () => {
  const table = "cohort,count,source\nadults,400,head count of 5 January\njuveniles,12,\nothers,3,assumed\n";
  const counts = valid(sampleText, [], { "plans/cohorts.csv": table }).figures.slice(0, 3);
  expect(counts).toEqual([
    {
      path: "people.cohorts.adults.count",
      text: "400",
      source: "head count of 5 January",
      assumption: false,
    },
    { path: "people.cohorts.juveniles.count", text: "12", source: "assumption", assumption: true },
    { path: "people.cohorts.others.count", text: "3", source: "assumed", assumption: true },
  ]);
});

it("a figure without any source is an assumption, and so is one whose source says it was assumed", () => {
  expect(of("fleet.bus.seats", [])).toMatchObject({ source: "assumption", assumption: true });
  expect(of("fleet.bus.seats", ["source=derived, an assumption"])?.assumption).toBe(true);
  expect(of("fleet.bus.seats", ["source=Ministry of Transport"])?.assumption).toBe(false);
});

it.each([
  ["court.investigation={ low: 2 h, mode: 3 h, high: 9 h }", "2 h to 9 h, mostly 3 h"],
  ["court.investigation={ median: { low: 4 h, high: 6 h }, p90: 12 h }", "median (4 h to 6 h), p90 12 h"],
  ["court.investigation={ values: [1 h, 2 h], weights: [1, 3] }", "values 1 h, 2 h, weights 1, 3"],
  ["court.investigation={ distribution: erlang, mean: 4 h, k: 2 }", "distribution erlang, mean 4 h, k 2"],
  ["court.investigation={ value: 5 h, range: [3 h, 8 h] }", "5 h"],
  ["court.investigation={ value: { low: 2 h, mode: 3 h, high: 9 h } }", "2 h to 9 h, mostly 3 h"],
])("%s reads as %s", (override, text) => {
  expect(of("court.investigation", [override])?.text).toBe(text);
});
