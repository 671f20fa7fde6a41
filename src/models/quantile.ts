// Quantiles inside one replication.

/**
 * The type 7 quantile (Hyndman and Fan 1996) of values of which some may be `Infinity`: not finished yet.
 * @param values in any order; sorted in place
 * @param p 0 to 1
 * @returns `null` if there are no values, or the quantile falls among those not finished
 */
export function quantileOrCensored(values: Float64Array, p: number): number | null {
  if (values.length === 0) return null;
  values.sort();
  const position = p * (values.length - 1);
  const below = values[Math.floor(position)] as number;
  const above = values[Math.ceil(position)] as number;
  const quantile = below === above ? below : below + (position - Math.floor(position)) * (above - below);
  return Number.isFinite(quantile) ? quantile : null;
}
