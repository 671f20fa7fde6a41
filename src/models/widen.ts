// Typed arrays that grow: people and cases are numbers, their properties columns.

type Column = Int32Array | Float64Array | Uint8Array;

/** Arrays shorter than this grow faster: there are many, and each step is an allocation of its own. */
const SMALL = 4096;

/**
 * A longer copy of an array.
 * @param size least number of entries; the copy is at least twice as long as the array, so that growing stays cheap
 * @param fill value of the new entries
 */
export function widen<A extends Column>(array: A, size: number, fill = 0): A {
  const length = Math.max(size, array.length * (array.length < SMALL ? 8 : 2));
  const wide = new (array.constructor as new (length: number) => A)(length);
  wide.set(array);
  if (fill !== 0) wide.fill(fill, array.length);
  return wide;
}
