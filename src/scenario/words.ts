import { z } from "zod";
import type { Dimension } from "./dimensions.js";
import { readDistribution, type UnsettledDistribution } from "./distribution.js";
import { Faults } from "./faults.js";
import { type HazardUnit, hazard, hazardPer } from "./hazard.js";
import { addFault } from "./issues.js";
import { dateSchema, jsonForDistribution, jsonForHazard, jsonForPlain, jsonForScalar } from "./json-forms.js";
import { checkDate } from "./local-time.js";
import { describe } from "./problem.js";
import { isFault, parseQuantity } from "./quantity.js";
import { isMapping, isPlain, readScalar, type Spread } from "./scalar.js";
import type { Uncertain } from "./uncertain.js";

/** A key a reader must give must not be silently absent: `undefined` reaches the leaf and fails there. */
type Leaf<T> = z.ZodPipe<z.ZodUnknown, z.ZodTransform<T, unknown>>;

const leaves = new Map<string, { readonly json: string; readonly made: Leaf<unknown> }>();

/** One JSON Schema definition per kind of value, however often it is used; two kinds of one name are a slip of ours. */
function leaf<T>(
  id: string,
  json: Record<string, unknown>,
  read: (value: unknown, faults: Faults) => T | undefined,
): Leaf<T> {
  const known = leaves.get(id);
  if (known !== undefined) {
    if (known.json !== JSON.stringify(json)) throw new Error(`two kinds of value are called ${id}`);
    return known.made as Leaf<T>;
  }
  const made = z
    .unknown()
    .meta({ id, ...json })
    .transform((value, context) => {
      const faults = new Faults();
      const reading = read(value, faults);
      for (const { path, fault } of faults.list) addFault(context, value, fault, path);
      return reading === undefined ? z.NEVER : reading;
    });
  leaves.set(id, { json: JSON.stringify(json), made: made as Leaf<unknown> });
  return made as Leaf<T>;
}

function idOf(dimension: Dimension): string {
  return dimension.noun.replace(/^(an?) /, "").replace(/[^a-z0-9]+/g, "_");
}

/** A figure that may be uncertain: drawn once per replication when it is a range, spread as given. */
export function figure(dimension: Dimension, spread: Spread = "uniform"): Leaf<number | Uncertain> {
  const id = spread === "uniform" ? idOf(dimension) : `${spread}_${idOf(dimension)}`;
  return leaf(id, jsonForScalar(dimension), (value, faults) =>
    readScalar(value, dimension, faults, [], spread),
  );
}

/** A figure that must be one number: it shapes the scenario itself, such as the horizon. */
export function fixed(dimension: Dimension): Leaf<number> {
  return leaf(`fixed_${idOf(dimension)}`, jsonForPlain(dimension), (value, faults) => {
    if (isMapping(value) && !("value" in value)) {
      const example = `{ value: ${dimension.examples[0]}, source: ... }`;
      const fault = {
        found: describe(value),
        expected: `${dimension.noun} such as ${dimension.examples[0]}, or ${example}`,
      };
      faults.add([], fault);
      return undefined;
    }
    const reading = readScalar(value, dimension, faults);
    return isPlain(reading) ? reading : undefined;
  });
}

/** A quantity that varies each time: a law, or a constant. */
export function varying(dimension: Dimension): Leaf<UnsettledDistribution> {
  return leaf(`varying_${idOf(dimension)}`, jsonForDistribution(dimension), (value, faults) =>
    readDistribution(value, dimension, faults),
  );
}

/** A hazard as read: how many per unit of exposure. */
export interface HazardWords {
  readonly per: HazardUnit;
  readonly rate: number | Uncertain;
}

/** A hazard: per km, per hour or per convoy; a range is spread evenly over its logarithm. */
export function exposureHazard(): Leaf<HazardWords> {
  return leaf("hazard", jsonForHazard(), (value, faults) => {
    const per = exposureOf(value);
    const rate = readScalar(value, per === undefined ? hazard : hazardPer[per], faults, [], "log_uniform");
    return per === undefined || rate === undefined ? undefined : { per, rate };
  });
}

/** The exposure that the first quantity in the value names. */
function exposureOf(value: unknown): HazardUnit | undefined {
  const text = isMapping(value) ? (value.value ?? value.low ?? value.high) : value;
  if (typeof text !== "string") return undefined;
  const reading = parseQuantity(text);
  if (isFault(reading)) return undefined;
  const units: Readonly<Record<string, HazardUnit>> = { "/length": "km", "/time": "h", "/convoy": "convoy" };
  return units[reading.measure];
}

/** A date, or a local date and time, in ISO 8601: `2026-01-21` or `2026-01-21T22:00`. */
export function date(): Leaf<string> {
  return leaf("date", dateSchema, (value, faults) => {
    const fault = checkDate(value);
    if (fault === undefined) return value as string;
    faults.add([], fault);
    return undefined;
  });
}

/** A map of named things; the names are the author's own. */
export function named<T extends z.ZodType>(entry: T): z.ZodRecord<z.ZodString, T> {
  return z.record(z.string().regex(namePattern), entry);
}

/** A map of things whose names are texts of any kind; only a number alone is no name. */
export function titled<T extends z.ZodType>(entry: T): z.ZodRecord<z.ZodString, T> {
  return z.record(z.string().regex(/\D/), entry);
}

/** Names start with a letter of any script, so that a path with them reads well and their order stays that of the file. */
export const namePattern = /^\p{L}[\p{L}\p{M}\p{N}_-]*$/u;

/** A name that refers to something defined elsewhere; that it exists is checked when all is read. */
export const reference = z.string({ error: "a name" });

/** Keys of every section that says where its figures come from. */
export const provenance = {
  source: z.string().optional().describe("Where the figures come from, or the word assumption"),
  note: z.string().optional().describe("Anything a reader should know"),
};

/** A list, or one thing standing for a list of one. */
export function oneOrMore<T extends z.ZodType>(entry: T) {
  return z
    .union([z.array(entry).min(1), entry])
    .transform((value) => (Array.isArray(value) ? value : [value]) as z.output<T>[]);
}
