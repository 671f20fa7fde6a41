/** What a parameter of a law is: a quantity of the value's own kind, or a plain number. */
export type ParameterKind = "quantity" | "positive number" | "whole number" | "quantities" | "weights";

/** One way to write a distribution: the keys that must be there and those that may. */
export interface Law {
  /** The engine's name of the law. */
  readonly kind: string;
  /** The word after `distribution:`. */
  readonly word: string;
  readonly required: Readonly<Record<string, ParameterKind>>;
  readonly optional?: Readonly<Record<string, ParameterKind>>;
  /** Whether the keys alone say which law it is, so that `distribution:` can be left out. */
  readonly implied: boolean;
  /** Keys whose values must rise in this order. */
  readonly rising?: readonly string[];
}

const quantity = "quantity";
const positive = "positive number";

/** Every law a scenario file may use. The first law whose keys fit is meant when none is named. */
export const laws: readonly Law[] = [
  { kind: "exponential", word: "exponential", required: { mean: quantity }, implied: true },
  {
    kind: "lognormal",
    word: "lognormal",
    required: { median: quantity, p90: quantity },
    implied: true,
    rising: ["median", "p90"],
  },
  {
    kind: "uniform",
    word: "uniform",
    required: { low: quantity, high: quantity },
    implied: true,
    rising: ["low", "high"],
  },
  {
    kind: "triangular",
    word: "triangular",
    required: { low: quantity, mode: quantity, high: quantity },
    implied: true,
    rising: ["low", "mode", "high"],
  },
  {
    kind: "pert",
    word: "pert",
    required: { low: quantity, mode: quantity, high: quantity },
    implied: false,
    rising: ["low", "mode", "high"],
  },
  { kind: "gamma", word: "gamma", required: { mean: quantity, cv: positive }, implied: true },
  {
    kind: "discrete",
    word: "discrete",
    required: { values: "quantities", weights: "weights" },
    implied: true,
  },
  { kind: "empirical", word: "empirical", required: { values: "quantities" }, implied: true },
  { kind: "lognormal", word: "lognormal", required: { mean: quantity, cv: positive }, implied: false },
  { kind: "constant", word: "constant", required: { value: quantity }, implied: true },
  {
    kind: "logUniform",
    word: "log_uniform",
    required: { low: quantity, high: quantity },
    implied: false,
    rising: ["low", "high"],
  },
  { kind: "erlang", word: "erlang", required: { mean: quantity, k: "whole number" }, implied: false },
  { kind: "weibull", word: "weibull", required: { shape: positive, scale: quantity }, implied: false },
  {
    kind: "powerLaw",
    word: "power_law",
    required: { minimum: quantity, exponent: positive },
    optional: { maximum: quantity },
    implied: false,
    rising: ["minimum", "maximum"],
  },
];

/** The words that may follow `distribution:`. */
export const lawWords: readonly string[] = [...new Set(laws.map(({ word }) => word))];

/** Every key that may stand in a distribution. */
export const lawKeys: readonly string[] = [
  ...new Set(
    laws.flatMap(({ required, optional = {} }) => [...Object.keys(required), ...Object.keys(optional)]),
  ),
];
