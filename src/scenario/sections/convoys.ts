import { z } from "zod";
import { type ConvoyOptions, routeChoices } from "../../models/index.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import { given } from "../given.js";
import type { Path } from "../path.js";
import type { Unsettled } from "../uncertain.js";
import { figure, named, oneOrMore, provenance, reference, varying } from "../words.js";
import { resolveWho, whoSchema } from "./people-classes.js";
import { noGoSchema, resolveWindow, windowSchema } from "./window.js";

const convoy = z.strictObject({
  route: oneOrMore(reference).describe("The route, or several with the same ends"),
  choice: z
    .enum(routeChoices)
    .optional()
    .describe("How one of several routes is chosen; fixed (the first) when not given"),
  who: whoSchema.optional(),
  minimum: figure(dimension.people)
    .optional()
    .describe("Leaves with at least so many, unless nobody more can come; 1 when not given"),
  maximum: figure(dimension.people)
    .optional()
    .describe("Leaves with at most so many; as many as the vehicles seat when not given"),
  longest_wait: figure(dimension.duration)
    .optional()
    .describe("A convoy of any size goes once somebody has waited so long; no limit when not given"),
  vehicles: oneOrMore(reference)
    .optional()
    .describe("Types of vehicles that may be used; all of the route's mode when not given"),
  maximum_vehicles: figure(dimension.count("vehicles", 1)).optional(),
  depart: windowSchema
    .optional()
    .describe("When it may leave: night, day, always (when not given), or a span such as 22:00-06:00"),
  arrive_in_window: z
    .boolean()
    .optional()
    .describe("Whether the expected journey must end before the window closes; false when not given"),
  not_on: noGoSchema.optional().describe("Dates and days of the week on which none leaves"),
  headway: figure(dimension.duration).optional().describe("Smallest time between two departures"),
  loading: varying(dimension.duration).optional().describe("Time to load a vehicle"),
  unloading: varying(dimension.duration)
    .optional()
    .describe("Time to unload at the end, for the whole convoy"),
  turnaround: varying(dimension.duration)
    .optional()
    .describe("Time after the return until a vehicle can go again"),
  return: z
    .enum(["same_route", "at_once"])
    .optional()
    .describe(
      "How empty vehicles come back: the way they went (when not given), or they are there again at once, as hired ones",
    ),
  escort: z
    .strictObject({
      teams: reference.describe("Name of the escort teams"),
      per_convoy: figure(dimension.count("teams"))
        .optional()
        .describe("Teams with each convoy; when not given 1, or 0 where vehicles_per_team is"),
      vehicles_per_team: figure(dimension.count("vehicles", 1))
        .optional()
        .describe("One team more for each so many vehicles that are begun"),
      ...provenance,
    })
    .optional(),
  overwatch: z
    .strictObject({
      units: reference.describe("Name of the overwatch units"),
      per_convoy: figure(dimension.count("units"))
        .optional()
        .describe("Units with each convoy; 1 when not given"),
      required: z.boolean().optional().describe("Whether convoys wait for it; true when not given"),
      ...provenance,
    })
    .optional(),
  ...provenance,
});

/** Convoys: one service, or several by name. */
export const convoysSchema = z.union([convoy, named(convoy)]);

type ConvoyWords = z.output<typeof convoy>;

/** What convoys refer to. */
export interface ConvoyNames {
  readonly routes: readonly string[];
  readonly vehicles: readonly string[];
  readonly escorts: readonly string[];
  readonly overwatch: readonly string[];
}

/** The convoys as a list of named services with their places in the file; a sole one is called convoys. */
export function listConvoys(
  words: z.output<typeof convoysSchema> | undefined,
): { readonly name: string; readonly words: ConvoyWords; readonly path: Path }[] {
  if (words === undefined) return [];
  if (isSole(words)) return [{ name: "convoys", words, path: ["convoys"] }];
  return Object.entries(words).map(([name, one]) => ({ name, words: one, path: ["convoys", name] }));
}

function isSole(words: z.output<typeof convoysSchema>): words is ConvoyWords {
  return Array.isArray(words.route);
}

/** The convoys as the models want them. */
export function resolveConvoys(
  words: z.output<typeof convoysSchema> | undefined,
  names: ConvoyNames,
  context: Context,
): Unsettled<ConvoyOptions>[] {
  return listConvoys(words).map(({ name, words: convoy, path }) => {
    for (const [index, route] of convoy.route.entries()) {
      context.refer([...path, "route", index], route, names.routes, "the name of a route");
    }
    for (const [index, type] of (convoy.vehicles ?? []).entries()) {
      context.refer([...path, "vehicles", index], type, names.vehicles, "a type of vehicle in the fleet");
    }
    const { escort, overwatch } = convoy;
    if (escort !== undefined) {
      context.refer([...path, "escort", "teams"], escort.teams, names.escorts, "the name of escort teams");
    }
    if (overwatch !== undefined) {
      context.refer(
        [...path, "overwatch", "units"],
        overwatch.units,
        names.overwatch,
        "the name of overwatch units",
      );
    }
    return {
      name,
      routes: convoy.route,
      ...given({
        choice: convoy.choice,
        who: convoy.who === undefined ? undefined : resolveWho(convoy.who),
        minimum: convoy.minimum,
        maximum: convoy.maximum,
        longestWait: convoy.longest_wait,
        vehicles: convoy.vehicles,
        maximumVehicles: convoy.maximum_vehicles,
        depart: resolveWindow(convoy.depart, convoy.not_on, [...path, "depart"], context),
        arriveInWindow: convoy.arrive_in_window,
        headway: convoy.headway,
        loading: convoy.loading,
        unloading: convoy.unloading,
        turnaround: convoy.turnaround,
        return: convoy.return,
        escort:
          escort === undefined
            ? undefined
            : given({
                teams: escort.teams,
                perConvoy: escort.per_convoy,
                vehiclesPerTeam: escort.vehicles_per_team,
              }),
        overwatch:
          overwatch === undefined
            ? undefined
            : given({
                units: overwatch.units,
                perConvoy: overwatch.per_convoy,
                required: overwatch.required,
              }),
      }),
    };
  });
}
