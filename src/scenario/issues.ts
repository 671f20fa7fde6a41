import { z } from "zod";
import { documentProblem, type ScenarioDocument, valueAt } from "./document.js";
import type { Path } from "./path.js";
import { describe, type Fault, list, type Problem, unknownName } from "./problem.js";

/** Adds a fault to a zod check, below the value being checked when `path` is given. */
export function addFault(
  context: { issues: unknown[] },
  input: unknown,
  fault: Fault,
  path: readonly (string | number)[] = [],
): void {
  context.issues.push({ code: "custom", input, path: [...path], params: { fault }, message: fault.expected });
}

/** For `safeParse`: leaves in the message of an unknown key the keys that exist, for the nearest-name hint. */
export const namingValidKeys: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== "unrecognized_keys") return undefined;
  const shape = issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape) : [];
  return shape.join(" ");
};

/** Every issue of a failed check, as problems with the places in the document. */
export function problemsOf(
  issues: readonly z.core.$ZodIssue[],
  document: ScenarioDocument,
  root: Path = [],
): Problem[] {
  return issues.flatMap((issue) => {
    const path = [...root, ...issue.path.map((step) => (typeof step === "symbol" ? String(step) : step))];
    const value = valueAt(document.data, path);
    if (issue.code === "unrecognized_keys") {
      const valid = issue.message.split(" ");
      return issue.keys.map((key) =>
        documentProblem(document, [...path, key], unknownName(key, valid, "one of the keys"), {
          which: "key",
        }),
      );
    }
    if (issue.code === "invalid_union" && issue.errors.length > 0) {
      return problemsOf(likeliestBranch(issue.errors), document, path);
    }
    const which = issue.code === "invalid_key" ? "key" : "value";
    return [documentProblem(document, path, faultOf(issue, value), { which })];
  });
}

/** Of several ways to write a value, the one its author meant: the one with the least wrong. */
function likeliestBranch(branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  const ofKind = branches.filter((issues) => !isKind(issues));
  const candidates = ofKind.length > 0 ? ofKind : branches;
  const [best, next] = [...candidates].sort((a, b) => wrongness(a) - wrongness(b));
  if (best === undefined) return [];
  if (next === undefined || wrongness(best) < wrongness(next)) return best;
  const expected = [
    ...new Set(candidates.flatMap((issues) => issues.map((issue) => faultOf(issue, undefined).expected))),
  ];
  const first = best[0];
  if (first === undefined || candidates.some((issues) => issues.some(({ path }) => path.length > 0)))
    return best;
  return [{ ...first, code: "custom", params: { fault: { expected: list(expected) } }, message: "" }];
}

/** How far a value is from one way to write it: wholly another form counts more than a fault inside. */
function wrongness(issues: readonly z.core.$ZodIssue[]): number {
  return issues.reduce((sum, issue) => {
    const keys = issue.code === "unrecognized_keys" ? 2 * issue.keys.length : 0;
    return sum + keys + (issue.path.length === 0 ? 3 : 1);
  }, 0);
}

/** Whether the first issue says that the value is another kind of thing altogether. */
function isKind(issues: readonly z.core.$ZodIssue[]): boolean {
  return issues[0]?.code === "invalid_type" && issues[0].path.length === 0;
}

const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "a map (key: value)",
  record: "a map (name: value)",
  array: "a list",
};

function faultOf(issue: z.core.$ZodIssue, value: unknown): Fault {
  const found = describe(value);
  switch (issue.code) {
    case "custom": {
      const fault = issue.params?.fault as Partial<Fault> | undefined;
      return { found, expected: issue.message, ...fault };
    }
    case "invalid_type":
      return { found, expected: kinds[issue.expected] ?? `a ${issue.expected}` };
    case "invalid_value":
      return oneOf(value, issue.values.map(String));
    case "invalid_union":
      return oneOf(
        value,
        "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : [],
      );
    case "too_small":
      return {
        found,
        expected: `${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}${sized(issue.origin)}`,
      };
    case "too_big":
      return {
        found,
        expected: `${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}${sized(issue.origin)}`,
      };
    case "invalid_key":
      return {
        found: describe(issue.path.at(-1)),
        expected: "a name of letters, digits, - and _ that starts with a letter",
      };
    case "invalid_format":
      return { found, expected: issue.message };
    default:
      return { found, expected: issue.message };
  }
}

function oneOf(value: unknown, valid: readonly string[]): Fault {
  if (typeof value === "string") return unknownName(value, valid, "one of");
  return { found: describe(value), expected: `one of: ${list(valid)}` };
}

function sized(origin: string): string {
  if (origin === "array") return " entries in the list";
  if (origin === "string") return " letters";
  return origin === "map" || origin === "object" || origin === "record" ? " entries" : "";
}
