// More people who come to stay than there are places for them.
import { expect, it } from "vitest";
import { formatProblem } from "../../src/scenario/index.js";
import { read } from "./sample.js";

const evacuation = `name: Evacuation
start: 2026-01-05
time_zone: UTC
horizon: 30 d
people: { count: 300 }
sites:
  old: { kind: origin }
  north: { kind: destination, location: hospital, places: 100 }
  south: { kind: destination, location: hospital, places: 180 }
routes:
  to_north: { from: old, to: north, duration: 45 min }
  to_south: { from: old, to: south, duration: 45 min }
fleet: { ambulance: { count: 12, seats: 1 } }
convoys: { north: { route: to_north }, south: { route: to_south } }
`;

const quarantine = `name: Quarantine
start: 2026-01-05
time_zone: UTC
horizon: 30 d
people: { count: 300 }
sites:
  port: { kind: origin }
  desk: { kind: intake, desks: 4, service: 10 min }
routes: { road: { from: port, to: desk, duration: 1 h } }
fleet: { bus: { count: 2, seats: 50 } }
convoys: { route: road }
facilities: { hall: { places: 250, occupied: 50, overflow: wait } }
`;

function lines(text: string, ...overrides: string[]): string[] {
  const { scenario, problems, warnings } = read(text, {}, overrides);
  if (scenario === undefined) throw new Error(problems.map(formatProblem).join("\n"));
  return warnings.map(formatProblem).map((line) => line.replace(/^.*?:\d+:\d+: /, ""));
}

const told = (part: string, places: number) =>
  `warning: ${part}: found ${places} places for 300 people, expected as many places as people who come to stay (the others would wait for a place for ever)`;

it("destinations that hold fewer people than come are told", () => {
  expect(lines(evacuation)).toEqual([told("sites", 280)]);
  expect(lines(evacuation, "sites.south.places=200")).toEqual([]);
  expect(lines(evacuation, "sites.south={ kind: destination }")).toEqual([]);
  expect(lines(evacuation, "sites.south.places={ low: 150, high: 250 }")).toEqual([]);
});

it("those who leave an origin otherwise may be as many as have no place", () => {
  expect(lines(evacuation, "sites.old.exits={ home: { to: community, per_person: 0.1 / day } }")).toEqual([]);
});

it("facilities that let people wait are told, where nothing takes people out of them", () => {
  expect(lines(quarantine)).toEqual([told("facilities", 200)]);
  expect(lines(quarantine, "facilities.hall.places=350")).toEqual([]);
  expect(lines(quarantine, "facilities.hall.overflow=allow")).toEqual([]);
  expect(lines(quarantine, "facilities.hall.overflow={ rule: allow, most: 270 }")).toEqual([
    told("facilities", 220),
  ]);
  const court = "court={ judges: 5, investigation: { hours: 1 h, outcomes: { released: 1 } } }";
  expect(lines(quarantine, court)).toEqual([]);
});
