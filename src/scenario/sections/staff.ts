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
  const steps = words.map(({ from, count }) => ({ from: context.clock.hoursAt(from), count }));
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1];
    if (before !== undefined && step.from <= before.from) {
      context.error([...path, index, "from"], {
        found: String(words[index]?.from),
        expected: "a date after the one before",
      });
    }
  }
  if (steps.every(({ count }) => count === 0)) {
    context.error(path, {
      found: "0 at all times",
      expected: `at least 1 of the ${thing}, or nothing ever clears`,
    });
  }
  return steps;
}
