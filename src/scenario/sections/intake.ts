import { z } from "zod";
import type { FindingOptions, IntakeOptions, StationOptions } from "../../models/index.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import { eachNamed, given } from "../given.js";
import type { Path } from "../path.js";
import type { Unsettled } from "../uncertain.js";
import { figure, named, provenance, titled, varying } from "../words.js";
import { calendarUse, resolveCalendar } from "./calendar.js";
import { classKeys, classShape, resolveWho, whoSchema } from "./people-classes.js";
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

const finding = z.strictObject({
  who: whoSchema.optional().describe("Of whom it can be found; of all who are seen here when not given"),
  share: figure(dimension.share).describe("Share of them of whom it is found, by chance"),
  ...classShape,
  ...provenance,
});

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
  found: named(finding)
    .optional()
    .describe(
      "What is found of some who are seen here: an age assessment that finds declared adults to be juveniles. They are of that class from then on, for courts, facilities and vehicles",
    ),
  registers: z
    .boolean()
    .optional()
    .describe(
      "Whether people are registered when they leave this station; when not given, the station called registration does, or else the last",
    ),
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
  const { desks, service, calendar, shift_end: shiftEnd, who, share, hospital, found, registers } = words;
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
      found: found === undefined ? undefined : resolveFound(found, [...path, "found"], context),
      registers,
    }),
  };
}

function resolveFound(
  words: Readonly<Record<string, z.output<typeof finding>>>,
  path: Path,
  context: Context,
): Unsettled<FindingOptions>[] {
  return eachNamed(words, path, (name, { who, share, source: _s, note: _n, ...of }, at) => {
    const properties = given(of);
    if (Object.keys(properties).length === 0) {
      context.error(at, {
        found: "nothing that is found",
        expected: `at least one of ${classKeys.join(", ")}, such as age: juvenile`,
      });
    }
    return { name, share, properties, ...given({ who: who === undefined ? undefined : resolveWho(who) }) };
  });
}
