import type { Thing } from "./units.js";

/** What a value in the file must measure, and how to say so when it does not. */
export interface Dimension {
  /** With its article: `a duration`. */
  readonly noun: string;
  /** The products of base measures that are right, as `measure` writes them: `person/time`. */
  readonly measures: readonly string[];
  /** Two or three ways to write one. */
  readonly examples: readonly string[];
  /** The unit of the number that the models get. */
  readonly unit: string;
  /** Whole numbers only. */
  readonly whole?: boolean;
  /** The least value allowed; 0 when not given. */
  readonly minimum?: number;
  /** Whether the minimum itself is allowed; true when not given. */
  readonly minimumAllowed?: boolean;
  /** The greatest value allowed. */
  readonly maximum?: number;
}

/** Sizes above which a file is a slip of the pen or a trap: a run of it would exhaust the machine. */
export const limits = {
  people: 2_000_000,
  things: 100_000,
  cases: 5_000_000,
  happenings: 5_000_000,
  transfers: 100_000_000,
};

/** A length of time, hours. */
export const duration: Dimension = {
  noun: "a duration",
  measures: ["time"],
  examples: ["90 min", "2 h", "3 d"],
  unit: "h",
  maximum: 1e6,
};

/** A length of time of at least a second, hours: what recurs must not recur without end at one instant. */
export const positiveDuration: Dimension = {
  ...duration,
  noun: "a duration of at least 1 s",
  minimum: 1 / 3600,
};

/** A length on the ground, kilometres, above 0. */
export const distance: Dimension = {
  noun: "a distance above 0",
  measures: ["length"],
  examples: ["420 km", "800 m"],
  unit: "km",
  minimumAllowed: false,
  maximum: 40_000,
};

/** Kilometres per hour, above 0. */
export const speed: Dimension = {
  noun: "a speed above 0",
  measures: ["length/time"],
  examples: ["55 km/h", "700 km/h"],
  unit: "km/h",
  minimumAllowed: false,
  maximum: 10_000,
};

/** Persons per hour, above 0. */
export const flow: Dimension = {
  noun: "a number of people per time, above 0",
  measures: ["person/time", "/time"],
  examples: ["60 people / h", "300 people / day"],
  unit: "person/h",
  minimumAllowed: false,
};

/** Happenings per hour. */
export const rate: Dimension = {
  noun: "a rate",
  measures: ["/time", "case/time", "flight/time", "convoy/time", "visit/time"],
  examples: ["3 / day", "0.5 / h"],
  unit: "1/h",
};

/** A whole number of people. */
export const people: Dimension = {
  noun: "a whole number of people",
  measures: ["person", ""],
  examples: ["160", "160 people"],
  unit: "person",
  whole: true,
  maximum: limits.people,
};

/** A whole number of people who are somebody. */
export const somePeople: Dimension = { ...people, noun: "a whole number of people, at least 1", minimum: 1 };

/** A part of a whole, 0 to 1. */
export const share: Dimension = {
  noun: "a share between 0 and 1",
  measures: ["", "share"],
  examples: ["0.25", "25 %"],
  unit: "1",
  maximum: 1,
};

/** A plain number at or above 0. */
export const number: Dimension = {
  noun: "a number",
  measures: [""],
  examples: ["1.5", "3"],
  unit: "1",
};

/** Money in the scenario's currency. */
export const money: Dimension = {
  noun: "an amount of money",
  measures: ["money"],
  examples: ["120 USD", "2500 IQD"],
  unit: "money",
};

/** A whole number of things: judges, desks, vehicles. `least` is the smallest that makes sense. */
export function count(thing: string, least = 0): Dimension {
  return {
    noun: `a whole number of ${thing}${least > 0 ? `, at least ${least}` : ""}`,
    measures: ["", singular(thing)],
    examples: [String(Math.max(least, 2)), "19"],
    unit: "1",
    whole: true,
    minimum: least,
    maximum: thing === "cases" ? limits.cases : limits.things,
  };
}

/** Money per something: `price("length", "1.5 USD / km")`. */
export function price(per: "length" | "time" | "person" | Thing, ...examples: readonly string[]): Dimension {
  return { noun: `a price per ${per}`, measures: [`money/${per}`], examples, unit: `money/${per}` };
}

function singular(thing: string): string {
  if (thing === "people") return "person";
  return thing.endsWith("ies") ? `${thing.slice(0, -3)}y` : thing.replace(/s$/, "");
}
