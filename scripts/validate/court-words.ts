// What the back-tests need to know of a court scenario's words.
import { parse } from "yaml";
import { z } from "zod";
import type { Scenario } from "../../src/scenario/index.js";

const words = z.object({ court: z.object({ calendar: z.object({ holidays: z.array(z.string()) }) }) });

/** The holidays of a scenario's court, as its file gives them. */
export function holidaysOf({ source: { files, path } }: Scenario): readonly string[] {
  return words.parse(parse(files[path] ?? "")).court.calendar.holidays;
}
