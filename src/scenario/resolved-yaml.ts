import { type Document, isAlias, parseDocument, stringify, visit } from "yaml";
import { parseCsv } from "./csv.js";
import { parseScenarioDocument, valueAt } from "./document.js";
import { applyOverrides, parseOverride } from "./overrides.js";
import { besideScenario } from "./reader.js";
import { isMapping } from "./scalar.js";
import type { Scenario } from "./scenario.js";

/**
 * The scenario as it was run, as one file: overrides applied and data files written into it, comments kept. Reading
 * it gives the same model.
 */
export function resolvedYaml(scenario: Scenario): string {
  const { path, files, overrides } = scenario.source;
  const text = files[path] ?? "";
  const document = parseDocument(text, { version: "1.2", schema: "core" });
  const changes: { path: readonly (string | number)[]; value: unknown }[] = overrides.flatMap((override) => {
    const parsed = parseOverride(override);
    return "found" in parsed ? [] : [parsed];
  });
  const people = withPeople(scenario);
  if (people !== undefined) changes.push({ path: ["people"], value: people });
  if (hasAlias(document)) return stringify(plainData(scenario, people));
  for (const change of changes) document.setIn(change.path, document.createNode(change.value));
  return document.toString({ lineWidth: 120 });
}

function hasAlias(document: Document.Parsed): boolean {
  let found = false;
  visit(document, {
    Alias(_key, node) {
      found = isAlias(node);
      return visit.BREAK;
    },
  });
  return found;
}

/** The document after its overrides, for files whose anchors make writing into their text unsafe. */
function plainData({ source: { path, files, overrides } }: Scenario, people: unknown): unknown {
  const parsed = parseScenarioDocument(files[path] ?? "", path);
  if (Array.isArray(parsed)) return {};
  const { data } = applyOverrides(parsed, overrides).document;
  return people === undefined ? data : { ...(data as object), people };
}

/** The part `people` with the rows of its file as cohorts; undefined when it names no file. */
function withPeople(scenario: Scenario): unknown {
  const { path, files } = scenario.source;
  const people = valueAt(plainData(scenario, undefined), ["people"]);
  if (!isMapping(people) || typeof people.file !== "string") return undefined;
  const table = files[besideScenario(path, people.file) ?? ""];
  if (table === undefined) return undefined;
  const [header = [], ...rows] = parseCsv(table, people.file);
  const entries = rows.map((row) => {
    const cells = header.map(({ text }, index): [string, string] => [text, row[index]?.text ?? ""]);
    const { cohort = "", count, ...rest } = Object.fromEntries(cells.filter(([, text]) => text !== ""));
    return [cohort, { count: Number.isFinite(Number(count)) ? Number(count) : count, ...rest }];
  });
  const { file: _file, ...beside } = people;
  return { cohorts: Object.fromEntries(entries), ...beside };
}
