// Predictions that know nothing but the series itself; a model that does not beat them has not earned its keep.

/** A value of a series. `at` in any unit of time. */
export interface Point {
  readonly at: number;
  readonly value: number;
}

/** Nothing changes: the last value. Throws when there is none. */
export function lastValue(known: readonly Point[]): number {
  return ends(known).last.value;
}

/**
 * The straight line from the first known value through the last (drift method: Hyndman and Athanasopoulos 2021,
 * Forecasting: Principles and Practice, section 5.2).
 *
 * @throws RangeError with fewer than two values
 */
export function drift(known: readonly Point[], at: number): number {
  const { first, last } = ends(known);
  if (first.at === last.at) throw new RangeError("a drift needs values of two times");
  return last.value + ((last.value - first.value) / (last.at - first.at)) * (at - last.at);
}

function ends(known: readonly Point[]): { readonly first: Point; readonly last: Point } {
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError("a baseline needs known values");
  return { first, last };
}
