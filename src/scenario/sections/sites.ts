import { z } from "zod";
import type { DestinationOptions, OriginOptions, StagingOptions } from "../../models/index.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import { place } from "../frame.js";
import { eachNamed, given } from "../given.js";
import type { Path } from "../path.js";
import type { Unsettled } from "../uncertain.js";
import { date, figure, fixed, named, provenance, reference, varying } from "../words.js";
import { intakeShape } from "./intake.js";
import { attacksSchema, exitsSchema, resolveAttacks, resolveExits } from "./site-risks.js";
import { resolveWindow, windowSchema } from "./window.js";

const gate = z.strictObject({
  lanes: figure(dimension.count("lanes", 1)).optional().describe("People at a time; 1 when not given"),
  service: varying(dimension.duration).describe("Time that one person takes"),
  hours: windowSchema.optional().describe("When it works; always when not given"),
  ...provenance,
});

const arrivals = z.strictObject({
  cohort: reference.describe("Name of their cohort"),
  gap: varying(dimension.positiveDuration).describe("Time between arrivals"),
  size: varying(dimension.people).optional().describe("People per arrival; 1 when not given"),
  from: date().optional(),
  until: date().optional().describe("No arrival from this date on"),
  ...provenance,
});

const origin = z.strictObject({
  kind: z.literal("origin"),
  gate: z
    .union([gate, fixed(dimension.flow)])
    .optional()
    .describe("Where people are counted, searched and handed over: people per time, or lanes and service"),
  loading_places: figure(dimension.count("places", 1))
    .optional()
    .describe("Vehicles loaded at a time; all when not given"),
  share: fixed(dimension.number)
    .optional()
    .describe("Its share of cohorts that name no site, relative to the other origins; 1 when not given"),
  order: z
    .enum(["mixed", "listed"])
    .optional()
    .describe(
      "In which order people are called: mixed by chance (when not given), or as the cohorts are listed",
    ),
  arrivals: named(arrivals).optional().describe("People who still come while the transfer goes on"),
  exits: exitsSchema.optional(),
  attacks: attacksSchema.optional(),
  place: place.optional(),
  ...provenance,
});

const staging = z.strictObject({
  kind: z.literal("staging"),
  places: figure(dimension.count("places", 1))
    .optional()
    .describe("Persons it can hold; any number when not given"),
  longest_hold: figure(dimension.duration)
    .optional()
    .describe("Persons longer there than this go on in a convoy of any size"),
  handling: varying(dimension.duration).optional().describe("Time from arrival until a person can go on"),
  loading_places: figure(dimension.count("places", 1)).optional(),
  exits: exitsSchema.optional(),
  attacks: attacksSchema.optional(),
  place: place.optional(),
  ...provenance,
});

const destination = z.strictObject({
  kind: z.literal("destination"),
  places: figure(dimension.count("places", 1))
    .optional()
    .describe("Persons it can hold; any number when not given"),
  location: z
    .enum(["facility", "rehabilitation", "hospital", "community", "abroad"])
    .optional()
    .describe("Where people are once they are there; facility when not given"),
  place: place.optional(),
  ...provenance,
});

const intake = z.strictObject({
  kind: z.literal("intake"),
  ...intakeShape,
  place: place.optional(),
  ...provenance,
});

/** The nodes of the graph. */
export const sitesSchema = named(z.discriminatedUnion("kind", [origin, staging, intake, destination]));

/** The sites as read. */
export type SitesWords = z.output<typeof sitesSchema>;

type SiteOfKind<K extends string> = Extract<SitesWords[string], { readonly kind: K }>;

/** The sites of one kind, with their names. */
export function sitesOfKind<K extends SitesWords[string]["kind"]>(
  sites: SitesWords | undefined,
  kind: K,
): Record<string, SiteOfKind<K>> {
  const all = Object.entries(sites ?? {});
  return Object.fromEntries(all.filter((entry): entry is [string, SiteOfKind<K>] => entry[1].kind === kind));
}

/** The origins as the models want them. */
export function resolveOrigins(
  sites: SitesWords | undefined,
  cohorts: readonly string[],
  context: Context,
): Unsettled<OriginOptions>[] {
  return eachNamed(sitesOfKind(sites, "origin"), ["sites"], (name, words, path) => ({
    name,
    ...given({
      share: words.share,
      order: words.order,
      gate: words.gate === undefined ? undefined : resolveGate(words.gate, [...path, "gate"], context),
      loadingPlaces: words.loading_places,
      arrivals:
        words.arrivals === undefined ? undefined : resolveArrivals(words.arrivals, cohorts, path, context),
      exits: words.exits === undefined ? undefined : resolveExits(words.exits),
      threats: words.attacks === undefined ? undefined : resolveAttacks(words.attacks),
    }),
  }));
}

function resolveGate(
  words: NonNullable<SiteOfKind<"origin">["gate"]>,
  path: Path,
  context: Context,
): NonNullable<Unsettled<OriginOptions>["gate"]> {
  // People per hour through one lane are hours per person.
  if (typeof words === "number") return { service: { kind: "constant", value: 1 / words } };
  const { lanes, service, hours } = words;
  return {
    service,
    ...given({ lanes, hours: resolveWindow(hours, undefined, [...path, "hours"], context) }),
  };
}

function resolveArrivals(
  words: NonNullable<SiteOfKind<"origin">["arrivals"]>,
  cohorts: readonly string[],
  site: Path,
  context: Context,
): NonNullable<Unsettled<OriginOptions>["arrivals"]> {
  return eachNamed(words, [...site, "arrivals"], (_name, { cohort, gap, size, from, until }, path) => {
    context.refer([...path, "cohort"], cohort, cohorts, "the name of a cohort");
    const hours = (date: string | undefined) =>
      date === undefined ? undefined : context.clock.hoursAt(date);
    if (
      from !== undefined &&
      until !== undefined &&
      context.clock.hoursAt(until) <= context.clock.hoursAt(from)
    ) {
      context.error([...path, "until"], { found: until, expected: `a date after ${from}` });
    }
    return { cohort, gap, ...given({ size, from: hours(from), until: hours(until) }) };
  });
}

/** The staging points as the models want them. */
export function resolveStagings(sites: SitesWords | undefined): Unsettled<StagingOptions>[] {
  return eachNamed(sitesOfKind(sites, "staging"), ["sites"], (name, words) => ({
    name,
    ...given({
      places: words.places,
      longestHold: words.longest_hold,
      handling: words.handling,
      loadingPlaces: words.loading_places,
      exits: words.exits === undefined ? undefined : resolveExits(words.exits),
      threats: words.attacks === undefined ? undefined : resolveAttacks(words.attacks),
    }),
  }));
}

/** The ends of the way as the models want them. */
export function resolveDestinations(sites: SitesWords | undefined): Unsettled<DestinationOptions>[] {
  return eachNamed(sitesOfKind(sites, "destination"), ["sites"], (name, { places, location }) => ({
    name,
    ...given({ places, location }),
  }));
}
