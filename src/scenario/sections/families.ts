import { z } from "zod";
import type { FamiliesOptions } from "../../models/index.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import { valueAt } from "../document.js";
import { given } from "../given.js";
import type { Path } from "../path.js";
import type { Unsettled } from "../uncertain.js";
import { date, figure, provenance, varying } from "../words.js";
import { resolveWho, whoSchema } from "./people-classes.js";

const usualNames = { camp: "camp", centre: "rehabilitation centre" };

const pause = z.strictObject({ from: date(), until: date(), ...provenance });

const rounds = z.strictObject({
  first: date().describe("When the first leaves"),
  every: varying(dimension.positiveDuration).describe("Time between departures"),
  persons: varying(dimension.people).describe("Persons that a round takes"),
  most: figure(dimension.count("rounds"))
    .optional()
    .describe("Rounds in all; until the camp is empty when not given"),
  travel: varying(dimension.duration).optional(),
  pauses: z.array(pause).optional().describe("Times at which no round leaves"),
  ...provenance,
});

const rehabilitation = z.strictObject({
  name: z.string().default(usualNames.centre),
  places: figure(dimension.count("places", 1)).optional(),
  stay: varying(dimension.duration).describe("How long a family stays"),
  reintegration: z
    .strictObject({
      return_rate: figure(dimension.share).describe("Chance that a family comes back to the centre"),
      delay: varying(dimension.duration).describe("Time until then"),
      ...provenance,
    })
    .optional(),
  ...provenance,
});

/** Families on their way from a camp through a rehabilitation centre to their communities. */
export const familiesSchema = z.strictObject({
  camp: z.string().default(usualNames.camp).describe("What the camp is called"),
  who: whoSchema.optional().describe("The people of the camp; all family members when not given"),
  size: varying(dimension.people).optional().describe("Persons in a family; families stay together"),
  rounds,
  rehabilitation,
  leave_by_themselves: figure(dimension.rate, "log_uniform")
    .optional()
    .describe("Each family's rate of leaving without a round"),
  ...provenance,
});

/** The names of the camp and the centre, where the file has families; also when they have faults of their own. */
export function familySites({ document: { data } }: Context): readonly string[] {
  if (valueAt(data, ["families"]) === undefined) return [];
  const name = (path: Path, usual: string) => {
    const given = valueAt(data, path);
    return typeof given === "string" ? given : usual;
  };
  return [
    name(["families", "camp"], usualNames.camp),
    name(["families", "rehabilitation", "name"], usualNames.centre),
  ];
}

/** Families as the models want them. */
export function resolveFamilies(
  words: z.output<typeof familiesSchema>,
  context: Context,
): Unsettled<FamiliesOptions> {
  const { camp, who, size, rounds, rehabilitation: centre, leave_by_themselves: selfDeparture } = words;
  const { clock } = context;
  const { reintegration } = centre;
  return {
    camp,
    rounds: {
      first: clock.hoursAt(rounds.first),
      gap: rounds.every,
      persons: rounds.persons,
      ...given({
        most: rounds.most,
        travel: rounds.travel,
        pauses: rounds.pauses?.map(({ from, until }, index) => {
          if (clock.hoursAt(until) <= clock.hoursAt(from)) {
            const fault = { found: until, expected: `a date after ${from}` };
            context.error(["families", "rounds", "pauses", index, "until"], fault);
          }
          return { from: clock.hoursAt(from), until: clock.hoursAt(until) };
        }),
      }),
    },
    rehabilitation: {
      name: centre.name,
      stay: centre.stay,
      ...given({
        places: centre.places,
        reintegration:
          reintegration === undefined
            ? undefined
            : { returnRate: reintegration.return_rate, delay: reintegration.delay },
      }),
    },
    ...given({ who: who === undefined ? undefined : resolveWho(who), size, selfDeparture }),
  };
}
