import { formatPath, type Path } from "./path.js";
import { isMapping } from "./scalar.js";
import { isUncertain } from "./uncertain.js";

/**
 * Gives every uncertain number its name: its place in the document. The words of a part have the shape of the
 * document, so the place in one is the place in the other.
 */
export function nameUncertain(words: unknown, path: Path): unknown {
  if (isUncertain(words)) return { ...words, uncertain: formatPath(path) };
  if (Array.isArray(words)) return words.map((item, index) => nameUncertain(item, [...path, index]));
  if (!isMapping(words)) return words;
  // A hazard is one figure in the file and two in the words: how many, and per what.
  if (isUncertain(words.rate) && "per" in words) return { ...words, rate: nameUncertain(words.rate, path) };
  return Object.fromEntries(
    Object.entries(words).map(([key, item]) => [key, nameUncertain(item, [...path, key])]),
  );
}
