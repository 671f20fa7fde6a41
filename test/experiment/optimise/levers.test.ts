import { describe, expect, it } from "vitest";
import { deriveStream } from "../../../src/engine/index.js";
import { distinct, LeverSpace } from "../../../src/experiment/optimise/levers.js";

const space = new LeverSpace([
  { name: "judges", values: [10, 20], costPerStep: 5 },
  { name: "buses", values: [1, 2, 3], costPerStep: 7 },
  { name: "rule", values: ["a", "b"] },
]);
const stream = () => deriveStream(3, 0, "levers");

describe("the space of levers", () => {
  it("is tried whole and in order where there is room, the last lever changing fastest", () => {
    const places = [0, 1].flatMap((judges) =>
      [0, 1, 2].flatMap((buses) => [0, 1].map((rule) => [judges, buses, rule])),
    );
    expect(space.size).toBe(12);
    expect(space.start(12, stream())).toEqual(places);
    expect(space.start(100, stream())).toEqual(places);
  });

  it("is else sampled evenly: each value of a lever as often as the others", () => {
    const large = new LeverSpace(["a", "b", "c"].map((name) => ({ name, values: [0, 1, 2, 3, 4] })));
    const places = large.start(10, stream());
    expect(new Set(places.map((place) => place.join())).size).toBe(places.length);
    // Ten points of a Latin hypercube: two in each fifth of every lever; none of these coincide.
    expect(places.length).toBe(10);
    for (const lever of [0, 1, 2]) {
      expect(places.map((place) => place[lever]).sort()).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
    }
  });

  it("has as neighbours what is one step away and inside", () => {
    expect(space.neighbours([0, 1, 1])).toEqual([
      [1, 1, 1],
      [0, 0, 1],
      [0, 2, 1],
      [0, 1, 0],
    ]);
    expect(space.neighbours([1, 2, 0])).toEqual([
      [0, 2, 0],
      [1, 1, 0],
      [1, 2, 1],
    ]);
  });

  it("tells what a place sets, and what moving there costs: each step from the first value on", () => {
    expect(space.setting([1, 2, 1])).toEqual({ judges: 20, buses: 3, rule: "b" });
    expect(space.cost([0, 0, 1])).toBe(0);
    expect(space.cost([1, 2, 1])).toBe(5 + 2 * 7);
  });

  it("keeps one of equal places", () => {
    expect(distinct([[1, 2], [0, 1], [1, 2], [12]])).toEqual([[1, 2], [0, 1], [12]]);
  });

  it("refuses levers without a value", () => {
    expect(() => new LeverSpace([{ name: "judges", values: [] }])).toThrow("judges has no value");
  });
});
