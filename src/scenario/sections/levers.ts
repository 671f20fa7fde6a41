import { z } from "zod";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import { valueAt } from "../document.js";
import { given } from "../given.js";
import { parsePath } from "../path.js";
import { describe } from "../problem.js";
import { fixed, named, provenance } from "../words.js";

const value = z.union([z.number(), z.string(), z.boolean()]);

/** What a planner may change, and to what. */
export const leversSchema = named(
  z.strictObject({
    set: z.string().describe("The place in this file, such as court.judges"),
    values: z.array(value).min(1).describe("What it may be set to, in order; as written in the file"),
    cost: fixed(dimension.money).optional().describe("What each step away from the first value costs"),
    ...provenance,
  }),
);

/** Something a planner may change: `PATH=VALUE` with one of the values is a valid override. */
export interface Lever {
  readonly name: string;
  readonly path: string;
  readonly values: readonly string[];
  /** Money for each step from the first value on. */
  readonly cost?: number;
}

/** The levers, each of which must lead somewhere. */
export function resolveLevers(words: z.output<typeof leversSchema> | undefined, context: Context): Lever[] {
  return Object.entries(words ?? {}).map(([name, { set, values, cost }]) => {
    const path = parsePath(set);
    if (path === undefined || valueAt(context.document.data, path) === undefined) {
      const expected = "the place of a value in this file, such as court.judges";
      context.error(["levers", name, "set"], { found: describe(set), expected });
    }
    return { name, path: set, values: values.map(String), ...given({ cost }) };
  });
}
