import { describe, expect, it } from "vitest";
import { amount, bounded, days, duration, number, percent } from "../../src/report/figures-in-words.js";

describe("figures in words", () => {
  it.each([
    [0, "0"],
    [0.1, "0.1"],
    [0.1349, "0.13"],
    [4.26, "4.3"],
    [9.996, "10"],
    [42.06, "42.1"],
    [99.96, "100"],
    [5704, "5,704"],
    [1234567.8, "1,234,568"],
    [0.00012, "1.2e-4"],
    [-12.34, "-12.3"],
  ])("number %d is %s", (value, text) => expect(number(value)).toBe(text));

  it.each([
    [0, "0"],
    [1050, "1,050"],
    [999_499, "999,499"],
    [999_500, "1 million"],
    [35_853_628, "35.9 million"],
    [1_234_567_890, "1,230 million"],
  ])("amount %d is %s", (value, text) => expect(amount(value)).toBe(text));

  it.each([
    [0, "0%"],
    [1, "100%"],
    [0.0004, "<0.1%"],
    [0.9996, ">99.9%"],
    [0.036, "3.6%"],
    [0.0996, "10%"],
    [0.123, "12%"],
    [0.995, "99.5%"],
  ])("share %d is %s: never 0%% or 100%% when it is not", (value, text) => expect(percent(value)).toBe(text));

  it.each([
    [0, "0"],
    [0.2, "12 min"],
    [5.25, "5.3 h"],
    [47, "47 h"],
    [1464, "61 d"],
  ])("%d hours are %s", (value, text) => expect(duration(value)).toBe(text));

  it("keeps tenths of a day only below ten", () => {
    expect([4.25, 9.96, 142.4].map(days)).toEqual(["4.3", "10", "142"]);
  });

  it("keeps what is less than a tenth of a day: an hour is not no time", () => {
    const shown = [0, 1e-5, 0.004, 1 / 24, 0.0999, 0.1].map(days);
    expect(shown).toEqual(["0", "<0.001", "0.004", "0.042", "0.1", "0.1"]);
  });

  it("tells a figure past the horizon and a missing one from a number", () => {
    expect([5, "beyond_horizon" as const, null].map((value) => bounded(value, days, ">40"))).toEqual([
      "5",
      ">40",
      "–",
    ]);
  });
});
