import { expect, it } from "vitest";
import { mermaidOf } from "../../src/report/stress/diagram.js";
import { sampleText, valid } from "../scenario/sample.js";

const chart = (text: string, ...overrides: string[]) =>
  mermaidOf(valid(text, overrides)).split("\n").slice(2, -1);

it("leads from sites by routes to what follows each intake, each named once", () => {
  const flights =
    "repatriation={ states: { a: { who: { cohort: adults } } }, flights: { f: { to: a, seats: 9, first: 2026-01-30, every: 7 d } } }";
  const two = [
    "horizon=60 d",
    "people={ cohorts: { adults: 40 } }",
    "sites.second={ kind: intake, desks: 2, service: 10 min }",
    "routes.track={ from: prison, to: second, duration: 1 h }",
    "convoys={ one: { route: road }, two: { route: track } }",
  ];
  const arrows = ['  n0["prison"] -->|"road"| n1["reception"]', '  n0 -->|"track"| n2["second"]'];
  expect(chart(sampleText, ...two)).toEqual([...arrows, '  n1 --> n3["court"]', "  n2 --> n3"]);
  expect(chart(sampleText, ...two, flights)).toEqual([
    ...arrows,
    '  n1 --> n3["court"]',
    "  n2 --> n3",
    '  n3 --> n4["abroad (repatriation)"]',
  ]);
});

it("shows a court alone, to which nobody is brought", () => {
  const court = `name: Hearings
start: 2026-01-05
time_zone: UTC
horizon: 10 d
court: { judges: 2, trial: { hours: 3 h }, backlog: { open: { count: 62, age: 30 d } } }
`;
  expect(chart(court)).toEqual(['  n0["court"]']);
});
