import { z } from "zod";
import type { StaffPlan } from "../../models/index.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import type { Path } from "../path.js";
import type { Unsettled } from "../uncertain.js";
import { date, figure } from "../words.js";

/** How many work: one number, or numbers that hold from dates on. */
export function staff(thing: string) {
  const step = z.strictObject({
    from: date(),
    count: figure(dimension.count(thing)),
    source: z.string().optional(),
  });
  return z.union([z.array(step).min(1), figure(dimension.count(thing))]);
}

/** A plan of staff as read. */
export type StaffWords = z.output<ReturnType<typeof staff>>;

/** Numbers that hold from dates on. */
type Steps = Extract<StaffWords, readonly unknown[]>;

/** The steps in hours, each after the one before; of one that comes after the horizon the reader is told. */
export function resolveSteps(words: Steps, path: Path, context: Context) {
  const { clock } = context;
  const steps = words.map(({ from, count }) => ({ from: clock.hoursAt(from), count }));
  for (const [index, { from }] of steps.entries()) {
    const found = String(words[index]?.from);
    const place = [...path, index, "from"];
    if (from <= (steps[index - 1]?.from ?? Number.NEGATIVE_INFINITY)) {
      context.error(place, { found, expected: "a date after the one before" });
    } else if (from >= clock.horizon) {
      context.warn(place, { found: `${found}, after the horizon`, expected: "a date before it" });
    }
  }
  return steps;
}

/** The plan in hours. That nobody ever works is an error: nothing would ever clear. */
export function resolveStaff(
  words: StaffWords,
  path: Path,
  context: Context,
  thing: string,
): Unsettled<StaffPlan> {
  if (!Array.isArray(words)) {
    if (words === 0)
      context.error(path, { found: "0", expected: `at least 1 of the ${thing}, or nothing ever clears` });
    return words;
  }
  const steps = resolveSteps(words, path, context);
  if (steps.every(({ count }) => count === 0)) {
    context.error(path, {
      found: "0 at all times",
      expected: `at least 1 of the ${thing}, or nothing ever clears`,
    });
  }
  return steps;
}
