import type { Distribution } from "../engine/index.js";
import { type Dimension, number as plainNumber } from "./dimensions.js";
import type { Faults } from "./faults.js";
import { type Law, laws, lawWords, type ParameterKind } from "./laws.js";
import { describe, list, unknownName } from "./problem.js";
import { isMapping, provenanceKeys, readScalar } from "./scalar.js";
import { isUncertain, type Uncertain, type Unsettled } from "./uncertain.js";

/** A law whose parameters may be uncertain. */
export type UnsettledDistribution = Unsettled<Distribution>;

const positiveNumber: Dimension = {
  ...plainNumber,
  noun: "a number between 0.01 and 100",
  minimum: 0.01,
  maximum: 100,
};
const wholeNumber: Dimension = {
  ...plainNumber,
  noun: "a whole number, at least 1",
  minimum: 1,
  whole: true,
};
const beside = ["distribution", ...provenanceKeys];

/**
 * Reads a distribution, written the same way everywhere: a bare quantity is a constant, a map is the law that its
 * keys say (`mean`: exponential; `median`, `p90`: lognormal; `low`, `high`: uniform; with `mode`: triangular, or PERT
 * with `shape: pert`; `mean`, `cv`: gamma; `values`: one of them) or that `distribution:` names. Undefined
 * when there were faults.
 */
export function readDistribution(
  value: unknown,
  dimension: Dimension,
  faults: Faults,
  path: readonly (string | number)[] = [],
): UnsettledDistribution | undefined {
  if (!isMapping(value) || "range" in value) {
    const constant = readScalar(value, dimension, faults, path);
    return constant === undefined ? undefined : { kind: "constant", value: constant };
  }
  const law = lawOf(value, dimension, faults, path);
  if (law === undefined) return undefined;
  const before = faults.list.length;
  const parameters = readParameters(value, law, dimension, faults, path);
  if (faults.list.length === before) checkParameters(value, parameters, law, faults, path);
  if (faults.list.length > before) return undefined;
  return { kind: law.kind, ...parameters } as UnsettledDistribution;
}

function lawOf(
  value: Readonly<Record<string, unknown>>,
  dimension: Dimension,
  faults: Faults,
  path: readonly (string | number)[],
): Law | undefined {
  const keys = Object.keys(value).filter(
    (key) => !beside.includes(key) && !(key === "shape" && value.shape === "pert"),
  );
  const named = value.shape === "pert" ? "pert" : value.distribution;
  if (named !== undefined && !lawWords.includes(String(named))) {
    faults.add([...path, "distribution"], unknownName(named, lawWords, "one of"));
    return undefined;
  }
  const candidates = laws.filter((law) => (named === undefined ? law.implied : law.word === named));
  const fitting = candidates.find((law) => fits(keys, law));
  if (fitting !== undefined) return fitting;
  const example = dimension.examples[0];
  const ways = candidates.map((law) => `{ ${Object.keys(law.required).join(", ")} }`);
  const expected =
    named === undefined
      ? `${dimension.noun} such as ${example}, or one of ${list(ways)}, or distribution: with a name`
      : `${list(ways)} for distribution: ${named}`;
  faults.add(path, { found: describe(value), expected });
  return undefined;
}

function fits(keys: readonly string[], { required, optional = {} }: Law): boolean {
  return (
    Object.keys(required).every((key) => keys.includes(key)) &&
    keys.every((key) => key in required || key in optional)
  );
}

type Parameter = number | Uncertain | (number | Uncertain)[] | undefined;

function readParameters(
  value: Readonly<Record<string, unknown>>,
  { required, optional = {} }: Law,
  dimension: Dimension,
  faults: Faults,
  path: readonly (string | number)[],
): Record<string, Parameter> {
  const parameters: Record<string, Parameter> = {};
  for (const [key, kind] of Object.entries({ ...required, ...optional })) {
    if (!(key in value)) continue;
    parameters[key] = readParameter(value[key], kind, dimension, faults, [...path, key]);
  }
  return parameters;
}

