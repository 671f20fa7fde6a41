import type { Context } from "./context.js";
import { checkDate } from "./local-time.js";
import type { Path } from "./path.js";
import { provenanceKeys } from "./scalar.js";

/** Keys whose values are words, whatever they look like. */
const words: readonly string[] = ["name", "question", ...provenanceKeys];

/**
 * Reports dates with a time that no clock of the time zone shows, because it is put forward over them: an hour later,
 * which is what would be reckoned with, is not what somebody wrote. A date alone is its first instant, whenever that is.
 */
export function checkClock(context: Context): void {
  const visit = (value: unknown, path: Path): void => {
    if (typeof value === "string") checkTime(value, path, context);
    else if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...path, index]);
    else if (typeof value === "object" && value !== null) {
      for (const [key, item] of Object.entries(value)) if (!words.includes(key)) visit(item, [...path, key]);
    }
  };
  visit(context.document.data, []);
}

function checkTime(text: string, path: Path, context: Context): void {
  const { clock } = context;
  if (!text.includes("T") || checkDate(text) !== undefined) return;
  const shown = clock.shown(text);
  if (shown === undefined) return;
  context.error(path, {
    found: `${text}, which a clock change skips`,
    expected: `a time that clocks in ${clock.timeZone} show, such as ${shown}`,
  });
}
