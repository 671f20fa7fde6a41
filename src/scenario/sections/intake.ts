import { z } from "zod";
import * as dimension from "../dimensions.js";
import { figure, named, provenance, varying } from "../words.js";
import { calendarUse } from "./calendar.js";
import { whoSchema } from "./people-classes.js";
import { staff } from "./staff.js";

const stationShape = {
  desks: staff("desks").optional().describe("How many people are served at a time"),
  service: varying(dimension.duration).optional().describe("Time for one person"),
  calendar: calendarUse.optional().describe("When it works; always when not given"),
  shift_end: z
    .enum(["finish", "suspend", "restart"])
    .optional()
    .describe("What becomes of a person in hand at the end of the shift"),
};

const station = z.strictObject({
  ...stationShape,
  for: whoSchema.optional().describe("Who passes it; everybody when not given"),
  share: figure(dimension.share).optional().describe("Share of those who pass it"),
  ...provenance,
});

/** What an intake may say. */
export const intakeShape = {
  ...stationShape,
  places: figure(dimension.count("places", 1))
    .optional()
    .describe("Persons it can hold; any number when not given"),
  stations: named(station)
    .optional()
    .describe(
      "Stations passed in this order (reception, registration, biometrics, ...); instead of desks and service",
    ),
};
