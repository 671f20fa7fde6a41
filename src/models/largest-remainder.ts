// Proportions become people: whole numbers that add up exactly, nobody lost.

/**
 * Divides a whole total in proportion to weights by the method of the largest remainder (Hamilton; Balinski and
 * Young 1982, Fair Representation, ch. 2): every part gets the whole part of its share, and those with the largest
 * fractions get one more until the total is reached. Equal fractions are served in the order of the list.
 *
 * @param weights at least one, each finite and not negative, not all 0 (unless the total is 0)
 * @param total a whole number of at least 0
 * @returns whole numbers in the order of the weights; their sum is the total
 * @throws RangeError if a weight or the total is not as described
 */
export function largestRemainder(weights: readonly number[], total: number): number[] {
  if (!(Number.isSafeInteger(total) && total >= 0)) {
    throw new RangeError(`total ${total}: only a whole number of at least 0 can be divided into people`);
  }
  let sum = 0;
  for (const weight of weights) {
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`weight ${weight}: a share must be a finite number of at least 0`);
    }
    sum += weight;
  }
  if (total === 0) return weights.map(() => 0);
  if (!(sum > 0 && sum < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`weights that add up to ${sum} cannot divide ${total}`);
  }
  const exact = weights.map((weight) => (weight / sum) * total);
  const parts = exact.map(Math.floor);
  const byFraction = parts
    .map((part, i) => ({ i, fraction: (exact[i] ?? 0) - part }))
    .sort((a, b) => b.fraction - a.fraction || a.i - b.i);
  let left = total - parts.reduce((a, b) => a + b, 0);
  for (const { i } of byFraction) {
    if (left === 0) break;
    parts[i] = (parts[i] ?? 0) + 1;
    left--;
  }
  return parts;
}
