import { type Distribution, meanOf } from "../engine/index.js";

/**
 * A number nobody knows: the file gives a range, and each replication draws one value from it, once, before
 * anything happens. It stands in the plain data where the number will stand.
 */
export interface Uncertain {
  /** The place in the document; also names the random stream, so that a change elsewhere disturbs no draw. */
  readonly uncertain: string;
  /** The law of the value, in base units. */
  readonly law: Distribution;
  /** Whether the value is rounded to a whole number. */
  readonly whole: boolean;
}

/** The plain data of a model's options in which any number may still be uncertain. */
export type Unsettled<T> = T extends number
  ? number extends T
    ? T | Uncertain
    : T
  : T extends readonly (infer E)[]
    ? readonly Unsettled<E>[]
    : T extends object
      ? { readonly [K in keyof T]: Unsettled<T[K]> }
      : T;

/** Whether a value is an uncertain number. */
export function isUncertain(value: unknown): value is Uncertain {
  return typeof value === "object" && value !== null && "uncertain" in value && "law" in value;
}

/** Gives the number of one replication for an uncertain one. */
type Draw = (uncertain: Uncertain) => number;

/** Makes what stands at a place of the options in one replication. */
type Settler = (draw: Draw) => unknown;

/** Found once for each scenario: a run settles the same options for every replication. */
const settlers = new WeakMap<object, Settler>();

/**
 * The options with every uncertain number replaced by what `draw` gives for it, asked in document order. Parts without
 * one are shared with the original, so that long tables are not copied for every replication.
 *
 * @param options immutable: where the uncertain numbers stand is looked up once
 */
export function settle<T extends object>(options: Unsettled<T>, draw: Draw): T {
  let settler = settlers.get(options);
  if (settler === undefined) {
    settler = settlerOf(options) ?? (() => options);
    settlers.set(options, settler);
  }
  return settler(draw) as T;
}

/** Undefined where nothing is uncertain. */
function settlerOf(value: unknown): Settler | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (isUncertain(value)) return value.whole ? (draw) => Math.round(draw(value)) : (draw) => draw(value);
  const items = Object.entries(value).map(([key, item]) => ({ key, item, settler: settlerOf(item) }));
  if (items.every(({ settler }) => settler === undefined)) return undefined;
  // Made from nothing, not changed from a copy: a number where the copy had an object would give each copy a shape of
  // its own, and compiled code would not know it again.
  if (Array.isArray(value)) return (draw) => items.map(({ item, settler }) => settler?.(draw) ?? item);
  return (draw) => Object.fromEntries(items.map(({ key, item, settler }) => [key, settler?.(draw) ?? item]));
}

/** Every uncertain number in plain data, in document order. */
export function uncertainIn(value: unknown): Uncertain[] {
  if (typeof value !== "object" || value === null) return [];
  if (isUncertain(value)) return [value];
  return Object.values(value).flatMap(uncertainIn);
}

/** The greatest value that a number of the file can take. */
export function mostOf(value: number | Uncertain): number {
  if (typeof value === "number") return value;
  const { law, whole } = value;
  if ("high" in law && law.high !== undefined) return whole ? Math.round(law.high - 1e-9) : law.high;
  return law.kind === "constant" ? law.value : Number.POSITIVE_INFINITY;
}

/** The least value that a number of the file can take. */
export function leastOf(value: number | Uncertain): number {
  if (typeof value === "number") return value;
  const { law, whole } = value;
  if ("low" in law && law.low !== undefined) return whole ? Math.round(law.low) : law.low;
  return law.kind === "constant" ? law.value : 0;
}

/** The mean of a law with every uncertain number at its greatest. */
export function mostMean(law: Unsettled<Distribution>): number {
  return meanOf(settle<Distribution>(law, mostOf));
}

/** The mean of a law with every uncertain number at its least. */
export function leastMean(law: Unsettled<Distribution>): number {
  return meanOf(settle<Distribution>(law, leastOf));
}

/** What an uncertain number is on average. */
export function averageOf({ law }: Uncertain): number {
  return meanOf(law);
}

/** An uncertain number times a factor, for a change of unit. */
export function scaled(value: number | Uncertain, factor: number): number | Uncertain {
  if (typeof value === "number") return value * factor;
  const { kind, ...parameters } = value.law;
  const times = Object.entries(parameters).map(([key, parameter]) => [key, Number(parameter) * factor]);
  return { ...value, law: { kind, ...Object.fromEntries(times) } as Distribution };
}

/** People per hour as whole people per period: the usual one, or as many of them as one person takes. */
export function wholePeople(
  perHour: number | Uncertain,
  usual: number,
): { readonly people: number | Uncertain; readonly hours: number } {
  const hours = usual * Math.max(1, Math.ceil(1 / (leastOf(perHour) * usual) - 1e-9));
  const people = scaled(perHour, hours);
  return { people: typeof people === "number" ? Math.round(people) : { ...people, whole: true }, hours };
}
