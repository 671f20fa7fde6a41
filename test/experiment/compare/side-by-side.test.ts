import { describe, expect, it } from "vitest";
import { nameOnSide, Rows, sideBySide, sidesOf } from "../../../src/experiment/index.js";

const one = (days: number | null, hit: boolean, extra = {}) => ({
  outputs: { days, ...extra },
  indicators: { hit },
  series: { left: [1, 0] },
  stages: {},
});

describe("replications side by side", () => {
  it("come apart into the rows of each variant, whatever outputs it has", () => {
    const replications = [
      [one(3, true), one(null, false, { "a.b": 7 })],
      [one(4, false), one(9, true, { "a.b": 8 })],
    ];
    const [a, b, ...others] = sidesOf(Rows.of(replications.map(sideBySide), 5));
    expect(others).toEqual([]);
    expect(a?.replications).toEqual([5, 6]);
    expect(a?.output("days")).toEqual([3, 4]);
    expect(a?.indicator("hit")).toEqual([true, false]);
    expect(b?.output("days")).toEqual([Number.POSITIVE_INFINITY, 9]);
    expect(b?.output("a.b")).toEqual([7, 8]);
    expect(b?.outputNames).toEqual(["days", "a.b"]);
  });

  it("have names that say the side, and other rows are refused", () => {
    expect(Object.keys(sideBySide([one(1, true), one(2, true)]).outputs)).toEqual([
      nameOnSide(0, "days"),
      nameOnSide(1, "days"),
    ]);
    expect(() => sidesOf(Rows.of([one(1, true)]))).toThrow("days is of no side");
  });
});
