import { describe, expect, it } from "vitest";
import * as dimension from "../../src/scenario/dimensions.js";
import { hazardPer } from "../../src/scenario/hazard.js";
import { parseQuantity, readQuantity } from "../../src/scenario/quantity.js";

describe("a quantity in base units (h, km, persons, money)", () => {
  it.each([
    ["90 min", dimension.duration, 1.5],
    ["45 s", dimension.duration, 0.0125],
    ["2 d", dimension.duration, 48],
    ["3 weeks", dimension.duration, 504],
    ["0 h", dimension.duration, 0],
    ["1 year", dimension.duration, 8760],
    ["420 km", dimension.distance, 420],
    ["800 m", dimension.distance, 0.8],
    ["10 miles", dimension.distance, 16.09344],
    ["55 km/h", dimension.speed, 55],
    ["20 m / s", dimension.speed, 72],
    ["60 people / h", dimension.flow, 60],
    ["300 people/day", dimension.flow, 12.5],
    ["1 person per min", dimension.flow, 60],
    ["3 / day", dimension.rate, 0.125],
    ["12 cases / day", dimension.rate, 0.5],
    ["1e-7 / km", hazardPer.km, 1e-7],
    ["0.024 / d", hazardPer.h, 0.001],
    ["0.001 / convoy", hazardPer.convoy, 0.001],
    ["120 USD", dimension.money, 120],
    ["1.5 USD / km", dimension.price("length", "1.5 USD / km"), 1.5],
    ["2400 IQD / d", dimension.price("time", "1 USD / h"), 100],
    ["25 %", dimension.share, 0.25],
    [0.25, dimension.share, 0.25],
    [160, dimension.people, 160],
    ["160.0", dimension.people, 160],
    ["1.250 h", dimension.duration, 1.25],
    ["160 people", dimension.people, 160],
    ["19 judges", dimension.count("judges", 1), 19],
    ["+.5 h", dimension.duration, 0.5],
    ["1e2 km", dimension.distance, 100],
  ])("%s", (written, kind, expected) => {
    const value = readQuantity(written, kind);
    if (typeof value !== "number") throw new Error(`${value.found}, ${value.expected}`);
    expect(value).toBeCloseTo(expected, 12);
  });
});

describe("what is no quantity of the kind asked for", () => {
  it.each([
    ["5 km", dimension.duration, { found: "5 km", expected: "a duration such as 90 min, 2 h or 3 d" }],
    ["5", dimension.duration, { found: "5 without a unit" }],
    [5, dimension.duration, { found: "5 without a unit" }],
    ["-5 h", dimension.duration, { found: "-5 h" }],
    ["0 km", dimension.distance, { expected: "a distance above 0 such as 420 km or 800 m" }],
    ["NaN h", dimension.duration, { found: "NaN h" }],
    [Number.NaN, dimension.people, { found: "not a number (NaN)" }],
    [Number.POSITIVE_INFINITY, dimension.people, { found: "infinity" }],
    ["1e999 h", dimension.duration, { found: "1e999 h" }],
    ["5 minuts", dimension.duration, { suggestion: "did you mean minute?" }],
    ["5 fortnights", dimension.duration, { suggestion: "fortnights is no unit this file knows" }],
    [
      "1 h 30 min",
      dimension.duration,
      { suggestion: "write one number with one unit, such as 90 min for 1 h 30 min" },
    ],
    ["2 months", dimension.duration, { suggestion: "months differ in length: write days, such as 30 d" }],
    ["60 mph", dimension.speed, { suggestion: "write miles / h" }],
    ["80 km/h", dimension.duration, { found: "80 km/h" }],
    ["80 kmh", dimension.speed, { suggestion: "write km / h" }],
    ["5,700 people", dimension.people, { suggestion: "write 5700, with nothing between the thousands" }],
    ["1.000 people", dimension.people, { suggestion: "write 1000, with nothing between the thousands" }],
    ["1 000 000", dimension.people, { suggestion: "write 1000000, with nothing between the thousands" }],
    ["30.000", dimension.count("cases"), { suggestion: "write 30000, with nothing between the thousands" }],
    ["1.250.000 USD", dimension.money, { suggestion: "write 1250000, with nothing between the thousands" }],
    ["5 usd", dimension.money, { suggestion: "did you mean USD?" }],
    ["1 h 30 min", dimension.duration, { found: "1 h 30 min" }],
    ["5,700 people", dimension.people, { found: "5,700 people" }],
    ["5 h /", dimension.duration, { found: "5 h /" }],
    ["1.5", dimension.share, { expected: "a share between 0 and 1 such as 0.25 or 25 %" }],
    ["120 %", dimension.share, { found: "120 %" }],
    [3.5, dimension.people, { found: "3.5" }],
    [1e12, dimension.people, { found: "1000000000000" }],
    [0, dimension.count("judges", 1), { expected: "a whole number of judges, at least 1 such as 2 or 19" }],
    [true, dimension.people, { found: "true" }],
    [null, dimension.people, { found: "nothing" }],
    [[5], dimension.people, { found: "a list of 1" }],
  ])("%s", (written, kind, fault) => {
    expect(readQuantity(written, kind)).toMatchObject(fault);
  });

  it("cuts what it found to a readable, printable length", () => {
    const fault = readQuantity(`\u0007${"x".repeat(500)}`, dimension.duration);
    expect(fault).toMatchObject({ found: `\\u0007${"x".repeat(59)}...` });
  });
});

it("keeps the measure of a compound quantity, denominators in one order", () => {
  expect(parseQuantity("6 USD / person / h")).toEqual({ value: 6, measure: "money/person/time" });
  expect(parseQuantity("6 USD / h / person")).toEqual({ value: 6, measure: "money/person/time" });
});
