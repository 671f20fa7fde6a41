import { scenarioJsonSchema } from "./json-schema.js";
import { laws } from "./laws.js";
import { sections } from "./sections/index.js";
import { units } from "./units.js";

/** The little of JSON Schema that the reference reads. */
interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** Definitions that are maps of their own, described once and referred to. */
const shared = ["who", "window", "calendar", "stage", "place"];

/** Keys that mean the same wherever they stand. */
const everywhere = ["source", "note"];

/** The reference of scenario files in Markdown, from the same schema that reads them: it cannot be out of date. */
export function scenarioReference(): string {
  const schema = scenarioJsonSchema() as Schema;
  const definitions = schema.$defs ?? {};
  const parts = Object.entries(schema.properties ?? {});
  const isPart = ([key]: [string, Schema]) => Object.hasOwn(sections, key);
  const frame = { ...schema, properties: Object.fromEntries(parts.filter((entry) => !isPart(entry))) };
  return [
    introduction,
    `## Units\n\n${[...units.keys()].map((unit) => `\`${unit}\``).join(", ")}, and any currency as \`USD\`. A year is 365 days; a month has no fixed length and is refused.\n`,
    `## Laws\n\n${lawTable()}`,
    `## The frame\n\n${table(rowsOf("", frame, definitions))}`,
    ...parts.filter(isPart).map(([key, part]) => section(key, part, definitions)),
    ...shared.map((name) => section(`A ${name}`, definitions[name] ?? {}, definitions)),
  ].join("\n");
}

const introduction = `# Scenario reference

A scenario is a YAML file (version 1.2) and the data beside it. Every quantity has its unit. Any figure may be written
\`{ value: 5 h, source: "..." }\`, with \`range: [3 h, 8 h]\` for a sensitivity analysis, or, when nobody knows it,
\`{ low: 3 h, high: 8 h }\`: then each replication draws one value, once. \`source\` (where figures come from, or the word
assumption) and \`note\` may stand in every map. NAME stands for a name of your own. Where a key such as \`kind\` or \`of\` is
listed several times, each time with another word, the keys between it and the next are those that go with that word.
`;

function section(title: string, schema: Schema, definitions: Readonly<Record<string, Schema>>): string {
  const lead = schema.description === undefined ? "" : `${schema.description}.\n\n`;
  return `## ${title}\n\n${lead}${table(rowsOf("", schema, definitions))}`;
}

function lawTable(): string {
  const rows = laws.map(({ word, required, optional = {}, implied }) => {
    const keys = [...Object.keys(required), ...Object.keys(optional).map((key) => `${key} (optional)`)].join(
      ", ",
    );
    return `| ${word} | ${keys} | ${implied ? "the keys are enough" : `distribution: ${word}`} |`;
  });
  return `| law | keys | how it is named |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}

function table(rows: readonly string[]): string {
  return rows.length === 0 ? "" : `| key | value | meaning |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}

function isMap({ properties, additionalProperties, anyOf, oneOf }: Schema): boolean {
  return (
    properties !== undefined ||
    typeof additionalProperties === "object" ||
    [...(anyOf ?? []), ...(oneOf ?? [])].some(isMap)
  );
}

function definitionOf({ $ref }: Schema): string | undefined {
  return $ref?.replace("#/$defs/", "");
}

function rowsOf(path: string, schema: Schema, definitions: Readonly<Record<string, Schema>>): string[] {
  const { properties = {}, required = [], additionalProperties, items, anyOf = [], oneOf = [] } = schema;
  const join = (key: string) => (path === "" ? key : `${path}.${key}`);
  const own = Object.entries(properties)
    .filter(([key]) => !everywhere.includes(key))
    .flatMap(([key, value]) => rowsOfKey(join(key), value, required.includes(key), definitions));
  const named =
    typeof additionalProperties === "object"
      ? rowsOfKey(join("NAME"), additionalProperties, false, definitions)
      : [];
  const listed = items === undefined ? [] : rowsOf(`${path}[]`, items, definitions);
  const ways = [...anyOf, ...oneOf].flatMap((way) => rowsOf(path, way, definitions));
  return [...own, ...named, ...listed, ...ways];
}

function rowsOfKey(
  path: string,
  schema: Schema,
  required: boolean,
  definitions: Readonly<Record<string, Schema>>,
): string[] {
  const usual = typeof schema.default === "object" ? undefined : schema.default;
  const said = [schema.description ?? "", usual === undefined ? "" : `${String(usual)} when not given`];
  const meaning = [said.filter((text) => text !== "").join("; "), required ? "(required)" : ""]
    .filter((text) => text !== "")
    .join(" ");
  const row = `| \`${path}\` | ${valueText(schema, definitions)} | ${meaning} |`.replaceAll("\n", " ");
  return schema.$ref === undefined ? [row, ...rowsOf(path, schema, definitions)] : [row];
}

/** What may stand at a key, in a few words. */
function valueText(schema: Schema, definitions: Readonly<Record<string, Schema>>): string {
  const name = definitionOf(schema);
  if (name !== undefined) {
    if (shared.includes(name)) return `a [${name}](#a-${name})`;
    const text = definitions[name]?.description?.replace(/ \(.* in the model\)/, "") ?? name;
    return name.startsWith("varying_") ? `${text}, or a [law](#laws) of one` : text;
  }
  const ways = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  if (ways.length > 0) return [...new Set(ways.map((way) => valueText(way, definitions)))].join(", or ");
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((word) => `\`${String(word)}\``).join(", ");
  if (schema.items !== undefined) return `a list of ${valueText(schema.items, definitions)}`;
  if (isMap(schema)) return "a map";
  const example = schema.examples?.[0];
  const kind = { boolean: "true or false", string: "a text", number: "a number", integer: "a whole number" };
  const text = kind[schema.type as keyof typeof kind] ?? "a value";
  return example === undefined ? text : `${text} such as ${String(example)}`;
}
