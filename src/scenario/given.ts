import type { Path } from "./path.js";

/** The type of an object whose undefined values have been left out. */
export type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** An object without the keys that are undefined: what a file does not say is not there at all. */
export function given<T extends object>(words: T): Given<T> {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)) as Given<T>;
}

/** Each entry of a map of named things as an entry of a list, in the order of the file. */
export function eachNamed<T, R>(
  map: Readonly<Record<string, T>> | undefined,
  path: Path,
  resolve: (name: string, words: T, path: Path) => R,
): R[] {
  return Object.entries(map ?? {}).map(([name, words]) => resolve(name, words, [...path, name]));
}
