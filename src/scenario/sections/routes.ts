import { z } from "zod";
import {
  type BorderOptions,
  type LegOptions,
  modes,
  type RouteOptions,
  type WeatherOptions,
} from "../../models/index.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import { eachNamed, given } from "../given.js";
import type { Path } from "../path.js";
import type { Unsettled } from "../uncertain.js";
import { date, figure, named, oneOrMore, provenance, reference, varying } from "../words.js";
import { resolveWindow, windowSchema } from "./window.js";

/** How people travel. */
export const modeSchema = z.enum(modes);

const legShape = {
  length: figure(dimension.distance).optional(),
  speed: varying(dimension.speed).optional().describe("Drawn once per convoy and leg"),
  duration: varying(dimension.positiveDuration).optional().describe("Instead of length and speed"),
  delay: varying(dimension.duration).optional().describe("Time lost on top of it: checkpoints, traffic"),
  border: reference.optional().describe("Name of the border post at its end"),
};

const leg = z.strictObject({ ...legShape, ...provenance });

const route = z.strictObject({
  from: reference.describe("The site it starts from"),
  to: reference.describe("The site it leads to"),
  mode: modeSchema.optional().describe("road when not given"),
  ...legShape,
  legs: named(leg)
    .optional()
    .describe("Its parts in order of travel; instead of length and speed on the route itself"),
  ...provenance,
});

/** Ways from one site to another. */
export const routesSchema = named(route);

/** Border posts with their own queues and hours. */
export const bordersSchema = named(
  z.strictObject({
    lanes: figure(dimension.count("lanes", 1))
      .optional()
      .describe("Convoys, or vehicles, that are handled at a time; 1 when not given"),
    service: varying(dimension.duration).describe("Time that one takes"),
    per: z
      .enum(["convoy", "vehicle"])
      .optional()
      .describe("What is handled at a time: a whole convoy when not given"),
    hours: windowSchema.optional(),
    empty: z
      .boolean()
      .optional()
      .describe("Whether empty vehicles on their way back stop here too; true when not given"),
    ...provenance,
  }),
);

/** Days on which weather allows no departure. */
export const weatherSchema = named(
  z.strictObject({
    modes: oneOrMore(modeSchema).optional().describe("What it stops; all when not given"),
    chance: figure(dimension.share).describe("Chance of a bad day"),
    persistence: figure(dimension.share)
      .optional()
      .describe("Chance that a bad day is followed by another; the same as chance when not given"),
    season: z.strictObject({ from: date(), to: date().describe("First date after it") }).optional(),
    ...provenance,
  }),
);

/** The routes as the models want them. */
export function resolveRoutes(
  words: z.output<typeof routesSchema> | undefined,
  sites: readonly string[],
  borders: readonly string[],
  context: Context,
): Unsettled<RouteOptions>[] {
  return eachNamed(
    words,
    ["routes"],
    (name, { from, to, mode, legs, source: _s, note: _n, ...own }, path) => {
      context.refer([...path, "from"], from, sites, "the name of a site");
      context.refer([...path, "to"], to, sites, "the name of a site");
      if (from === to) context.error([...path, "to"], { found: to, expected: "another site than from" });
      if (legs === undefined) {
        return { name, from, to, ...given({ mode }), legs: [resolveLeg(name, own, borders, path, context)] };
      }
      for (const key of Object.keys(given(own))) {
        context.error([...path, key], { found: `${key} beside legs`, expected: "it in each of the legs" });
      }
      if (Object.keys(legs).length === 0) {
        context.error([...path, "legs"], { found: "no leg", expected: "at least one leg" });
      }
      const resolved = eachNamed(legs, [...path, "legs"], (leg, words, at) =>
        resolveLeg(leg, words, borders, at, context),
      );
      return { name, from, to, ...given({ mode }), legs: resolved };
    },
  );
}

function resolveLeg(
  name: string,
  words: Omit<z.output<typeof leg>, "source" | "note">,
  borders: readonly string[],
  path: Path,
  context: Context,
): Unsettled<LegOptions> {
  const { length, speed, duration, delay, border } = words;
  if (border !== undefined) context.refer([...path, "border"], border, borders, "the name of a border post");
  if (duration === undefined && (length === undefined || speed === undefined)) {
    const missing = length === undefined ? (speed === undefined ? "length and speed" : "length") : "speed";
    context.error(path, { found: `no ${missing}`, expected: "length and speed, or a duration" });
  } else if (duration !== undefined && speed !== undefined) {
    context.error([...path, "speed"], { found: "speed beside duration", expected: "one of them" });
  }
  return { name, ...given({ length, speed, duration, delay, border }) };
}

/** Border posts as the models want them. */
export function resolveBorders(
  words: z.output<typeof bordersSchema> | undefined,
  context: Context,
): Unsettled<BorderOptions>[] {
  return eachNamed(words, ["borders"], (name, { hours, source: _s, note: _n, ...rest }, path) => ({
    name,
    ...given({ ...rest, hours: resolveWindow(hours, undefined, [...path, "hours"], context) }),
  }));
}

/** Weather as the models want it. */
export function resolveWeather(
  words: z.output<typeof weatherSchema> | undefined,
  context: Context,
): Unsettled<WeatherOptions>[] {
  return eachNamed(words, ["weather"], (name, { season, source: _s, note: _n, ...rest }) => ({
    name,
    ...given(rest),
    days: context.clock.dayStarts(),
    ...(season === undefined
      ? {}
      : {
          season: { open: [context.clock.hoursAt(season.from)], close: [context.clock.hoursAt(season.to)] },
        }),
  }));
}
