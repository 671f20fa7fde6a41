import { expect, test } from "vitest";
import { deriveStream } from "../../../src/engine/index.js";
import { ConvoyLuck } from "../../../src/models/convoys/convoy-luck.js";
import { Route } from "../../../src/models/routes/route.js";
import { constant } from "../scenes.js";

const luck = () => new ConvoyLuck(deriveStream(1, 0, "convoys"));
const random = { kind: "uniform", low: 1, high: 3 } as const;

test.each([constant(2), random])(
  "legs are passed in order on the way out, in reverse on the way back (%j)",
  (duration) => {
    const legs = ["a", "b", "c"].map((name) => ({ name, length: 10, duration, delay: constant(1) }));
    const route = new Route({ name: "road", from: "x", to: "y", legs }, new Map(), []);
    const names = (way: "out" | "back") =>
      luck()
        .legs(1, way, route)
        .map(({ leg }) => leg.name);
    expect(names("out")).toEqual(["a", "b", "c"]);
    expect(names("back")).toEqual(["c", "b", "a"]);
    for (const { hours } of luck().legs(1, "out", route)) {
      expect(hours).toBeGreaterThanOrEqual(2);
      expect(hours).toBeLessThanOrEqual(4);
    }
    expect(route.expectedHours(1)).toBe(9);
  },
);

test("a leg's hours are its length at the speed that was drawn", () => {
  const legs = [{ name: "a", length: 120, speed: constant(60) }];
  const route = new Route({ name: "road", from: "x", to: "y", legs }, new Map(), []);
  expect(luck().legs(1, "out", route)).toMatchObject([{ hours: 2 }]);
});

test("a convoy has the same luck whichever convoys asked before it, and another than they", () => {
  const [first, second] = [luck(), luck()];
  const times = [1, 2, 3].map((number) => first.of(number, "unloading", random));
  expect(second.of(3, "unloading", random)).toBe(times[2]);
  expect(second.of(1, "unloading", random)).toBe(times[0]);
  expect(new Set(times).size).toBe(3);
  expect(second.of(1, "turnaround", random)).not.toBe(times[0]);
  expect(second.own(2, "roadside", random)).toBe(first.own(2, "roadside", random));
  expect([first.of(1, "nothing", undefined), first.own(1, "nothing", undefined)]).toEqual([0, 0]);
});
