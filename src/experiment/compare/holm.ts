// Several comparisons at once: the more one looks, the more one finds by chance.

/**
 * Probabilities adjusted by Holm's step-down rule (1979, Scandinavian Journal of Statistics 6:65), in the order
 * given: where an adjusted one is at most 0.05, the chance of any false finding among all is at most 5%.
 */
export function holm(probabilities: readonly number[]): number[] {
  const m = probabilities.length;
  const order = probabilities
    .map((_, i) => i)
    .sort((i, j) => (probabilities[i] as number) - (probabilities[j] as number));
  const adjusted: number[] = new Array(m);
  let atLeast = 0;
  for (const [rank, i] of order.entries()) {
    atLeast = Math.max(atLeast, Math.min(1, (m - rank) * (probabilities[i] as number)));
    adjusted[i] = atLeast;
  }
  return adjusted;
}
