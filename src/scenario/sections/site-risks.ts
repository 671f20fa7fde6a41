import { z } from "zod";
import type { ExitOptions, SiteThreatOptions } from "../../models/index.js";
import * as dimension from "../dimensions.js";
import { eachNamed, given } from "../given.js";
import type { Unsettled } from "../uncertain.js";
import { figure, named, provenance, varying } from "../words.js";
import { excitationSchema, harmShape } from "./casualties.js";
import { resolveWho, whoSchema } from "./people-classes.js";

/** Ways out of a site other than by convoy. */
export const exitsSchema = named(
  z.strictObject({
    to: z.enum(["community", "dead", "abroad"]),
    status: z
      .enum(["released", "handed_over", "closed"])
      .optional()
      .describe("Legal status afterwards; released when not given"),
    per_person: figure(dimension.rate, "log_uniform").optional().describe("Each person's chance per time"),
    gap: varying(dimension.positiveDuration)
      .optional()
      .describe("Instead: time between exits, however many are there"),
    size: varying(dimension.people).optional().describe("People per exit; 1 when not given"),
    who: whoSchema.optional(),
    ...provenance,
  }),
);

const outcome = z.strictObject({
  ...harmShape,
  gate_closed: varying(dimension.duration).optional().describe("Time for which nobody passes the gate"),
});

/** Attacks on a site and breakouts from it, while people remain: statistical. */
export const attacksSchema = named(
  z.strictObject({
    kind: z.enum(["attack", "breakout"]).optional().describe("attack (from outside) when not given"),
    rate: figure(dimension.rate, "log_uniform").describe(
      "Rate while people remain; a range is drawn once per replication",
    ),
    scaling: z
      .enum(["constant", "remaining"])
      .optional()
      .describe("The same until the site is empty (when not given), or in proportion to who is left"),
    excitation: excitationSchema.optional(),
    outcomes: named(outcome).optional().describe("What an incident does: one of these, by weight"),
    ...provenance,
  }),
);

/** The exits as the models want them. */
export function resolveExits(words: z.output<typeof exitsSchema>): Unsettled<ExitOptions>[] {
  return eachNamed(words, [], (name, { to, status, per_person: rate, gap, size, who }) => ({
    name,
    to,
    ...given({
      status,
      perPerson: rate === undefined ? undefined : ({ kind: "constant", value: rate } as const),
      gap,
      size,
      who: who === undefined ? undefined : resolveWho(who),
    }),
  }));
}

/** The attacks as the models want them. */
export function resolveAttacks(words: z.output<typeof attacksSchema>): Unsettled<SiteThreatOptions>[] {
  return eachNamed(words, [], (name, { kind, rate, scaling, excitation, outcomes }) => ({
    name,
    rate: { kind: "constant", value: rate },
    ...given({
      kind,
      scaling,
      excitation: excitation === undefined ? undefined : { jump: excitation.jump, decay: excitation.decay },
      outcomes:
        outcomes === undefined
          ? undefined
          : eachNamed(outcomes, [], (label, one) => {
              const {
                gate_closed: gateClosed,
                staff_casualties: staffCasualties,
                source: _s,
                note: _n,
                ...harm
              } = one;
              return { name: label, ...given({ ...harm, gateClosed, staffCasualties }) };
            }),
    }),
  }));
}
