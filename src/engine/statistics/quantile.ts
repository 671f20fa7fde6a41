/**
 * Quantile of type 7 (Hyndman and Fan 1996, American Statistician 50, 361-365): linear between the order
 * statistics, the one at 1 + (n - 1) p. The default of R, NumPy and spreadsheets.
 *
 * @param values finite numbers in any order; they are not changed
 * @param p from 0 to 1
 * @returns NaN of no values
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  return quantileSorted(Float64Array.from(values).sort(), p);
}

/**
 * As `quantile`, of values in rising order. Infinite ones may stand at the end: a quantile that touches them is infinite.
 *
 * @returns NaN of no values
 */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile: p is ${p}; it must be a number from 0 to 1`);
  const exact = (sorted.length - 1) * p;
  const whole = Math.round(exact);
  // rounding noise is no fraction
  const position = Math.abs(exact - whole) < 4 * Number.EPSILON * sorted.length ? whole : exact;
  const index = Math.floor(position);
  const weight = position - index;
  const low = sorted[index] ?? Number.NaN;
  const high = sorted[index + 1] ?? low;
  // Not low + weight x (high - low), which is NaN beside or between infinite values.
  return weight === 0 || low === high ? low : low + weight * (high - low);
}