function readParameter(
  value: unknown,
  kind: ParameterKind,
  dimension: Dimension,
  faults: Faults,
  path: readonly (string | number)[],
): Parameter {
  // A mean or a median between whole values is right even where every value is whole.
  const { whole: _whole, ...measured } = dimension;
  switch (kind) {
    case "quantity":
      return readScalar(value, measured, faults, path);
    case "positive number":
      return readScalar(value, positiveNumber, faults, path);
    case "whole number":
      return readScalar(value, wholeNumber, faults, path);
    default: {
      if (!Array.isArray(value) || value.length === 0) {
        faults.add(path, { found: describe(value), expected: "a list with at least one entry" });
        return undefined;
      }
      const entry = kind === "weights" ? plainNumber : dimension;
      const entries = value.map((item, index) => readScalar(item, entry, faults, [...path, index]));
      return entries.filter((item) => item !== undefined);
    }
  }
}

/** The order and the sizes that make the parameters a law; an uncertain one must hold at both its ends. */
function checkParameters(
  value: Readonly<Record<string, unknown>>,
  parameters: Readonly<Record<string, Parameter>>,
  law: Law,
  faults: Faults,
  path: readonly (string | number)[],
): void {
  const rising = (law.rising ?? []).filter((key) => key in parameters);
  for (const [index, key] of rising.entries()) {
    const next = rising[index + 1];
    if (next === undefined) continue;
    const sameAllowed = key === "mode" || next === "mode";
    const [, above] = ends(parameters[key]);
    const [below] = ends(parameters[next]);
    if (above < below || (sameAllowed && above === below)) continue;
    faults.add([...path, next], {
      found: describe(value[next]),
      expected: `a value above ${key} (${describe(value[key])})`,
    });
  }
  for (const key of Object.keys(law.required)) {
    const positive =
      ["median", "minimum", "scale"].includes(key) ||
      (key === "low" && law.kind === "logUniform") ||
      key === "mean";
    if (positive && ends(parameters[key])[0] <= 0) {
      faults.add([...path, key], { found: describe(value[key]), expected: "a value above 0" });
    }
  }
  if (law.kind === "powerLaw" && !("maximum" in parameters) && ends(parameters.exponent)[0] <= 1) {
    const expected = "a number above 1, or a maximum";
    faults.add([...path, "exponent"], { found: describe(value.exponent), expected });
  }
  // Beyond this a draw now and then is larger than any number can be.
  const [median] = ends(parameters.median);
  if ("p90" in parameters && median > 0 && ends(parameters.p90)[1] > 1e6 * median) {
    const expected = "a value at most a million times the median";
    faults.add([...path, "p90"], { found: describe(value.p90), expected });
  }
  if (law.kind === "discrete") checkWeights(parameters, faults, path);
}

function checkWeights(
  { values, weights }: Readonly<Record<string, Parameter>>,
  faults: Faults,
  path: readonly (string | number)[],
): void {
  if (!Array.isArray(values) || !Array.isArray(weights)) return;
  if (values.length !== weights.length) {
    const expected = `${values.length}, one for each of the values`;
    faults.add([...path, "weights"], { found: `${weights.length} weights`, expected });
  } else if (!weights.some((weight) => ends(weight)[1] > 0)) {
    faults.add([...path, "weights"], { found: "weights that are all 0", expected: "at least one above 0" });
  }
}

/** The least and the greatest value that a parameter can take. */
function ends(parameter: Parameter): readonly [number, number] {
  if (typeof parameter === "number") return [parameter, parameter];
  if (isUncertain(parameter) && "low" in parameter.law && "high" in parameter.law) {
    return [parameter.law.low, parameter.law.high];
  }
  if (isUncertain(parameter) && parameter.law.kind === "constant")
    return [parameter.law.value, parameter.law.value];
  return [Number.NaN, Number.NaN];
}
