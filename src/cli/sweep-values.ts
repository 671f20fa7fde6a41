// The values of `sweep --set PATH=...`: a list to combine, or a range to spread points over.
import type { Axis } from "../experiment/index.js";
import { splitAssignment } from "../scenario/path.js";
import { UsageError } from "./errors.js";

/** Reads `PATH=V1,V2,...` or `PATH=LOW..HIGH`. A comma inside brackets or quotes belongs to its value. */
export function readAxis(text: string): Axis {
  const [place = "", written = ""] = splitAssignment(text) ?? [];
  const path = place.trim();
  const range = /^\s*([-+\d.eE]+)([^.]*)\.\.\s*([-+\d.eE]+)(.*)$/.exec(written);
  if (range !== null) return rangeAxis(path, text, range);
  const values = splitAtCommas(written).map((value) => value.trim());
  if (values.some((value) => value === "")) {
    throw new UsageError(`--set ${text} has an empty value`, `for example --set ${path}=12,16,20`);
  }
  const twice = values.find((value, i) => values.indexOf(value) < i);
  if (twice !== undefined)
    throw new UsageError(`--set ${text} has the value ${twice} twice`, "give each value once");
  return { path, values };
}

function rangeAxis(
  path: string,
  text: string,
  [, from, unitFrom = "", to, unitTo = ""]: readonly string[],
): Axis {
  const [low, high] = [Number(from), Number(to)];
  const unit = unitTo.trim();
  const sameUnit = unitFrom.trim() === "" || unitFrom.trim() === unit;
  if (!(low < high) || !sameUnit) {
    throw new UsageError(
      `--set ${text} is not a range LOW..HIGH with one unit`,
      `for example --set court.judges=12..30, or --set "convoys.longest_wait=12 h..72 h"`,
    );
  }
  return { path, low, high, unit };
}

function splitAtCommas(text: string): string[] {
  const parts = [""];
  let depth = 0;
  let quote = "";
  for (const character of text) {
    if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === '"' || character === "'") quote = character;
    else if ("[{(".includes(character)) depth += 1;
    else if ("]})".includes(character)) depth -= 1;
    if (character === "," && depth === 0 && quote === "") parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts;
}
