// Typed arrays that grow: people and cases are numbers, their properties columns.

type Column = Int32Array | Float64Array | Uint8Array;

/** Up to this length arrays grow fourfold, beyond it twofold: a few thousand people are reached in three steps. */
const SMALL = 2 ** 15;

/**
 * A longer copy of an array.
 * @param size least number of entries; the copy is several times as long as the array, so that growing stays cheap
 * @param fill value of the new entries
 */
export function widen<A extends Column>(array: A, size: number, fill = 0): A {
  const length = Math.max(size, (array.length < SMALL ? 4 : 2) * array.length);
  const wide = new (array.constructor as new (length: number) => A)(length);
  wide.set(array);
  if (fill !== 0) wide.fill(fill, array.length);
  return wide;
}
