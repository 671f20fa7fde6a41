/** The way to a place in a document: keys of maps and indices of lists. */
export type Path = readonly (string | number)[];

const plainKey = /^[\p{L}_][\p{L}\p{M}\p{N}_-]*$/u;

/** `["sites", "prison", "phases", 0, "quota"]` as `sites.prison.phases[0].quota`. */
export function formatPath(path: Path): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else if (!plainKey.test(step)) text += `[${JSON.stringify(step)}]`;
    else text += text === "" ? step : `.${step}`;
  }
  return text;
}

/**
 * Reads `court.judges`, `phases[0].quota`, `phases.0.quota` or, with a key as `formatPath` quotes it,
 * `stations["medical check"].desks`. Undefined when the text is no path (an empty step, a bracket that does not close).
 */
export function parsePath(text: string): Path | undefined {
  const steps: (string | number)[] = [];
  const step = /\.?([\p{L}_][\p{L}\p{M}\p{N}_-]*)|\.(\d+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)+")\]/uy;
  while (step.lastIndex < text.length) {
    const at = step.lastIndex;
    const match = step.exec(text);
    if (match === null || (at === 0 && match[0].startsWith("."))) return undefined;
    const [, key, dotted, bracketed, quoted] = match;
    if (at > 0 && key !== undefined && !match[0].startsWith(".")) return undefined;
    const name = key ?? (quoted === undefined ? undefined : unquoted(quoted));
    if (quoted !== undefined && name === undefined) return undefined;
    steps.push(name ?? Number(dotted ?? bracketed));
  }
  return steps.length === 0 ? undefined : steps;
}

/** The text that JSON writes as this; undefined where it writes none so. */
function unquoted(quoted: string): string | undefined {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return undefined;
  }
}

/** `PATH=VALUE` at the first `=` that stands in no quoted key; undefined where there is none, or no path before it. */
export function splitAssignment(text: string): readonly [path: string, value: string] | undefined {
  const [, path, value] = /^((?:\["(?:[^"\\]|\\.)*"\]|\[(?!")|[^=[])+)=(.*)$/s.exec(text) ?? [];
  return path === undefined || value === undefined ? undefined : [path, value];
}
