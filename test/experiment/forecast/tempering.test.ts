import { describe, expect, it } from "vitest";
import {
  effectiveSize,
  nextExponent,
  normalised,
  resample,
} from "../../../src/experiment/forecast/tempering.js";

const at = (u: number) => ({ uniform: () => u });

describe("resampling", () => {
  it("keeps each particle as often as its weight says, and none without weight, at every uniform", () => {
    for (const u of [0, 0.5, 1 - 2 ** -32]) {
      expect(resample([0, 0, 1, 0], at(u))).toEqual([2, 2, 2, 2]);
      expect(resample([0.25, 0.25, 0.25, 0.25], at(u))).toEqual([0, 1, 2, 3]);
      expect(resample([0.5, 0, 0.25, 0.25], at(u))).toEqual([0, 0, 2, 3]);
    }
  });
});

describe("tempering", () => {
  it("brings in as much as leaves half the particles effective", () => {
    expect(nextExponent([0, 0, 0, 0], 0)).toBe(1);
    const logs = [0, -1e5, -2e5, -3e5];
    const exponent = nextExponent(logs, 0);
    expect(effectiveSize(normalised(logs.map((log) => exponent * log)))).toBeCloseTo(2, 5);
    // From where it stands, as far again; and to the end where that leaves half of them.
    expect(nextExponent(logs, 0.25)).toBeCloseTo(0.25 + exponent, 9);
    expect(nextExponent(logs, 1 - exponent / 2)).toBe(1);
    expect(normalised([1e5, 0])).toEqual([1, 0]);
  });
});
