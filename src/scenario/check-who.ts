import { type Cohort, separationOf } from "../models/index.js";
import type { Context } from "./context.js";
import type { Path } from "./path.js";
import { describe, unknownName } from "./problem.js";
import { isMapping } from "./scalar.js";

const properties = ["cohort", "risk", "nationality", "sex", "age", "kind", "separation"] as const;

/**
 * Warns of a `who:` that names people whom no cohort has, which is mostly a slip of the pen: a rule for nobody would
 * be silent otherwise.
 */
export function checkWho(cohorts: readonly Cohort[], context: Context): void {
  if (cohorts.length === 0) return;
  const known = Object.fromEntries(
    properties.map((property) => [
      property,
      new Set(cohorts.flatMap((cohort) => valuesOf(cohort, property))),
    ]),
  );
  const visit = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...path, index]);
    if (!isMapping(value)) return;
    for (const [key, item] of Object.entries(value)) {
      if (key === "who") checkSelection(item, [...path, key], known, context);
      else visit(item, [...path, key]);
    }
  };
  visit(context.document.data, []);
}

function valuesOf(cohort: Cohort, property: (typeof properties)[number]): string[] {
  if (property === "cohort") return [cohort.name, cohort.group].filter((name) => name !== undefined);
  if (property === "separation") return [separationOf(cohort)];
  if (property === "kind") return [cohort.kind ?? "detainee"];
  return [cohort[property]].filter((value) => value !== undefined);
}

function checkSelection(
  words: unknown,
  path: Path,
  known: Readonly<Record<string, ReadonlySet<string>>>,
  context: Context,
): void {
  if (!isMapping(words)) return;
  for (const [property, wanted] of Object.entries(words)) {
    const valid = known[property];
    if (valid === undefined) continue;
    for (const name of Array.isArray(wanted) ? wanted : [wanted]) {
      if (typeof name !== "string" || valid.has(name)) continue;
      const { suggestion } = unknownName(name, [...valid], "");
      const expected =
        valid.size === 0 ? `people whose ${property} is given` : `one of: ${[...valid].join(", ")}`;
      const fault = { found: `${describe(name)}, which no cohort is`, expected };
      context.warn([...path, property], suggestion === undefined ? fault : { ...fault, suggestion });
    }
  }
}
