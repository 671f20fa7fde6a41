// Counting values in bins with round edges.

/** A bin from `from` (included) to `to` (excluded) and the number of values in it. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Bins of equal, round width over the finite values: at most `most`, in order, empty ones between included. */
export function histogram(values: readonly number[], most = 24): Bin[] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [];
  const low = finite.reduce((least, value) => Math.min(least, value));
  const high = finite.reduce((most, value) => Math.max(most, value));
  const width = roundWidth((high - low) / (most - 1));
  const first = Math.floor(low / width);
  const counts = new Array<number>(Math.floor(high / width) - first + 1).fill(0);
  for (const value of finite) {
    const bin = Math.floor(value / width) - first;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, bin) => ({ from: (first + bin) * width, to: (first + bin + 1) * width, count }));
}

/** The smallest of 1, 2 or 5 times a power of ten that is not below; 1 when all values are equal. */
function roundWidth(least: number): number {
  if (least <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10);
}
