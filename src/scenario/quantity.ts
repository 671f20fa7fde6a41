import type { Dimension } from "./dimensions.js";
import { nearest } from "./nearest.js";
import { describe, type Fault, list, printable } from "./problem.js";
import { type Base, currencyCode, unitNamed, units } from "./units.js";

/** A number with what it measures, in base units (h, km, person, currency unit). */
export interface Quantity {
  readonly value: number;
  /** Numerator and denominators, such as `person/time`; empty for a plain number. */
  readonly measure: string;
}

const shape = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*)$/s;

/** Thousands set apart: `5,700`, `1 000 000`, `1.000`. */
const grouped = /^[+-]?\d{1,3}([.,'’_\s])\d{3}(?:\1\d{3})*(?![\d.,eE])/;
/** One point alone: a fraction, where there can be fractions. */
const pointed = /^[^.]*\.[^.]*$/;

/** Units that are written in another way here. */
const otherWords: ReadonlyMap<string, string> = new Map([
  ["mph", "miles / h"],
  ["kmh", "km / h"],
  ["kph", "km / h"],
]);

/**
 * Reads a number with its unit: `90 min`, `60 people / h`, `1e-7 / km`, `1.5 USD / km`, `3 per day`.
 * Gives what is wrong with the text instead when it is no such thing. Nothing is assumed: a unit that
 * is not known is an error, and so is a second number.
 */
export function parseQuantity(text: string): Quantity | Fault {
  const match = shape.exec(text.trim());
  if (match === null) return { found: describe(text), expected: "a number with its unit" };
  const [, digits = "", rest = ""] = match;
  let value = Number(digits);
  if (!Number.isFinite(value)) return { found: printable(text), expected: "a number that is finite" };
  const [above = "", ...below] = rest.split(/\/|\bper\b/).map((part) => part.trim());
  if (below.includes("")) return { found: printable(text), expected: "a unit after the stroke" };
  const numerator: Base[] = [];
  const denominator: Base[] = [];
  for (const [index, name] of [above, ...below].entries()) {
    if (name === "") continue;
    const unit = unitNamed(name);
    if (unit === undefined) return unknownUnit(text, name);
    value = index === 0 ? value * unit.factor : value / unit.factor;
    (index === 0 ? numerator : denominator).push(unit.base);
  }
  return { value, measure: [numerator.join("*"), ...denominator.sort()].join("/") };
}

/** Whether a reading failed. */
export function isFault(reading: object): reading is Fault {
  return "found" in reading;
}

/**
 * A value of the file as a number of `dimension` in base units, or what is wrong with it. Numbers
 * without a unit are right only where the dimension is a plain number.
 */
export function readQuantity(value: unknown, dimension: Dimension): number | Fault {
  const expected = `${dimension.noun} such as ${list(dimension.examples)}`;
  if (typeof value !== "string" && typeof value !== "number") return { found: describe(value), expected };
  if (typeof value === "number" && !Number.isFinite(value)) return { found: describe(value), expected };
  if (typeof value === "string" && (dimension.whole === true || !pointed.test(value))) {
    const [thousands] = grouped.exec(value.trim()) ?? [];
    if (thousands !== undefined) {
      const suggestion = `write ${thousands.replace(/[^+\-\d]/g, "")}, with nothing between the thousands`;
      return { found: printable(value), expected, suggestion };
    }
  }
  const reading = typeof value === "number" ? { value, measure: "" } : parseQuantity(value);
  if (isFault(reading)) return { ...reading, expected };
  const found = describe(value);
  if (!dimension.measures.includes(reading.measure)) {
    const bare = reading.measure === "";
    return { found: bare ? `${found} without a unit` : found, expected };
  }
  return checkRange(reading.value, dimension, found, expected);
}

function checkRange(value: number, dimension: Dimension, found: string, expected: string): number | Fault {
  const { minimum = 0, minimumAllowed = true, maximum = Number.MAX_VALUE, whole = false } = dimension;
  if (value < minimum || (value === minimum && !minimumAllowed)) return { found, expected };
  if (value > maximum) {
    if (maximum === 1) return { found, expected };
    const unit = dimension.measures.includes("") ? "" : ` ${dimension.unit}`;
    return { found, expected: `${expected}, and at most ${maximum}${unit}` };
  }
  if (!whole) return value;
  const rounded = Math.round(value);
  if (Math.abs(value - rounded) > 1e-9) return { found, expected };
  return rounded;
}

function unknownUnit(text: string, name: string): Fault {
  const expected = "a known unit";
  if (/^months?$/i.test(name)) {
    return {
      found: printable(text),
      expected,
      suggestion: "months differ in length: write days, such as 30 d",
    };
  }
  const other = otherWords.get(name.toLowerCase());
  if (other !== undefined) return { found: printable(text), expected, suggestion: `write ${other}` };
  if (/\d/.test(name)) {
    return {
      found: printable(text),
      expected,
      suggestion: "write one number with one unit, such as 90 min for 1 h 30 min",
    };
  }
  const guess = nearest(name, [...units.keys()]);
  if (currencyCode.test(name.toUpperCase()) && guess === undefined) {
    return { found: printable(text), expected, suggestion: `did you mean ${name.toUpperCase()}?` };
  }
  const found = printable(text);
  return guess === undefined
    ? { found, expected, suggestion: `${printable(name)} is no unit this file knows` }
    : { found, expected, suggestion: `did you mean ${guess}?` };
}
