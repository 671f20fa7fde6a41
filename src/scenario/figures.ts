import type { Table } from "./csv.js";
import { formatPath, type Path } from "./path.js";
import { isFault, parseQuantity } from "./quantity.js";
import { isMapping } from "./scalar.js";

/** One number of the scenario, as written, with where it comes from. */
export interface Figure {
  /** The place in the document, such as `court.judges`. */
  readonly path: string;
  /** As written: `19`, `90 min`, `5 h to 12 h`. */
  readonly text: string;
  /** What the nearest `source:` above it says; `assumption` where none does. */
  readonly source: string;
  /** Whether it is an assumption rather than a figure of record. */
  readonly assumption: boolean;
}

/** An input that is a range in the file: what a sensitivity analysis varies. */
export interface UncertainInput {
  /** The place in the document; `PATH=VALUE` with a value between the ends is a valid override. */
  readonly path: string;
  /** The ends as written, with their units. */
  readonly low: string;
  readonly high: string;
  /** Whether equal steps are equal factors (hazards) or equal differences. */
  readonly spread: "uniform" | "log_uniform";
  /** Whether each replication draws it (`low`, `high`), or it stays at its value unless varied (`range`). */
  readonly drawn: boolean;
  readonly source: string;
}

/** What no `source:` covers is an assumption: the file says so for it. */
const assumption = "assumption";

/** What a person chooses rather than knows: how far to look, what to try, where the sun is seen. */
const choices = new Set(["horizon", "levers", "place"]);

/** Every number of the document with its source, in document order. */
export function figuresOf(data: unknown): Figure[] {
  const figures: Figure[] = [];
  const visit = (value: unknown, path: Path, inherited: string): void => {
    if (isMapping(value)) {
      const source = sourceOf(value, inherited);
      const whole = figureText(value);
      if (whole !== undefined) {
        figures.push(figureAt(path, whole, source));
        return;
      }
      for (const [key, item] of Object.entries(value)) {
        if (!choices.has(key)) visit(item, [...path, key], source);
      }
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, [...path, index], inherited);
    } else if (isNumberText(value)) figures.push(figureAt(path, String(value), inherited));
  };
  visit(data, [], assumption);
  return figures;
}

/** The counts of a manifest with their sources, at the places where the resolved file has them. */
export function figuresOfTable({ rows: [header = [], ...rows] }: Table): Figure[] {
  const column = (name: string) => header.findIndex(({ text }) => text === name);
  return rows.map((row) => {
    const cell = (name: string) => row[column(name)]?.text ?? "";
    const source = cell("source") === "" ? assumption : cell("source");
    return figureAt(["people", "cohorts", cell("cohort"), "count"], cell("count"), source);
  });
}

/** Whether a source says that a figure is assumed. */
export function isAssumption(source: string): boolean {
  return /\bassum(ed|ption|ptions)\b/i.test(source);
}

function figureAt(path: Path, text: string, source: string): Figure {
  return { path: formatPath(path), text, source, assumption: isAssumption(source) };
}

function sourceOf(value: Readonly<Record<string, unknown>>, inherited: string): string {
  return typeof value.source === "string" && value.source.trim() !== "" ? value.source.trim() : inherited;
}

function isNumberText(value: unknown): boolean {
  if (typeof value === "number") return true;
  return typeof value === "string" && !isFault(parseQuantity(value));
}

const figureKeys = new Set([
  "value",
  "range",
  "low",
  "mode",
  "high",
  "law",
  "mean",
  "median",
  "p90",
  "cv",
  "k",
  "shape",
  "scale",
  "minimum",
  "exponent",
  "maximum",
  "values",
  "weights",
  "distribution",
  "source",
  "note",
]);

/** A map that is one figure (a value with its source, a range, a law) in words; undefined for a section. */
function figureText(value: Readonly<Record<string, unknown>>): string | undefined {
  const keys = Object.keys(value).filter((key) => key !== "source" && key !== "note");
  if (keys.length === 0 || !keys.every((key) => figureKeys.has(key))) return undefined;
  const ends = `${inText(value.low)} to ${inText(value.high)}`;
  if (keys.every((key) => ["value", "range"].includes(key)) && "value" in value) {
    return isMapping(value.value) ? figureText(value.value) : String(value.value);
  }
  if ("low" in value && "high" in value)
    return "mode" in value ? `${ends}, mostly ${inText(value.mode)}` : ends;
  const central = ["mean", "median", "distribution", "values", "minimum"].some((key) => key in value);
  if (!central || keys.every((key) => key === "minimum" || key === "maximum")) return undefined;
  return keys.map((key) => `${key} ${inText(value[key])}`).join(", ");
}

/** A parameter of a law as written; one that is itself a range in brackets. */
function inText(value: unknown): string {
  if (Array.isArray(value)) return value.map(inText).join(", ");
  return isMapping(value) ? `(${figureText(value) ?? "?"})` : String(value);
}

/** Every input that is a range, in document order. `drawn` tells which `{ low, high }` maps are drawn once. */
export function uncertainInputsOf(
  data: unknown,
  drawn: ReadonlyMap<string, "uniform" | "log_uniform">,
): UncertainInput[] {
  const inputs: UncertainInput[] = [];
  const visit = (value: unknown, path: Path, inherited: string): void => {
    if (Array.isArray(value))
      for (const [index, item] of value.entries()) visit(item, [...path, index], inherited);
    if (!isMapping(value)) return;
    const source = sourceOf(value, inherited);
    const at = formatPath(path);
    const spread = drawn.get(at);
    if (spread !== undefined) {
      inputs.push({
        path: at,
        low: String(value.low),
        high: String(value.high),
        spread,
        drawn: true,
        source,
      });
    } else if ("value" in value && Array.isArray(value.range) && value.range.length === 2) {
      const [low, high] = value.range.map(String);
      if (low !== undefined && high !== undefined) {
        inputs.push({ path: at, low, high, spread: "uniform", drawn: false, source });
      }
    } else for (const [key, item] of Object.entries(value)) visit(item, [...path, key], source);
  };
  visit(data, [], assumption);
  return inputs;
}
