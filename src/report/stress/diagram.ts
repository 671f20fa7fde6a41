// The way through a scenario as a diagram in Mermaid, which most Markdown viewers draw.
import type { Scenario } from "../../scenario/index.js";
import { oneLine } from "../plain-text.js";

/** A flow chart of sites, routes and what follows them; one line per arrow. */
export function mermaidOf({ model }: Scenario): string {
  const ids = new Map<string, string>();
  const node = (name: string, label = name) => {
    const id = ids.get(name) ?? `n${ids.size}`;
    const isNew = !ids.has(name);
    ids.set(name, id);
    return isNew ? `${id}["${labelOf(label)}"]` : id;
  };
  const arrows = (model.routes ?? []).map(({ name, from, to }) => {
    return `  ${node(from)} -->|"${labelOf(name)}"| ${node(to)}`;
  });
  const entries = model.intakes?.map(({ name }) => name) ?? [];
  const after = [
    ...(model.court === undefined ? [] : ["court"]),
    ...(model.facilities === undefined ? [] : ["facilities"]),
    ...(model.families === undefined ? [] : ["rehabilitation"]),
  ];
  const links = after.flatMap((part) =>
    entries.length === 0 ? [`  ${node(part)}`] : entries.map((entry) => `  ${node(entry)} --> ${node(part)}`),
  );
  const exits =
    model.repatriation === undefined
      ? []
      : [`  ${node(after[0] ?? "people")} --> ${node("abroad", "abroad (repatriation)")}`];
  return ["```mermaid", "flowchart LR", ...arrows, ...links, ...exits, "```"].join("\n");
}

function labelOf(text: string): string {
  return oneLine(text).replace(/["[\]{}|<>`]/g, " ");
}
