import { nearest } from "./nearest.js";

/** One thing wrong (or odd) in a scenario, with the place where a person finds it. */
export interface Problem {
  /** `error`: the scenario cannot be used. `warning`: it can, but somebody should look. */
  readonly severity: "error" | "warning";
  /** The file as the user named it, a data file beside it, or the command-line option. */
  readonly file: string;
  /** Line in that file, from 1. */
  readonly line: number;
  /** Column in that line, from 1. */
  readonly column: number;
  /** The place in the document, such as `court.judges`; empty for the document as a whole. */
  readonly path: string;
  /** What stands there, in words. */
  readonly found: string;
  /** What would be right there, in words, with an example. */
  readonly expected: string;
  /** The nearest valid name, or what to do next. */
  readonly suggestion?: string;
}

/** A place in a text. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What is wrong at a place, before the place is known. */
export interface Fault {
  readonly found: string;
  readonly expected: string;
  readonly suggestion?: string | undefined;
}

/** Joins a fault with its place. */
export function problemAt(
  place: Place,
  path: string,
  fault: Fault,
  severity: Problem["severity"] = "error",
): Problem {
  const { found, expected, suggestion } = fault;
  const { file, line, column } = place;
  const problem = { severity, file, line, column, path, found, expected };
  return suggestion === undefined ? problem : { ...problem, suggestion };
}

const longestPath = 160;

/** Control characters, halves of letters, and marks that end a line or turn the direction of what follows. */
const unseen = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/gu;

/** The text with what cannot be seen written as an escape, so that a terminal shows it and does not obey it. */
function visible(text: string): string {
  return text.replace(unseen, (mark) => {
    const escaped = JSON.stringify(mark).slice(1, -1);
    return escaped === mark ? `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}` : escaped;
  });
}

/** A problem as one line: `file:line:column: path: found X, expected Y (did you mean Z?)`. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, path, found, expected, suggestion, severity } = problem;
  const where = `${file}:${line}:${column}: `;
  const shown = path.length > longestPath ? `${path.slice(0, longestPath)}...` : path;
  const what = `${severity === "warning" ? "warning: " : ""}${shown === "" ? "" : `${shown}: `}`;
  const hint = suggestion === undefined ? "" : ` (${suggestion})`;
  return visible(`${where}${what}found ${found}, expected ${expected}${hint}`);
}

/** Orders problems as a reader meets them: by file in order of appearance, then line, then column. */
export function inReadingOrder(problems: readonly Problem[]): Problem[] {
  const files = [...new Set(problems.map((problem) => problem.file))];
  const unique = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return [...unique.values()].sort(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
}

const longestText = 60;

/** A value of the file as a short phrase: its text, or what kind of thing it is. Never multi-line. */
export function describe(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (typeof value === "object") {
    const keys = Object.keys(value);
    if (keys.length === 0) return "an empty map";
    return `a map of ${keys
      .slice(0, 4)
      .map((key) => printable(key))
      .join(", ")}${keys.length > 4 ? ", ..." : ""}`;
  }
  if (typeof value === "number" && Number.isNaN(value)) return "not a number (NaN)";
  if (value === Number.POSITIVE_INFINITY) return "infinity";
  if (value === Number.NEGATIVE_INFINITY) return "minus infinity";
  if (value === "") return "an empty text";
  return printable(String(value));
}

/** A text cut to a readable length, with control characters and marks of direction made visible. */
export function printable(text: string): string {
  return visible(text.length > longestText ? `${text.slice(0, longestText)}...` : text);
}

/** The fault of a name that is not among those that exist, with the nearest one. */
export function unknownName(name: unknown, valid: readonly string[], noun: string): Fault {
  const guess = typeof name === "string" ? nearest(name, valid) : undefined;
  return {
    found: describe(name),
    expected: valid.length === 0 ? `${noun}, but none is defined` : `${noun}: ${list(valid)}`,
    ...(guess === undefined ? {} : { suggestion: `did you mean ${guess}?` }),
  };
}

/** `a, b or c`; long lists are cut. */
export function list(names: readonly string[]): string {
  const shown = names.length > 24 ? [...names.slice(0, 24), "..."] : names;
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} or ${last}`;
}
