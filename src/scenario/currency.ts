import type { Context } from "./context.js";
import type { Path } from "./path.js";
import { list } from "./problem.js";
import { isFault, parseQuantity } from "./quantity.js";

/** The currency of the scenario: the one declared, or the one that its amounts are written in; two are an error. */
export function checkCurrency(declared: string | undefined, context: Context): string | undefined {
  const found = declared === undefined ? [] : [declared];
  const visit = (value: unknown, path: Path): void => {
    if (typeof value === "object" && value !== null) {
      const inList = Array.isArray(value);
      for (const [key, item] of Object.entries(value)) visit(item, [...path, inList ? Number(key) : key]);
    }
    if (typeof value !== "string") return;
    const code = codeOf(value);
    if (code === undefined || found.includes(code)) return;
    found.push(code);
    if (found.length > 1) {
      const expected = `amounts in one currency, ${found[0]}`;
      context.error(path, {
        found: `an amount in ${code}`,
        expected,
        suggestion: `the file uses ${list(found)}`,
      });
    }
  };
  visit(context.document.data, []);
  return found[0];
}

/** The currency code of an amount; undefined for anything else. */
function codeOf(text: string): string | undefined {
  const code = /^[+-]?[\d.]+(?:[eE][+-]?\d+)?\s*([A-Z]{3})\b/.exec(text.trim())?.[1];
  if (code === undefined) return undefined;
  const reading = parseQuantity(text);
  return !isFault(reading) && reading.measure.startsWith("money") ? code : undefined;
}
