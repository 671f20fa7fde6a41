import { z } from "zod";
import { personKinds, type Selection } from "../../models/index.js";
import { oneOrMore } from "../words.js";

/** What can be known of a person; the columns of a manifest have the same names. */
export const classShape = {
  risk: z.string().optional().describe("Risk class, in the scenario's own words"),
  nationality: z.string().optional(),
  sex: z.enum(["female", "male"]).optional(),
  age: z.string().optional().describe("juvenile, adult, or the scenario's own words"),
  kind: z.enum(personKinds).optional().describe("detainee when not given"),
  separation: z
    .string()
    .optional()
    .describe("People of different separation classes never share a vehicle, a court or a facility"),
};

/** The keys of a class of people, in the order in which files list them. */
export const classKeys = Object.keys(classShape) as readonly (keyof typeof classShape)[];

const words = oneOrMore(z.string()).optional();

/** Which people are meant: those who have all of these; without any, everybody. */
export const whoSchema = z
  .strictObject({
    cohort: words.describe("Names of cohorts"),
    risk: words,
    nationality: words,
    sex: words,
    age: words,
    kind: oneOrMore(z.enum(personKinds)).optional(),
    separation: words,
  })
  .meta({ id: "who", description: "Which people are meant; everybody when nothing is given" });

/** Which people are meant, as read. */
export type Who = z.output<typeof whoSchema>;

/** The people meant, as the models select them. */
export function resolveWho({ cohort, ...properties }: Who): Selection {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), ...(cohort === undefined ? {} : { cohorts: cohort }) };
}
