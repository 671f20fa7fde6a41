import { type Document, parseDocument, visit } from "yaml";
import { type ScenarioDocument, valueAt } from "./document.js";
import { formatPath, type Path, parsePath, splitAssignment } from "./path.js";
import { describe, type Fault, type Problem, printable, problemAt, unknownName } from "./problem.js";

/** One `PATH=VALUE` from the command line, taken apart. */
interface Override {
  readonly text: string;
  readonly path: Path;
  readonly value: unknown;
  /** Column of the value in `PATH=VALUE`, from 1. */
  readonly column: number;
}

/**
 * The document with values replaced, before anything is checked: each override is `PATH=VALUE`, the value in
 * YAML. What is wrong with a value is then found where everything else is, and points at the option. An override
 * whose path leads nowhere is a problem at once, because it would otherwise change nothing unnoticed.
 */
export function applyOverrides(
  document: ScenarioDocument,
  overrides: readonly string[],
): { readonly document: ScenarioDocument; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const applied: Override[] = [];
  let data = document.data;
  for (const text of overrides) {
    const override = parseOverride(text);
    const trouble = "found" in override ? { path: "", fault: override } : blockage(data, override.path);
    if (trouble !== undefined || "found" in override) {
      const { path, fault } = trouble ?? { path: "", fault: override as Fault };
      problems.push(problemAt({ file: optionName(text), line: 1, column: 1 }, path, fault));
      continue;
    }
    data = withValue(data, override.path, override.value);
    applied.unshift(override);
  }
  return {
    problems,
    document: {
      data,
      locate(path, which) {
        const origin = applied.find((override) =>
          override.path.every((step, index) => same(step, path[index])),
        );
        if (origin === undefined) return document.locate(path, which);
        const own = which === "key" && path.length === origin.path.length;
        return { file: optionName(origin.text), line: 1, column: own ? 1 : origin.column };
      },
    },
  };
}

/** How problems name an override. */
function optionName(text: string): string {
  return `--set ${printable(text)}`;
}

function same(a: string | number, b: string | number | undefined): boolean {
  return b !== undefined && String(a) === String(b);
}

/** Takes `PATH=VALUE` apart. */
export function parseOverride(text: string): Override | Fault {
  const expected = "PATH=VALUE such as court.judges=25";
  const split = splitAssignment(text);
  if (split === undefined) return { found: printable(text), expected };
  const [place, written] = split;
  const path = parsePath(place.trim());
  if (path === undefined) return { found: printable(text), expected, suggestion: quotingOf(place) };
  if (written.trim() === "") return { found: printable(text), expected: "a value after =" };
  const parsed = parseDocument(written, { version: "1.2", schema: "core", logLevel: "error" });
  if (parsed.errors.length > 0 || parsed.warnings.length > 0 || hasAlias(parsed)) {
    return {
      found: printable(written),
      expected: "a value in YAML such as 25, 90 min or { median: 5 h, p90: 12 h }",
    };
  }
  const value: unknown = parsed.toJS();
  const column = place.length + 2 + (written.length - written.trimStart().length);
  return { text, path, value, column };
}

/** What to write where a name in a path has spaces; undefined where it has none. */
function quotingOf(place: string): string | undefined {
  const name = place
    .trim()
    .split(".")
    .find((step) => /^[^"[\]]+ [^"[\]]+$/.test(step));
  return name === undefined
    ? undefined
    : `a name with spaces is written [${JSON.stringify(name)}], without a point before it`;
}

/** Whether a value repeats another by its name (`*name`): in a single value there is none worth naming. */
function hasAlias(document: Document.Parsed): boolean {
  let found = false;
  visit(document, {
    Alias() {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

/** Why a path cannot be set: something on the way does not exist, or holds nothing. Only the last step may be new. */
function blockage(data: unknown, path: Path): { path: string; fault: Fault } | undefined {
  for (const [index, step] of path.entries()) {
    const above = path.slice(0, index);
    const holder = valueAt(data, above);
    if (typeof holder !== "object" || holder === null) {
      return {
        path: formatPath(above),
        fault: { found: describe(holder), expected: `a map or a list, to set ${formatPath(path)} in` },
      };
    }
    const last = index === path.length - 1;
    if (last && !Array.isArray(holder)) return undefined;
    if (!Object.hasOwn(holder, step)) {
      const fault = unknownName(String(step), Object.keys(holder), "one of");
      const suggestion = [fault.suggestion, adding(holder, above, step)].filter(Boolean).join(" ");
      return { path: formatPath(path), fault: { ...fault, suggestion } };
    }
  }
  return undefined;
}

/** How to set what is not there: only the last step of a path may be new, and a list is one value. */
function adding(holder: object, above: Path, step: string | number): string {
  if (Array.isArray(holder)) return `to add to a list, set all of it: ${formatPath(above)}=[ ... ]`;
  return `to add ${printable(String(step))}, set all of it: ${formatPath([...above, String(step)])}={ ... }`;
}

/** A copy with one value replaced; everything beside the path is shared. */
function withValue(data: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(data))
    return data.map((item, index) => (index === Number(step) ? withValue(item, rest, value) : item));
  const holder = (typeof data === "object" && data !== null ? data : {}) as Record<string, unknown>;
  const key = String(step);
  const changed = withValue(Object.hasOwn(holder, key) ? holder[key] : undefined, rest, value);
  const entries = Object.entries(holder).map(([name, item]): [string, unknown] => [
    name,
    name === key ? changed : item,
  ]);
  if (!Object.hasOwn(holder, key)) entries.push([key, changed]);
  return Object.fromEntries(entries);
}
