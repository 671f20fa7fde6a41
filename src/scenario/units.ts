/** What a unit measures. A quantity's kind is a product of these, such as person / time. */
export type Base = "time" | "length" | "person" | "money" | "share" | Thing;

/** Things that are counted, and that a rate or a price may be given by. */
export type Thing =
  | "convoy"
  | "vehicle"
  | "flight"
  | "case"
  | "judge"
  | "place"
  | "escort"
  | "team"
  | "visit";

/** A unit: what it measures, and how many base units it is. */
export interface Unit {
  readonly base: Base;
  readonly factor: number;
}

function unit(base: Base, factor: number, ...names: readonly string[]): [string, Unit][] {
  return names.map((name) => [name, { base, factor }]);
}

/**
 * Every unit a scenario may write. Base units: hours, kilometres, persons, one currency unit. A week has
 * seven days of 24 hours and a year 365 of them; a month has no fixed length and is refused.
 */
export const units: ReadonlyMap<string, Unit> = new Map([
  ...unit("time", 1 / 3600, "s", "second", "seconds"),
  ...unit("time", 1 / 60, "min", "minute", "minutes"),
  ...unit("time", 1, "h", "hour", "hours"),
  ...unit("time", 24, "d", "day", "days"),
  ...unit("time", 168, "week", "weeks"),
  ...unit("time", 8760, "year", "years"),
  ...unit("length", 0.001, "m", "metre", "metres"),
  ...unit("length", 1, "km", "kilometre", "kilometres"),
  ...unit("length", 1.609344, "mile", "miles"),
  ...unit("person", 1, "person", "persons", "people"),
  ...unit("share", 0.01, "%", "percent"),
  ...unit("convoy", 1, "convoy", "convoys"),
  ...unit("vehicle", 1, "vehicle", "vehicles"),
  ...unit("flight", 1, "flight", "flights"),
  ...unit("case", 1, "case", "cases"),
  ...unit("judge", 1, "judge", "judges"),
  ...unit("place", 1, "place", "places"),
  ...unit("escort", 1, "escort", "escorts"),
  ...unit("team", 1, "team", "teams"),
  ...unit("visit", 1, "visit", "visits"),
]);

/** Money is any ISO 4217 code in capitals; one scenario uses one currency. */
export const currencyCode = /^[A-Z]{3}$/;

/** The unit of that name; undefined when there is none. */
export function unitNamed(name: string): Unit | undefined {
  return units.get(name) ?? (currencyCode.test(name) ? { base: "money", factor: 1 } : undefined);
}
