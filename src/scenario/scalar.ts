import type { Distribution } from "../engine/index.js";
import type { Dimension } from "./dimensions.js";
import type { Faults } from "./faults.js";
import { describe, list, unknownName } from "./problem.js";
import { readQuantity } from "./quantity.js";
import type { Uncertain } from "./uncertain.js";

/** Keys that may stand beside any figure to say where it comes from. */
export const provenanceKeys = ["source", "note"] as const;

const scalarKeys = ["value", "range", "low", "mode", "high", "law", ...provenanceKeys];

/** How a number drawn once per replication spreads when the file does not say. */
export type Spread = "uniform" | "log_uniform";

/** A map of the file: neither a list nor nothing. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Reads one figure: `5 h`, or `{ value: 5 h, range: [3 h, 8 h], source: ... }`, or, when nobody knows it,
 * `{ low: 3 h, high: 8 h }`: drawn once per replication. Undefined when there were faults.
 */
export function readScalar(
  value: unknown,
  dimension: Dimension,
  faults: Faults,
  path: readonly (string | number)[] = [],
  spread: Spread = "uniform",
): number | Uncertain | undefined {
  if (!isMapping(value)) return readPlain(value, dimension, faults, path);
  for (const key of Object.keys(value)) {
    if (!scalarKeys.includes(key))
      faults.add([...path, key], unknownName(key, scalarKeys, "one of the keys"));
  }
  if ("value" in value) {
    readRange(value.range, dimension, faults, [...path, "range"]);
    for (const key of ["low", "high", "mode"].filter((key) => key in value)) {
      faults.add([...path, key], {
        found: `${key} beside value`,
        expected: "value with range, or low and high",
      });
    }
    return readPlain(value.value, dimension, faults, [...path, "value"]);
  }
  if ("low" in value || "high" in value) return readUncertain(value, dimension, faults, path, spread);
  const example = dimension.examples[0];
  faults.add(path, {
    found: describe(value),
    expected: `${dimension.noun} such as ${list(dimension.examples)}, or { value: ${example}, source: ... }, or { low: ..., high: ... }`,
  });
  return undefined;
}

function readPlain(
  value: unknown,
  dimension: Dimension,
  faults: Faults,
  path: readonly (string | number)[],
): number | undefined {
  const reading = readQuantity(value, dimension);
  if (typeof reading === "number") return reading;
  faults.add(path, reading);
  return undefined;
}

function readRange(
  value: unknown,
  dimension: Dimension,
  faults: Faults,
  path: readonly (string | number)[],
): void {
  if (value === undefined) return;
  const ends = Array.isArray(value) && value.length === 2 ? value : undefined;
  if (ends === undefined) {
    const expected = "two values: the least and the greatest that are plausible";
    faults.add(path, { found: describe(value), expected });
    return;
  }
  const [low, high] = ends.map((end, index) => readPlain(end, dimension, faults, [...path, index]));
  if (low !== undefined && high !== undefined && low >= high) {
    faults.add(path, { found: `${ends[0]} before ${ends[1]}`, expected: "the smaller value first" });
  }
}

function readUncertain(
  value: Readonly<Record<string, unknown>>,
  dimension: Dimension,
  faults: Faults,
  path: readonly (string | number)[],
  spread: Spread,
): Uncertain | undefined {
  const [low, high] = ["low", "high"].map((key) => readPlain(value[key], dimension, faults, [...path, key]));
  const mode =
    value.mode === undefined ? undefined : readPlain(value.mode, dimension, faults, [...path, "mode"]);
  if (low === undefined || high === undefined) return undefined;
  if (low > high) {
    faults.add([...path, "low"], { found: describe(value.low), expected: `a value not above ${value.high}` });
    return undefined;
  }
  if (mode !== undefined && (mode < low || mode > high)) {
    faults.add([...path, "mode"], { found: describe(value.mode), expected: "a value between low and high" });
    return undefined;
  }
  const law = value.law ?? spread;
  if (law !== "uniform" && law !== "log_uniform") {
    faults.add([...path, "law"], unknownName(law, ["uniform", "log_uniform"], "one of"));
    return undefined;
  }
  const whole = dimension.whole === true;
  return { uncertain: "", law: lawOf(law, low, mode, high, whole), whole };
}

function lawOf(
  spread: Spread,
  low: number,
  mode: number | undefined,
  high: number,
  whole: boolean,
): Distribution {
  if (low === high) return { kind: "constant", value: low };
  if (mode !== undefined) return { kind: "triangular", low, mode, high };
  // A range from 0 has no logarithm; it is spread evenly instead.
  if (spread === "log_uniform" && low > 0) return { kind: "logUniform", low, high };
  // Half a step more on both sides gives every whole number the same chance after rounding.
  return whole ? { kind: "uniform", low: low - 0.5, high: high + 0.5 } : { kind: "uniform", low, high };
}

/** Whether a reading of a figure succeeded with a plain number. */
export function isPlain(reading: number | Uncertain | undefined): reading is number {
  return typeof reading === "number";
}
