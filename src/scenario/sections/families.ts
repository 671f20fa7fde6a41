import { z } from "zod";
import type { FamiliesOptions, RoundsOptions } from "../../models/index.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import { valueAt } from "../document.js";
import { given } from "../given.js";
import type { Path } from "../path.js";
import type { Unsettled } from "../uncertain.js";
import { date, figure, provenance, reference, varying } from "../words.js";
import { resolveWho, whoSchema } from "./people-classes.js";

/** What they are called where the file does not say. */
const usualNames = { camp: "camp", centre: "rehabilitation centre" };

const siteName = z.string().min(1);

const pause = z.strictObject({ from: date(), until: date(), ...provenance });

const rounds = z.strictObject({
  first: date().describe("When the first leaves"),
  every: varying(dimension.positiveDuration).describe("Time between departures"),
  persons: varying(dimension.somePeople).describe("Persons that a round takes"),
  most: figure(dimension.count("rounds"))
    .optional()
    .describe("Rounds in all; until the camp is empty when not given"),
  travel: varying(dimension.duration).optional().describe("Time on the way, where no route is given"),
  route: reference
    .optional()
    .describe(
      "The route from the camp to the centre: its legs tell the time, and rounds meet its threats as convoys without escort do",
    ),
  seats: figure(dimension.count("seats", 1))
    .optional()
    .describe(
      "Persons in one of the vehicles hired for a round: how many pass border posts and are paid for; all in one when not given",
    ),
  pauses: z.array(pause).optional().describe("Times at which no round leaves"),
  ...provenance,
});

const rehabilitation = z.strictObject({
  name: siteName.default(usualNames.centre),
  places: figure(dimension.count("places", 1))
    .optional()
    .describe("Persons it can hold; any number when not given"),
  stay: varying(dimension.duration).describe("How long a family stays"),
  inside_at_start: z
    .strictObject({
      count: figure(dimension.people).describe("Persons, besides those under people"),
      remaining: varying(dimension.duration)
        .optional()
        .describe(
          "How much longer a family stays; when not given what is left of stays that are met at any moment of them",
        ),
      ...provenance,
    })
    .optional()
    .describe("Family members who are there when the scenario starts; nobody when not given"),
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
  camp: siteName.optional().describe("What the camp is called that rounds leave; camp when not given"),
  who: whoSchema.optional().describe("The people of the camp; all family members when not given"),
  size: varying(dimension.somePeople)
    .optional()
    .describe(
      "Persons in a family, formed within each cohort; families stay together, in rounds and in convoys. Everybody is alone when not given",
    ),
  wait_together: figure(dimension.duration)
    .optional()
    .describe(
      "How long a family waits for a convoy with room for all of it before it goes in several; 7 d when not given. One larger than any convoy does not wait; families_separated counts them",
    ),
  rounds: rounds
    .optional()
    .describe(
      "How families leave the camp together; without rounds convoys bring people to the centre from sites",
    ),
  rehabilitation,
  leave_by_themselves: figure(dimension.rate, "log_uniform")
    .optional()
    .describe("Each family's rate of leaving without a round"),
  ...provenance,
});

/** Families as read. */
type FamiliesWords = z.output<typeof familiesSchema>;

/** The names of the camp that rounds leave and of the centre, where the file has families; also when they have faults of their own. */
export function familySites({ document: { data } }: Context): readonly string[] {
  if (valueAt(data, ["families"]) === undefined) return [];
  const name = (path: Path, usual: string) => {
    const given = valueAt(data, path);
    return typeof given === "string" ? given : usual;
  };
  const centre = name(["families", "rehabilitation", "name"], usualNames.centre);
  if (valueAt(data, ["families", "rounds"]) === undefined) return [centre];
  return [name(["families", "camp"], usualNames.camp), centre];
}

/** What the rounds of a camp are called, as vehicles that have a price. */
export function roundsName(camp: string): string {
  return `${camp} rounds`;
}

/** Families as the models want them. */
export function resolveFamilies(words: FamiliesWords, context: Context): Unsettled<FamiliesOptions> {
  const { camp = usualNames.camp, who, size, rounds, rehabilitation: centre } = words;
  if (rounds === undefined) checkNoCamp(words, context);
  checkNames(context);
  if (words.wait_together !== undefined && size === undefined) {
    context.error(["families", "wait_together"], {
      found: "wait_together without size",
      expected: "the size of families",
    });
  }
  const { reintegration, inside_at_start: inside } = centre;
  return {
    camp,
    rehabilitation: {
      name: centre.name,
      stay: centre.stay,
      ...given({
        places: centre.places,
        inside:
          inside === undefined
            ? undefined
            : { count: inside.count, ...given({ remaining: inside.remaining }) },
        reintegration:
          reintegration === undefined
            ? undefined
            : { returnRate: reintegration.return_rate, delay: reintegration.delay },
      }),
    },
    ...given({
      rounds: rounds === undefined ? undefined : resolveRounds(rounds, context),
      who: who === undefined ? undefined : resolveWho(who),
      size,
      patience: words.wait_together,
      selfDeparture: words.leave_by_themselves,
    }),
  };
}

function resolveRounds(
  { first, every, persons, most, travel, route, seats, pauses }: z.output<typeof rounds>,
  context: Context,
): Unsettled<RoundsOptions> {
  const { clock } = context;
  const path = ["families", "rounds"];
  if (route !== undefined) {
    context.refer([...path, "route"], route, context.names("routes"), "the name of a route");
    if (travel !== undefined) {
      context.error([...path, "travel"], { found: "travel beside route", expected: "one of them" });
    }
  }
  if (seats !== undefined && route === undefined) {
    context.error([...path, "seats"], {
      found: "seats without route",
      expected: "the route that the vehicles go",
    });
  }
  return {
    first: clock.hoursAt(first),
    gap: every,
    persons,
    ...given({
      most,
      travel,
      route,
      seats,
      pauses: pauses?.map(({ from, until }, index) => {
        if (clock.hoursAt(until) <= clock.hoursAt(from)) {
          const fault = { found: until, expected: `a date after ${from}` };
          context.error([...path, "pauses", index, "until"], fault);
        }
        return { from: clock.hoursAt(from), until: clock.hoursAt(until) };
      }),
    }),
  };
}

/** What a camp has is nothing without rounds: whom convoys take is at a site of the graph. */
function checkNoCamp(words: FamiliesWords, context: Context): void {
  for (const key of ["camp", "who", "leave_by_themselves"] as const) {
    if (words[key] === undefined) continue;
    context.error(["families", key], {
      found: `${key} without rounds`,
      expected: "rounds, or a site of kind: origin that convoys leave",
    });
  }
}

/** Routes lead to a camp, a centre or a site by name: no two can have the same. */
function checkNames(context: Context): void {
  const sites = context.names("sites");
  const [camp, centre] = familySites(context);
  if (camp === centre) {
    context.error(["families"], {
      found: `${camp} as the name of both camp and rehabilitation`,
      expected: "names of their own for camp and rehabilitation",
    });
  }
  for (const name of familySites(context)) {
    if (!sites.includes(name)) continue;
    context.error(["families"], {
      found: `${name}, which is the name of a site too`,
      expected: "names of their own for camp and rehabilitation",
    });
  }
}
