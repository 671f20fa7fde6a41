import { expect, test } from "vitest";
import { Households } from "../../../src/models/families/households.js";
import { Platform } from "../../../src/models/sites/platform.js";
import { makeContext } from "../context.js";

/** Adults (0, 1, 2, 4) and juveniles (3, 5) who become ready one an hour, in the order of their numbers. */
function filled() {
  const cohorts = [
    { name: "adults", count: 4 },
    { name: "young", count: 2, age: "juvenile" },
  ];
  const context = makeContext(cohorts, { check: false });
  const platform = new Platform(context, "site", [undefined, { age: ["juvenile"] }], 2);
  [0, 0, 0, 1, 0, 1].forEach((cohort, hour) => {
    context.simulation.scheduleAt(hour, () => platform.ready(context.ledger.enter(cohort, "origin")));
  });
  context.simulation.run(10);
  return { ...context, platform };
}

test("each service sees whom it may take, by separation class", () => {
  const { platform } = filled();
  const seen = [0, 1].map((service) =>
    platform.classes(service).map((ready) => [...ready.lanes].flatMap((lane) => [...lane])),
  );
  expect(seen).toEqual([
    [
      [0, 1, 2, 4],
      [3, 5],
    ],
    [[3, 5]],
  ]);
  expect(platform.classes(0).map((ready) => platform.oldest(ready))).toEqual([0, 3]);
});

test("those who get off again are first in line, in their old order", () => {
  const { platform } = filled();
  const [adults] = platform.classes(0);
  if (adults === undefined) throw new Error("no adults");
  const boarded: number[] = [];
  platform.board(adults, 2, boarded);
  expect(boarded).toEqual([0, 1]);
  expect([platform.length, platform.boarding]).toEqual([4, 2]);
  platform.standDown(boarded);
  const again: number[] = [];
  platform.board(adults, 9, again);
  expect(again).toEqual([0, 1, 2, 4]);
  platform.departed(again);
  expect([platform.length, platform.boarding]).toEqual([2, 0]);
});

test("loading places are taken and given back", () => {
  const { platform } = filled();
  let freed = 0;
  platform.loaded.subscribe(() => freed++);
  platform.load(2);
  expect(platform.freeLoadingPlaces).toBe(0);
  platform.load(-2);
  expect([platform.freeLoadingPlaces, freed]).toEqual([2, 1]);
});

test("families count once each, and the first that there is no room for is told", () => {
  const { platform } = filled();
  const [adults] = platform.classes(0);
  if (adults === undefined) throw new Error("no adults");
  // Adults in line: 0 and 1, a family of two; 2; and 4 with 3, who stands with the young.
  const households = new Households();
  households.form(0, 2, () => 2);
  households.form(3, 5, () => 2);
  const goes = [1, 2, 3, 4, 9].map((room) => platform.whole(adults, room, households));
  expect(goes).toEqual([
    { people: 0, left: 2 },
    { people: 2, left: 0 },
    { people: 3, left: 0 },
    { people: 4, left: 0 },
    { people: 4, left: 0 },
  ]);
});

test("of several lines the family is called first whose first member has stood longest", () => {
  // Lines of low risk (0, 2, 5) and of high risk (1, 3, 4), an hour apart in the order of their numbers.
  const cohorts = [
    { name: "low", count: 3 },
    { name: "high", count: 3, risk: "high" },
  ];
  const households = new Households();
  const context = { ...makeContext(cohorts, { check: false }), households };
  const platform = new Platform(context, "site", [{ risk: ["high"] }, undefined], 2);
  [0, 1, 0, 1, 1, 0].forEach((cohort, hour) => {
    context.simulation.scheduleAt(hour, () => platform.ready(context.ledger.enter(cohort, "origin")));
  });
  context.simulation.run(10);
  households.form(3, 5, () => 2);
  const [all] = platform.classes(1);
  if (all === undefined) throw new Error("nobody");
  expect(all.lanes).toHaveLength(2);
  expect(platform.whole(all, 4, households)).toEqual({ people: 3, left: 2 });
  const called: number[] = [];
  platform.board(all, 5, called);
  expect(called).toEqual([0, 1, 2, 3, 4]);
  platform.board(all, 5, called);
  expect(called).toEqual([0, 1, 2, 3, 4, 5]);
  expect(platform.length).toBe(0);
});
