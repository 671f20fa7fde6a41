import { expect, test } from "vitest";
import { Route } from "../../../src/models/routes/route.js";
import { constant } from "../scenes.js";

test("a leg needs a speed or a duration, and a border post that is there", () => {
  const made = (leg: object) => () =>
    new Route({ name: "road", from: "x", to: "y", legs: [{ name: "a", length: 10, ...leg }] }, new Map(), []);
  expect(made({})).toThrow(/road.*"a".*speed or a duration/);
  expect(made({ duration: constant(1), border: "post" })).toThrow(/no border post "post"/);
});
