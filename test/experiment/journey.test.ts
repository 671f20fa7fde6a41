import { expect, test } from "vitest";
import { journey, replicate } from "../../src/experiment/index.js";
import { smallScenario } from "../cli/small-scenario.js";
import { valid } from "../scenario/sample.js";

const scenario = valid(smallScenario);
const told = journey(scenario, 3, 2);

test("a journey is the replication that a run of the same seed and number gives", () => {
  const { series } = replicate(scenario, 3, 2);
  for (const [day, people] of (series.backlog_origin ?? []).entries()) {
    expect(told.counts.origin?.[day]).toBe(people);
  }
  expect(journey(scenario, 3, 1).moves).not.toEqual(told.moves);
});

test("places where nobody was are left out", () => {
  for (const counts of Object.values(told.counts)) expect(Math.max(...counts)).toBeGreaterThan(0);
  expect(Object.keys(told.counts)).toContain("origin");
  expect(Object.keys(told.counts)).not.toContain("abroad");
});

test("the moves up to a day add up to the counts of that day", () => {
  for (const [place, counts] of Object.entries(told.counts)) {
    for (const [index, hours] of scenario.days.entries()) {
      const net = told.moves
        .filter(({ day }) => day <= hours / 24)
        .reduce(
          (sum, { from, to, people }) => sum + (to === place ? people : 0) - (from === place ? people : 0),
          counts[0] ?? 0,
        );
      expect(net).toBe(counts[index]);
    }
  }
});

test("the moves, in order of time, add up to the counts at the end", () => {
  const days = scenario.days.length;
  const everybody = Object.values(told.counts).reduce((sum, counts) => sum + (counts[0] ?? 0), 0);
  expect(everybody).toBeGreaterThan(0);
  for (let day = 1; day < days; day++) {
    expect(Object.values(told.counts).reduce((sum, counts) => sum + (counts[day] ?? 0), 0)).toBe(everybody);
  }
  for (const [place, counts] of Object.entries(told.counts)) {
    const net = told.moves.reduce((sum, { from, to, people }) => {
      return sum + (to === place ? people : 0) - (from === place ? people : 0);
    }, counts[0] ?? 0);
    expect(net).toBe(counts.at(-1));
  }
  expect(told.moves.map(({ day }) => day)).toEqual(
    [...told.moves].map(({ day }) => day).sort((a, b) => a - b),
  );
});
