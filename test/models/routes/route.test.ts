import { expect, test } from "vitest";
import { deriveStream } from "../../../src/engine/index.js";
import { Route } from "../../../src/models/routes/route.js";
import { constant } from "../scenes.js";

const laws = [constant(2), { kind: "uniform", low: 1, high: 3 } as const];

test.each(laws)("legs are passed in order on the way out, in reverse on the way back (%j)", (duration) => {
  const legs = ["a", "b", "c"].map((name) => ({ name, length: 10, duration, delay: constant(1) }));
  const route = new Route({ name: "road", from: "x", to: "y", legs }, new Map(), []);
  const luck = () => deriveStream(1, 0, "journey");
  const names = (back: boolean) => route.draw(luck, back).map(({ leg }) => leg.name);
  expect(names(false)).toEqual(["a", "b", "c"]);
  expect(names(true)).toEqual(["c", "b", "a"]);
  for (const { hours } of route.draw(luck, false)) {
    expect(hours).toBeGreaterThanOrEqual(2);
    expect(hours).toBeLessThanOrEqual(4);
  }
  expect(route.expectedHours(1)).toBe(9);
  expect(route.length).toBe(30);
});

test("a leg needs a speed or a duration, and a border post that is there", () => {
  const made = (leg: object) => () =>
    new Route({ name: "road", from: "x", to: "y", legs: [{ name: "a", length: 10, ...leg }] }, new Map(), []);
  expect(made({})).toThrow(/road.*"a".*speed or a duration/);
  expect(made({ duration: constant(1), border: "post" })).toThrow(/no border post "post"/);
});
