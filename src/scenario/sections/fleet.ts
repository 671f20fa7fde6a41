import { z } from "zod";
import type { EscortOptions, OverwatchOptions, VehicleOptions } from "../../models/index.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import { eachNamed, given } from "../given.js";
import type { Path } from "../path.js";
import type { Unsettled } from "../uncertain.js";
import { figure, named, provenance, varying } from "../words.js";
import { modeSchema } from "./routes.js";
import { resolveSteps, type StaffWords, staff } from "./staff.js";
import { resolveWindow, windowSchema } from "./window.js";

const duty = z
  .strictObject({
    limit: figure(dimension.positiveDuration).describe("Hours on duty between rests; the way back counts"),
    rest: figure(dimension.duration).describe("Rest after which duty starts anew"),
    ...provenance,
  })
  .transform(({ limit, rest }) => ({ limit, rest }));

const breakdown = z
  .strictObject({
    every: varying(dimension.positiveDuration).describe("Time between failures of one vehicle"),
    counts: z
      .enum(["driving", "calendar"])
      .optional()
      .describe("What that time is counted in; driving when not given"),
    repair: varying(dimension.duration).describe("Time in the workshop"),
    roadside: varying(dimension.duration)
      .optional()
      .describe("Delay of the convoy when it happens on the way"),
    ...provenance,
  })
  .transform(({ source: _s, note: _n, ...rest }) => given(rest));

/** Vehicles and aircraft by type. */
export const fleetSchema = named(
  z.strictObject({
    count: staff("vehicles").describe("How many there are, or how many from which date on"),
    seats: figure(dimension.count("seats", 1)).describe("Places for people who are transferred"),
    mode: modeSchema.optional().describe("road when not given"),
    breakdown: breakdown.optional(),
    duty: duty.optional().describe("Limit of the crew's duty"),
    ...provenance,
  }),
);

/** Those who repair vehicles. */
export const workshopSchema = z.strictObject({
  crews: figure(dimension.count("crews", 1)).describe("Vehicles that are repaired at a time"),
  ...provenance,
});

/** Escort teams. */
export const escortsSchema = named(
  z.strictObject({ teams: figure(dimension.count("teams", 1)), duty: duty.optional(), ...provenance }),
);

/** Units that watch over convoys from a distance. */
export const overwatchSchema = named(
  z.strictObject({
    units: figure(dimension.count("units", 1)),
    hours: windowSchema.optional().describe("When they can be had; always when not given"),
    turnaround: varying(dimension.duration)
      .optional()
      .describe("Time after a convoy until the unit can be had again"),
    ...provenance,
  }),
);

/** The fleet as the models want it. */
export function resolveFleet(
  words: z.output<typeof fleetSchema> | undefined,
  context: Context,
): Unsettled<VehicleOptions>[] {
  return eachNamed(words, ["fleet"], (name, { count, seats, mode, breakdown, duty }, path) => ({
    name,
    seats,
    ...vehicleCount(count, [...path, "count"], context),
    ...given({ mode, breakdown, duty }),
  }));
}

function vehicleCount(
  words: StaffWords,
  path: Path,
  context: Context,
): Pick<Unsettled<VehicleOptions>, "count" | "schedule"> {
  if (!Array.isArray(words)) return { count: words };
  const schedule = resolveSteps(words, path, context);
  // Steps at or before the start are the number at the start.
  const first = schedule.filter(({ from }) => from <= 0).at(-1);
  const later = schedule.filter(({ from }) => from > 0);
  return { count: first?.count ?? 0, ...(later.length > 0 ? { schedule: later } : {}) };
}

/** The escort teams as the models want them. */
export function resolveEscorts(
  words: z.output<typeof escortsSchema> | undefined,
): Unsettled<EscortOptions>[] {
  return eachNamed(words, ["escorts"], (name, { teams, duty }) => ({ name, teams, ...given({ duty }) }));
}

/** The overwatch units as the models want them. */
export function resolveOverwatch(
  words: z.output<typeof overwatchSchema> | undefined,
  context: Context,
): Unsettled<OverwatchOptions>[] {
  return eachNamed(words, ["overwatch"], (name, { units, hours, turnaround }, path) => ({
    name,
    units,
    ...given({ turnaround, hours: resolveWindow(hours, undefined, [...path, "hours"], context) }),
  }));
}
