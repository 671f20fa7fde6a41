import type { ClearanceOptions } from "../models/index.js";
import type { Context } from "./context.js";
import type { Table } from "./csv.js";
import type { FrameWords } from "./frame.js";
import { eachNamed, given } from "./given.js";
import { openCalendar } from "./sections/calendar.js";
import { resolveConvoys } from "./sections/convoys.js";
import { resolveCourt } from "./sections/court.js";
import { resolveDeaths } from "./sections/deaths.js";
import { resolveFacilities } from "./sections/facilities.js";
import { familySites, resolveFamilies } from "./sections/families.js";
import { resolveEscorts, resolveFleet, resolveOverwatch } from "./sections/fleet.js";
import type { Words } from "./sections/index.js";
import { resolveIntake } from "./sections/intake.js";
import { resolveCost } from "./sections/money.js";
import { resolvePeople } from "./sections/people.js";
import { resolvePhases } from "./sections/phases.js";
import { resolveRecapture } from "./sections/recapture.js";
import { resolveRepatriation } from "./sections/repatriation.js";
import { resolveBorders, resolveRoutes, resolveWeather } from "./sections/routes.js";
import { resolveDestinations, resolveOrigins, resolveStagings, sitesOfKind } from "./sections/sites.js";
import { resolveThreats } from "./sections/threat.js";
import { darkness } from "./sections/window.js";
import type { Unsettled } from "./uncertain.js";

/** What the parts need beside their own words. */
export interface Beside {
  readonly frame: FrameWords | undefined;
  /** The manifest of people, when the file names one. */
  readonly table: Table | undefined;
}

/** The words of all parts as the options of one model; whatever does not fit together is reported to the context. */
export function resolveModel(
  words: Words,
  { frame, table }: Beside,
  context: Context,
): Unsettled<ClearanceOptions> {
  for (const [name, calendar] of Object.entries(words.calendars ?? {})) {
    context.calendars.set(name, openCalendar(calendar, ["calendars", name], context));
  }
  const { horizon } = context.clock;
  return {
    horizon,
    days: context.clock.dailyGrid(),
    ...given({ deadline: frame?.deadline === undefined ? undefined : context.clock.hoursAt(frame.deadline) }),
    ...resolveTransport(words, table, context),
    ...resolveJustice(words, context),
  };
}

function resolveTransport(
  words: Words,
  table: Table | undefined,
  context: Context,
): Partial<Unsettled<ClearanceOptions>> {
  const origins = Object.keys(sitesOfKind(words.sites, "origin"));
  const people = resolvePeople(words.people, table, origins, context);
  const sites = [...context.names("sites"), ...familySites(context)];
  const routes = resolveRoutes(words.routes, sites, context.names("borders"), context);
  const legs = new Map(
    context.names("routes").map((route) => [route, context.names("routes", route, "legs")] as const),
  );
  const names = {
    routes: context.names("routes"),
    vehicles: context.names("fleet"),
    escorts: context.names("escorts"),
    overwatch: context.names("overwatch"),
  };
  const lists = {
    people,
    origins: resolveOrigins(
      words.sites,
      people.map(({ name }) => name),
      context,
    ),
    stagings: resolveStagings(words.sites),
    destinations: resolveDestinations(words.sites),
    routes,
    borders: resolveBorders(words.borders, context),
    phases: resolvePhases(words.phases, origins, context),
    vehicles: resolveFleet(words.fleet, context),
    escorts: resolveEscorts(words.escorts),
    overwatch: resolveOverwatch(words.overwatch, context),
    convoys: resolveConvoys(words.convoys, names, context),
    threats: resolveThreats(words.threat, legs, ["threat"], context),
    weather: resolveWeather(words.weather, context),
  };
  const filled = Object.entries(lists).filter(([, list]) => list.length > 0);
  return {
    ...(Object.fromEntries(filled) as Partial<typeof lists>),
    ...given({
      workshop: words.workshop === undefined ? undefined : { crews: words.workshop.crews },
      recapture:
        words.recapture === undefined ? undefined : resolveRecapture(words.recapture, sites, context),
      midnights: lists.stagings.length > 0 ? context.clock.dayStarts() : undefined,
      darkness: lists.threats.length > 0 ? darkness(context) : undefined,
    }),
  };
}

function resolveJustice(words: Words, context: Context): Partial<Unsettled<ClearanceOptions>> {
  const intakes = eachNamed(sitesOfKind(words.sites, "intake"), ["sites"], (name, one, path) =>
    resolveIntake(name, one, path, context),
  );
  const { court, repatriation, families } = words;
  const lists = { intakes, mortality: resolveDeaths(words.deaths), prices: resolveCost(words.cost, context) };
  const filled = Object.entries(lists).filter(([, list]) => list.length > 0);
  return {
    ...(Object.fromEntries(filled) as Partial<typeof lists>),
    ...given({
      court: court === undefined ? undefined : resolveCourt(court, "court", ["court"], context),
      facilities: resolveFacilities(words.facilities, words.provinces, words.placement, context),
      repatriation: repatriation === undefined ? undefined : resolveRepatriation(repatriation, context),
      families: families === undefined ? undefined : resolveFamilies(families, context),
    }),
  };
}
