import { z } from "zod";
import type { CourtEvent, LegalClockOptions } from "../../models/index.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import type { Path } from "../path.js";
import type { Unsettled } from "../uncertain.js";
import { figure, named, oneOrMore, provenance, reference, varying } from "../words.js";

const events = [
  "custody",
  "opened",
  "first_hearing",
  "closed",
  "investigation_begins",
  "investigation_ends",
  "hearing_begins",
  "hearing_ends",
  "trial_begins",
  "trial_ends",
  "appeal_begins",
  "appeal_ends",
] as const satisfies readonly CourtEvent[];

const renewals = z.strictObject({
  length: figure(dimension.positiveDuration).describe("Time added by each"),
  maximum: figure(dimension.count("renewals")).describe("How many are allowed"),
  hours: varying(dimension.duration).describe("A judge's working time for one decision"),
  notice: figure(dimension.duration)
    .optional()
    .describe("How long before the limit it is listed; 2 d when not given"),
  bench: z.string().optional().describe("The bench that decides; needed where a court has several"),
  ...provenance,
});

const clock = z.strictObject({
  tracks: oneOrMore(reference).optional().describe("Tracks it runs for; all when not given"),
  from: z.enum(events).describe("What starts it"),
  until: z.enum(events).describe("What must have happened in time"),
  limit: figure(dimension.positiveDuration),
  renewals: renewals.optional(),
  breach: z.enum(["count", "release"]).default("count").describe("What a breach does besides being counted"),
  ...provenance,
});

/** Limits in law: what must happen within which time. */
export const clocksSchema = named(clock);

const usualNotice = 48;

/** The legal clocks as the court wants them. */
export function resolveClocks(
  words: z.output<typeof clocksSchema> | undefined,
  names: { readonly benches: readonly string[]; readonly tracks: readonly string[] },
  path: Path,
  context: Context,
): { readonly clocks?: readonly Unsettled<LegalClockOptions>[] } {
  if (words === undefined) return {};
  const clocks = Object.entries(words).map(
    ([name, { tracks, from, until, limit, renewals: renewal, breach }]) => {
      const at = [...path, name];
      for (const [index, track] of (tracks ?? []).entries()) {
        context.refer([...at, "tracks", index], track, names.tracks, "the name of a track");
      }
      const beside =
        renewal === undefined ? {} : { renewals: resolveRenewals(renewal, names.benches, at, context) };
      return {
        name,
        start: from,
        stop: until,
        limit,
        breach,
        ...beside,
        ...(tracks === undefined ? {} : { tracks }),
      };
    },
  );
  return { clocks };
}

function resolveRenewals(
  { length, maximum, hours, notice, bench }: z.output<typeof renewals>,
  benches: readonly string[],
  path: Path,
  context: Context,
): NonNullable<Unsettled<LegalClockOptions>["renewals"]> {
  if (bench !== undefined)
    context.refer([...path, "renewals", "bench"], bench, benches, "the name of a bench");
  else if (benches.length > 1) {
    context.error([...path, "renewals"], {
      found: "no bench",
      expected: `bench: with one of ${benches.join(", ")}`,
    });
  }
  return { length, maximum, hours, notice: notice ?? usualNotice, bench: bench ?? benches[0] ?? "court" };
}
