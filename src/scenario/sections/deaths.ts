import { z } from "zod";
import type { MortalityOptions } from "../../models/index.js";
import * as dimension from "../dimensions.js";
import { eachNamed, given } from "../given.js";
import type { Unsettled } from "../uncertain.js";
import { figure, named, provenance } from "../words.js";
import { resolveWho, whoSchema } from "./people-classes.js";

/** Deaths in custody or care that no attack causes. */
export const deathsSchema = named(
  z.strictObject({
    per_person: figure(dimension.rate, "log_uniform").describe(
      "Each person's chance per time, such as 0.002 / year",
    ),
    who: whoSchema.optional(),
    ...provenance,
  }),
);

/** Mortality as the models want it. */
export function resolveDeaths(
  words: z.output<typeof deathsSchema> | undefined,
): Unsettled<MortalityOptions>[] {
  return eachNamed(words, ["deaths"], (name, { per_person: perPersonHour, who }) => ({
    name,
    perPersonHour,
    ...given({ who: who === undefined ? undefined : resolveWho(who) }),
  }));
}
