import { z } from "zod";
import type { IntakeOptions, StationOptions } from "../../models/index.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import { eachNamed, given } from "../given.js";
import type { Path } from "../path.js";
import type { Unsettled } from "../uncertain.js";
import { figure, provenance, titled, varying } from "../words.js";
import { calendarUse, resolveCalendar } from "./calendar.js";
import { resolveWho, whoSchema } from "./people-classes.js";
import { resolveStaff, staff } from "./staff.js";

const deskShape = {
  desks: staff("desks").optional().describe("How many people are served at a time"),
  service: varying(dimension.duration).optional().describe("Time for one person"),
  calendar: calendarUse.optional().describe("When it works; always when not given"),
  shift_end: z
    .enum(["finish", "suspend", "restart"])
    .optional()
    .describe("What becomes of a person in hand at the end of the shift; finish when not given"),
};

const station = z.strictObject({
  ...deskShape,
  who: whoSchema.optional(),
  share: figure(dimension.share).optional().describe("Share of those who pass it"),
  hospital: z
    .strictObject({
      share: figure(dimension.share).describe("Share of those seen here, by chance"),
      stay: varying(dimension.duration).describe("How long they stay"),
      ...provenance,
    })
    .optional()
    .describe("Some are taken to hospital and go on with the next station when they are back"),
  registers: z.boolean().optional().describe("Whether people are registered when they leave this station"),
  ...provenance,
});

/** What an intake may say. */
export const intakeShape = {
  ...deskShape,
  places: figure(dimension.count("places", 1))
    .optional()
    .describe("Persons it can hold; any number when not given"),
  stations: titled(station)
    .optional()
    .describe("Stations passed in this order (reception, registration, ...); instead of desks and service"),
};

const intakeWords = z.strictObject(intakeShape);

/** The intake as the models want it. */
export function resolveIntake(
  name: string,
  words: z.output<typeof intakeWords>,
  path: Path,
  context: Context,
): Unsettled<IntakeOptions> {
  const { stations, places, ...own } = words;
  const beside = given({ places });
  if (stations !== undefined) {
    for (const key of Object.keys(deskShape).filter((key) => key !== "calendar" && key in given(own))) {
      context.error([...path, key], {
        found: `${key} beside stations`,
        expected: "it in each of the stations",
      });
    }
    return {
      name,
      ...beside,
      stations: eachNamed(stations, [...path, "stations"], (station, one, at) =>
        resolveStation(station, { ...one, calendar: one.calendar ?? own.calendar }, at, context),
      ),
    };
  }
  if (own.desks === undefined && own.service === undefined) return { name, ...beside, stations: [] };
  return { name, ...beside, stations: [resolveStation("reception", own, path, context)] };
}

function resolveStation(
  name: string,
  words: Partial<z.output<typeof station>>,
  path: Path,
  context: Context,
): Unsettled<StationOptions> {
  const { desks, service, calendar, shift_end: shiftEnd, who, share, hospital, registers } = words;
  for (const [key, value] of Object.entries({ desks, service })) {
    if (value === undefined) context.error(path, { found: `no ${key}`, expected: "desks and service" });
  }
  return {
    name,
    desks: desks === undefined ? 0 : resolveStaff(desks, [...path, "desks"], context, "desks"),
    service: service ?? { kind: "constant", value: 0 },
    ...given({
      calendar: resolveCalendar(calendar, [...path, "calendar"], context),
      shiftEnd,
      who: who === undefined ? undefined : resolveWho(who),
      share,
      hospital: hospital === undefined ? undefined : { share: hospital.share, stay: hospital.stay },
      registers,
    }),
  };
}
