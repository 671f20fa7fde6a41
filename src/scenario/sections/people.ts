import { z } from "zod";
import type { Cohort } from "../../models/index.js";
import { amongThem, scaleCohorts } from "../../models/index.js";
import type { Context } from "../context.js";
import type { Table } from "../csv.js";
import * as dimension from "../dimensions.js";
import { given } from "../given.js";
import { fixed, provenance, reference, titled } from "../words.js";
import { cohortsOfTable } from "./manifest.js";
import { classShape } from "./people-classes.js";

const count = fixed(dimension.people);

const cohort = z.strictObject({
  count,
  ...classShape,
  site: reference.optional().describe("The origin where they are; divided over all origins when not given"),
  ...provenance,
});

const setApart = z.strictObject({ count, ...classShape, ...provenance });

/** Who the people are: a count, cohorts, or a file of cohorts. */
export const peopleSchema = z.strictObject({
  count: count.optional().describe("How many, where nothing more matters"),
  cohorts: titled(z.union([cohort, count]))
    .optional()
    .describe("Groups of people who are alike"),
  file: z
    .string()
    .optional()
    .describe("A CSV file beside the scenario with columns cohort and count, and any of the class"),
  total: count.optional().describe("Scales the cohorts to so many, by largest remainder"),
  set_apart: titled(setApart)
    .optional()
    .describe(
      "So many of them, taken from all cohorts in proportion, have other properties: juveniles, witnesses",
    ),
  ...provenance,
});

/** The people as read. */
export type PeopleWords = z.output<typeof peopleSchema>;

/** The cohorts as the models want them. */
export function resolvePeople(
  words: PeopleWords | undefined,
  table: Table | undefined,
  origins: readonly string[],
  context: Context,
): Cohort[] {
  if (words === undefined) return [];
  const ways = (["count", "cohorts", "file"] as const).filter((key) => words[key] !== undefined);
  if (ways.length !== 1) {
    const found = ways.length === 0 ? "neither count, cohorts nor file" : `${ways.join(" and ")} together`;
    context.error(["people"], { found, expected: "one of them" });
    return [];
  }
  const cohorts = table === undefined ? cohortsOf(words) : cohortsOfTable(table, origins, context);
  for (const [name, { site }] of Object.entries(words.cohorts ?? {}).map(
    ([name, one]) => [name, typeof one === "number" ? { site: undefined } : one] as const,
  )) {
    if (site !== undefined)
      context.refer(["people", "cohorts", name, "site"], site, origins, "the name of an origin");
  }
  return setApartFrom(scaledTo(cohorts, words.total, context), words, context);
}

function cohortsOf(words: PeopleWords): Cohort[] {
  if (words.count !== undefined) return [{ name: "people", count: words.count }];
  return Object.entries(words.cohorts ?? {}).map(([name, one]) => {
    if (typeof one === "number") return { name, count: one };
    const { source: _s, note: _n, ...rest } = one;
    return { name, ...given(rest) };
  });
}

function scaledTo(cohorts: Cohort[], total: number | undefined, context: Context): Cohort[] {
  const sum = cohorts.reduce((sum, one) => sum + one.count, 0);
  if (total === undefined) return cohorts;
  if (sum === 0) {
    context.error(["people", "total"], {
      found: `${total} of nobody`,
      expected: "cohorts with people to scale",
    });
    return cohorts;
  }
  return scaleCohorts(cohorts, total);
}

function setApartFrom(cohorts: Cohort[], words: PeopleWords, context: Context): Cohort[] {
  let result = cohorts;
  for (const [name, { count, source: _s, note: _n, ...properties }] of Object.entries(
    words.set_apart ?? {},
  )) {
    const all = result.reduce((sum, one) => sum + one.count, 0);
    if (count > all) {
      context.error(["people", "set_apart", name, "count"], {
        found: String(count),
        expected: `at most ${all}, all there are`,
      });
      return result;
    }
    result = amongThem(result, name, count, given(properties));
  }
  return result;
}
