// Names that come from files, made safe to show on one line.

/** Control characters, halves of letters, line separators, and marks that reorder the text around them. */
const unsafe = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]+/gu;

/**
 * A name from a scenario as one line of plain text: nothing in it can move the cursor, change colours or turn the
 * direction of what follows. Letters of right-to-left scripts stay as they are.
 */
export function oneLine(text: string): string {
  return text.replace(unsafe, " ").trim();
}

/** A key such as `days_to_clear` as words. */
export function wordsOf(key: string): string {
  return oneLine(key.replaceAll("_", " "));
}

/** The last steps of a place in a scenario that fit into so many letters: `…investigation.hours.mean`. */
export function endOf(path: string, longest: number): string {
  const text = oneLine(path);
  if (text.length <= longest) return text;
  // One letter more than there is room for beside the ellipsis: it may be the dot before a step that just fits.
  const tail = text.slice(-longest);
  const step = tail.indexOf(".");
  return `…${tail.slice(step >= 0 && step < tail.length - 1 ? step + 1 : 1)}`;
}
