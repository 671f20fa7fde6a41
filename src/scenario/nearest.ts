import { distance } from "fastest-levenshtein";

/**
 * The valid name nearest to a mistyped one by edit distance (Levenshtein 1966), ignoring case; undefined
 * when none is near enough that a person would have meant it: at most a third of the letters, at most three, never all of them.
 */
export function nearest(name: string, valid: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of valid) {
    const edits = distance(name.toLowerCase(), candidate.toLowerCase());
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return least <= Math.min(3, Math.ceil(name.length / 3), name.length - 1) ? best : undefined;
}
