// Quantiles inside one replication.

/** The values in ascending order, once for all quantiles of them. */
export function ascending(values: readonly number[]): Float64Array {
  return new Float64Array(values).sort();
}

/**
 * The type 7 quantile (Hyndman and Fan 1996) of values of which some may be `Infinity`: not finished yet.
 * @param sorted in ascending order
 * @param p 0 to 1
 * @returns `null` if there are no values, or the quantile falls among those not finished
 */
export function quantileOrCensored(sorted: Float64Array, p: number): number | null {
  if (sorted.length === 0) return null;
  const position = p * (sorted.length - 1);
  const below = sorted[Math.floor(position)] as number;
  const above = sorted[Math.ceil(position)] as number;
  const quantile = below === above ? below : below + (position - Math.floor(position)) * (above - below);
  return Number.isFinite(quantile) ? quantile : null;
}
