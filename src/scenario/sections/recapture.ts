import { z } from "zod";
import type { RecaptureOptions } from "../../models/index.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import { given } from "../given.js";
import type { Unsettled } from "../uncertain.js";
import { figure, provenance, reference, varying } from "../words.js";

/** What happens to those who escape. */
export const recaptureSchema = z.strictObject({
  probability: figure(dimension.share).describe("Chance that a person is ever caught"),
  delay: varying(dimension.duration).describe("Time until then"),
  return_to: reference
    .optional()
    .describe("Site they are brought to; where they escaped from when not given"),
  ...provenance,
});

/** Recapture as the models want it. */
export function resolveRecapture(
  words: z.output<typeof recaptureSchema>,
  sites: readonly string[],
  context: Context,
): Unsettled<RecaptureOptions> {
  const { probability, delay, return_to: returnTo } = words;
  if (returnTo !== undefined)
    context.refer(["recapture", "return_to"], returnTo, sites, "the name of a site");
  return { probability, delay, ...given({ returnTo }) };
}
