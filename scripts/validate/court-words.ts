// What the back-tests need to know of a court scenario's words.
import { parse } from "yaml";
import { z } from "zod";
import type { Scenario } from "../../src/scenario/index.js";

const words = z.object({
  court: z.object({
    hearings_per_day: z.array(z.object({ count: z.number() })),
    calendar: z.object({ holidays: z.array(z.string()) }),
  }),
});

/** The figures and the holidays of a court that is known by how many cases it ends on a sitting day. */
export function courtWords({ source: { files, path } }: Scenario): {
  readonly perDay: readonly number[];
  readonly holidays: readonly string[];
} {
  const { court } = words.parse(parse(files[path] ?? ""));
  return { perDay: court.hearings_per_day.map(({ count }) => count), holidays: court.calendar.holidays };
}
