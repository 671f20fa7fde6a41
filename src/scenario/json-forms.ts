import type { Dimension } from "./dimensions.js";
import { hazard } from "./hazard.js";
import { lawKeys, lawWords } from "./laws.js";

/** How the leaves of a scenario look in JSON Schema, for editors and for checks by other tools. */
type Json = Record<string, unknown>;

const text = { type: "string" };
const beside: Json = {
  source: { ...text, description: "Where the figure comes from, or the word assumption" },
  note: text,
};

function isBare({ measures }: Dimension): boolean {
  return measures.includes("");
}

function plain(dimension: Dimension): Json {
  const written = { ...text, pattern: "^\\s*[+]?[0-9.]", examples: [...dimension.examples] };
  if (!isBare(dimension)) return written;
  const { minimum = 0, maximum, whole } = dimension;
  const number = {
    type: whole ? "integer" : "number",
    minimum,
    ...(maximum === undefined ? {} : { maximum }),
  };
  return { anyOf: [number, written] };
}

function map(properties: Json, required: readonly string[]): Json {
  return {
    type: "object",
    properties: { ...properties, ...beside },
    required: [...required],
    additionalProperties: false,
  };
}

function described(dimension: Dimension, anyOf: readonly Json[]): Json {
  const { noun, unit, examples } = dimension;
  return {
    description: `${noun} (${unit} in the model), such as ${examples.join(" or ")}`,
    anyOf: [...anyOf],
  };
}

/** One number with its unit, bare or with its source. */
export function jsonForPlain(dimension: Dimension): Json {
  const range = { type: "array", items: plain(dimension), minItems: 2, maxItems: 2 };
  return described(dimension, [plain(dimension), map({ value: plain(dimension), range }, ["value"])]);
}

/** One number, or a range from which each replication draws one. */
export function jsonForScalar(dimension: Dimension): Json {
  const one = plain(dimension);
  const law = { enum: ["uniform", "log_uniform"] };
  const range = { type: "array", items: one, minItems: 2, maxItems: 2 };
  return described(dimension, [
    one,
    map({ value: one, range }, ["value"]),
    map({ low: one, mode: one, high: one, law }, ["low", "high"]),
  ]);
}

/** A constant or a law. */
export function jsonForDistribution(dimension: Dimension): Json {
  const parameters = Object.fromEntries(lawKeys.map((key) => [key, {}]));
  const law = map({ ...parameters, distribution: { enum: [...lawWords] } }, []);
  const range = { type: "array", items: plain(dimension), minItems: 2, maxItems: 2 };
  return described(dimension, [
    plain(dimension),
    map({ value: plain(dimension), range }, ["value"]),
    { ...law, minProperties: 1 },
  ]);
}

/** A hazard per km, per hour or per convoy. */
export function jsonForHazard(): Json {
  return jsonForScalar(hazard);
}

/** A date or a local date and time. */
export const dateSchema: Json = {
  ...text,
  description: "A date, or a local date and time, in ISO 8601",
  pattern: "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?)?$",
  examples: ["2026-01-21", "2026-01-21T22:00"],
};
