import { z } from "zod";
import * as dimension from "./dimensions.js";
import { addFault } from "./issues.js";
import { isTimeZone, timeZoneNames } from "./local-time.js";
import { describe, unknownName } from "./problem.js";
import { date, fixed, provenance } from "./words.js";

const text = z.string().min(1);

const degrees = (limit: number) => z.number().min(-limit).max(limit);

/** A place on the earth, for the sun. Only as exact as public record: a town, never a hidden place. */
export const place = z
  .strictObject({
    latitude: degrees(90).describe("Degrees north; south is negative"),
    longitude: degrees(180).describe("Degrees east; west is negative"),
    ...provenance,
  })
  .meta({ id: "place", description: "Where it is, for sunrise and sunset" });

const timeZone = z
  .string()
  .meta({ examples: ["Asia/Baghdad", "UTC"] })
  .transform((name, context) => {
    if (isTimeZone(name)) return name;
    const fault = unknownName(name, timeZoneNames(), "a time zone");
    addFault(context, name, { ...fault, expected: "an IANA time zone such as Asia/Baghdad or UTC" });
    return z.NEVER;
  });

const currency = z
  .string()
  .meta({ pattern: "^[A-Z]{3}$", examples: ["USD", "IQD"] })
  .transform((code, context) => {
    if (/^[A-Z]{3}$/.test(code)) return code;
    addFault(context, code, {
      found: describe(code),
      expected: "a currency of three capital letters such as USD",
    });
    return z.NEVER;
  });

/** The keys that every scenario has or may have, before its parts. */
export const frameShape = {
  $schema: z.string().optional().describe("Where an editor finds the schema of this file"),
  name: text.describe("What the scenario is called"),
  question: z.string().optional().describe("What it is to answer, in a sentence or two"),
  start: date().describe("When it begins, local time: the first instant of a date, or a date and time"),
  time_zone: timeZone.describe(
    "The time zone of all dates and times of day in the file; of a time that comes twice, where clocks are put back, the first",
  ),
  horizon: fixed({ ...dimension.positiveDuration, maximum: 8760 * 50 }).describe(
    "How long is simulated; what has not cleared by then is reported as such",
  ),
  deadline: date().optional().describe("The date by which all should be cleared"),
  place: place.optional(),
  currency: currency
    .optional()
    .describe("The one currency of all amounts; needed only where there are none to tell it"),
  ...provenance,
};

/** The frame of a scenario, as read. */
export const frameSchema = z.object(frameShape);

/** What the frame says. */
export type FrameWords = z.output<typeof frameSchema>;
