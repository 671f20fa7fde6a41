import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from "yaml";
import { formatPath, type Path } from "./path.js";
import { type Fault, type Place, type Problem, problemAt } from "./problem.js";

/** More than this many levels of nesting, values, or uses of one anchor is no scenario but a trap. */
const limits = { depth: 32, values: 200_000, aliases: 100, syntaxErrors: 20 };

/** A scenario file as plain data, with the place of every key and value. */
export interface ScenarioDocument {
  /** Maps, lists, texts, numbers, true and false; a null where nothing is written. */
  readonly data: unknown;
  /**
   * Where the value (or, when `which` is `key`, the name) at a path stands. For a path that is not in the
   * document, the place of the nearest thing above it.
   */
  locate(path: Path, which?: "key" | "value"): Place;
}

/** Reads YAML 1.2 (core schema). Every syntax error is a problem with its place; no code can be run by a tag. */
export function parseScenarioDocument(text: string, file: string): ScenarioDocument | Problem[] {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    uniqueKeys: true,
    prettyErrors: false,
    lineCounter: lines,
    logLevel: "error",
  });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems = syntaxProblems(document, place);
  if (problems.length > 0) return problems;
  if (document.contents === null) {
    const expected = "a scenario: name, start, time_zone, horizon and at least one part";
    return [problemAt(place(0), "", { found: "an empty file", expected })];
  }
  const wrong = unusable(document);
  if (wrong !== undefined) return [problemAt(place(wrong.offset), "", wrong.fault)];
  const data = plainData(document);
  if (isFault(data)) return [problemAt(place(0), "", data)];
  return { data: data.data, locate: (path, which) => place(offsetOf(document, path, which)) };
}

function syntaxProblems(document: Document.Parsed, place: (offset: number) => Place): Problem[] {
  const found = [...document.errors, ...document.warnings];
  const deep = found.find((error) => error.code === "RESOURCE_EXHAUSTION");
  if (deep !== undefined) return [problemAt(place(deep.pos[0]), "", tooDeep)];
  // A tab makes everything after it look wrong, which it is not.
  const tabs = found.filter((error) => error.code === "TAB_AS_INDENT");
  return (tabs.length > 0 ? tabs : found)
    .slice(0, limits.syntaxErrors)
    .map((error) => problemAt(place(error.pos[0]), "", syntaxFault(error.code, error.message)));
}

const tooDeep: Fault = {
  found: "maps or lists nested without end",
  expected: `at most ${limits.depth} levels`,
};

function syntaxFault(code: string, message: string): Fault {
  switch (code) {
    case "DUPLICATE_KEY":
      return { found: "a key that is already there", expected: "each key once in a map" };
    case "TAB_AS_INDENT":
      return { found: "a tab at the start of a line", expected: "spaces" };
    case "MULTIPLE_DOCS":
      return { found: "a second document", expected: "one scenario in a file" };
    case "TAG_RESOLVE_FAILED":
      return { found: "a tag (a word after !)", expected: "plain text, numbers, maps and lists" };
    default:
      return { found: "text that is not YAML", expected: message.charAt(0).toLowerCase() + message.slice(1) };
  }
}

const noAnchor: Fault = {
  found: "an alias (*name) without its anchor (&name)",
  expected: "an anchor before it",
};

const noMerge: Fault = {
  found: "a merge key (<<)",
  expected: "the keys themselves; only a whole value can be repeated by its anchor, as in name: *anchor",
};

/**
 * What stands first of what the parser takes and a scenario cannot have: an alias whose anchor does not exist or comes
 * only later, or a merge key (`<<: *name`). YAML 1.2 knows no merge: it would be the name of a site or a cohort. Merged, a
 * key would stand in no place of its own, and small files could hold values without end.
 */
function unusable(document: Document.Parsed): { readonly offset: number; readonly fault: Fault } | undefined {
  let found: { readonly offset: number; readonly fault: Fault } | undefined;
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document) !== undefined) return undefined;
      found = { offset: alias.range?.[0] ?? 0, fault: noAnchor };
      return visit.BREAK;
    },
    Pair(_key, { key }) {
      if (!isScalar(key) || key.value !== "<<" || key.type !== "PLAIN") return undefined;
      found = { offset: key.range?.[0] ?? 0, fault: noMerge };
      return visit.BREAK;
    },
  });
  return found;
}

/** The plain data, or what makes it dangerous: aliases that multiply, a map inside itself, too many values. */
function plainData(document: Document.Parsed): { data: unknown } | Fault {
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: limits.aliases });
  } catch {
    return {
      found: "aliases that multiply without end",
      expected: `an anchor used at most ${limits.aliases} times`,
    };
  }
  let values = 0;
  const fits = (value: unknown, depth: number): boolean => {
    values += 1;
    if (depth > limits.depth || values > limits.values) return false;
    return (
      typeof value !== "object" || value === null || Object.values(value).every((v) => fits(v, depth + 1))
    );
  };
  if (fits(data, 0)) return { data };
  return values > limits.values
    ? { found: `more than ${limits.values} values`, expected: "a scenario; put long tables into a CSV file" }
    : tooDeep;
}

function isFault(reading: object): reading is Fault {
  return "found" in reading;
}

function offsetOf(document: Document.Parsed, path: Path, which: "key" | "value" = "value"): number {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const [index, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    const last = index === path.length - 1;
    if (isMap<Node, Node | null>(node)) {
      const pair = node.items.find(
        ({ key }) => (isScalar(key) ? String(key.value) : String(key)) === String(step),
      );
      if (pair === undefined) return offset;
      const keyOffset = pair.key.range?.[0] ?? offset;
      offset = last && which === "key" ? keyOffset : (pair.value?.range?.[0] ?? keyOffset);
      if (isScalar(pair.value) && pair.value.value === null && pair.value.source === "") offset = keyOffset;
      node = pair.value;
    } else if (isSeq<Node>(node)) {
      const item = node.items[Number(step)];
      if (item === undefined) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else return offset;
  }
  return offset;
}

/** The value at a path of plain data; undefined when there is none. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value;
}

/** A problem of a document at a path. */
export function documentProblem(
  document: ScenarioDocument,
  path: Path,
  fault: Fault,
  options: { readonly which?: "key" | "value"; readonly severity?: Problem["severity"] } = {},
): Problem {
  return problemAt(document.locate(path, options.which), formatPath(path), fault, options.severity);
}
