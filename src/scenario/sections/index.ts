import type { z } from "zod";
import { calendarsSchema } from "./calendar.js";
import { convoysSchema } from "./convoys.js";
import { courtSchema } from "./court.js";
import { deathsSchema } from "./deaths.js";
import { facilitiesSchema, placementSchema, provincesSchema } from "./facilities.js";
import { familiesSchema } from "./families.js";
import { escortsSchema, fleetSchema, overwatchSchema, workshopSchema } from "./fleet.js";
import { leversSchema } from "./levers.js";
import { costSchema } from "./money.js";
import { peopleSchema } from "./people.js";
import { phasesSchema } from "./phases.js";
import { recaptureSchema } from "./recapture.js";
import { repatriationSchema } from "./repatriation.js";
import { bordersSchema, routesSchema, weatherSchema } from "./routes.js";
import { sitesSchema } from "./sites.js";
import { threatSchema } from "./threat.js";

/** The parts of a scenario by their keys in the file. A part that is not named is not there. */
export const sections = {
  people: peopleSchema.describe("Who is to be transferred"),
  sites: sitesSchema.describe("Origins, staging points and intakes"),
  phases: phasesSchema.describe("The phases of the transfer, in order"),
  routes: routesSchema.describe("Ways from one site to another"),
  borders: bordersSchema.describe("Border posts"),
  weather: weatherSchema.describe("Days on which weather allows no departure"),
  convoys: convoysSchema.describe("Convoys from site to site"),
  fleet: fleetSchema.describe("Vehicles and aircraft by type"),
  workshop: workshopSchema.describe("Those who repair vehicles"),
  escorts: escortsSchema.describe("Escort teams"),
  overwatch: overwatchSchema.describe("Units that watch over convoys from a distance"),
  threat: threatSchema.describe("Dangers on the way"),
  recapture: recaptureSchema.describe("What happens to those who escape"),
  facilities: facilitiesSchema.describe("Places where people are held"),
  provinces: provincesSchema.describe("Provinces that host facilities"),
  placement: placementSchema.describe("How people are placed in facilities and moved between them"),
  court: courtSchema.describe("The court that hears the cases"),
  repatriation: repatriationSchema.describe("Handing people over to their own states"),
  families: familiesSchema.describe("Families who return from a camp"),
  deaths: deathsSchema.describe("Deaths in custody or care that no attack causes"),
  cost: costSchema.describe("What things cost, and who pays"),
  calendars: calendarsSchema.describe("Working calendars that parts use by name"),
  levers: leversSchema.describe("What a planner may change: studied by optimise, moved in the studio"),
};

/** The name of a part. */
export type SectionName = keyof typeof sections;

/** The words of every part that the file names and that could be read. */
export type Words = { -readonly [K in SectionName]?: z.output<(typeof sections)[K]> };

/** Reads one part; kept here so that its type goes with its key. */
export function parseSection<K extends SectionName>(key: K, value: unknown, error: z.core.$ZodErrorMap) {
  return sections[key].safeParse(value, { error }) as z.ZodSafeParseResult<z.output<(typeof sections)[K]>>;
}
