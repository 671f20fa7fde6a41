import { z } from "zod";
import { type PhaseOptions, stopCounts } from "../../models/index.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import { eachNamed, given } from "../given.js";
import { type Unsettled, wholePeople } from "../uncertain.js";
import { date, figure, named, oneOrMore, provenance, reference, varying } from "../words.js";
import { resolveWho, whoSchema } from "./people-classes.js";

const review = z
  .strictObject({
    duration: varying(dimension.duration).describe("Time that it takes"),
    approval: figure(dimension.share)
      .optional()
      .describe("Chance that it approves, otherwise it is held again; certain when not given"),
    ...provenance,
  })
  .transform(({ duration, approval }) => given({ duration, approval }));

const stop = z.strictObject({
  count: z.enum(stopCounts).describe("What is counted since the start of the phase; hours is its age"),
  reaches: figure(dimension.number).describe("It stops when the count reaches this"),
  effect: z.enum(["end_phase", "pause", "end_transfer"]).optional().describe("end_phase when not given"),
  pause: varying(dimension.duration).optional(),
  ...provenance,
});

/** The phases of the transfer, in the order in which they follow each other. */
export const phasesSchema = named(
  z.strictObject({
    origins: oneOrMore(reference).optional().describe("Origins it calls people from; all when not given"),
    who: whoSchema.optional(),
    quota: figure(dimension.people).optional().describe("How many it calls; all who are left when not given"),
    start: date().optional().describe("Not before this date"),
    after: z
      .enum(["departed", "received", "none"])
      .optional()
      .describe(
        "When the phase before counts as cleared; none: this phase does not wait for it; departed when not given",
      ),
    review: review.optional().describe("A review between the phase before and this one"),
    pause: varying(dimension.duration).optional().describe("A pause before it starts"),
    pace: figure(dimension.flow).optional().describe("Calls at most so many people per day"),
    stop: oneOrMore(stop).optional().describe("What stops it early"),
    ...provenance,
  }),
);

const day = 24;

/** The phases as the models want them. */
export function resolvePhases(
  words: z.output<typeof phasesSchema> | undefined,
  origins: readonly string[],
  context: Context,
): Unsettled<PhaseOptions>[] {
  return eachNamed(words, ["phases"], (name, phase, path) => {
    const { who, start, pace, stop: rules, source: _s, note: _n, ...rest } = phase;
    for (const [index, origin] of (phase.origins ?? []).entries()) {
      context.refer([...path, "origins", index], origin, origins, "the name of an origin");
    }
    const pausing = rules?.findIndex((rule) => rule.effect === "pause" && rule.pause === undefined) ?? -1;
    if (pausing >= 0) {
      context.error([...path, "stop", pausing], {
        found: "a pause without its length",
        expected: "pause: with a duration",
      });
    }
    return {
      name,
      ...given({
        ...rest,
        who: who === undefined ? undefined : resolveWho(who),
        start: start === undefined ? undefined : context.clock.hoursAt(start),
        pace: pace === undefined ? undefined : wholePeople(pace, day),
        stop: rules?.map(({ count, reaches, effect, pause }) => ({
          count,
          reaches,
          ...given({ effect, pause }),
        })),
      }),
    };
  });
}
