import { z } from "zod";
import type { FacilitiesOptions, FacilityTransferOptions, ProvinceOptions } from "../../models/index.js";
import { statuses } from "../../models/index.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import { eachNamed, given } from "../given.js";
import type { Unsettled } from "../uncertain.js";
import { date, figure, fixed, named, provenance, reference, varying } from "../words.js";
import { resolveWho, whoSchema } from "./people-classes.js";

const overflow = z.union([
  z.enum(["allow", "wait"]).transform((rule) => ({ rule })),
  z
    .strictObject({
      rule: z.enum(["allow", "wait"]),
      most: figure(dimension.people).optional().describe("Persons in all, with allow"),
      ...provenance,
    })
    .transform(({ rule, most }) => ({ rule, ...given({ most }) })),
]);

/** Places where people are held. */
export const facilitiesSchema = named(
  z.strictObject({
    places: figure(dimension.count("places"))
      .optional()
      .describe("Persons it is made for; any number when not given"),
    occupied: figure(dimension.people)
      .optional()
      .describe("People there at the start who are not in the scenario"),
    security: fixed(dimension.count("levels"))
      .optional()
      .describe("The higher, the more secure; 0 when not given"),
    province: reference.optional(),
    who: whoSchema.optional().describe("Whom it takes; everybody of its separation class when not given"),
    overflow: overflow
      .optional()
      .describe(
        "When no place is free: allow (when not given) takes people above capacity, wait lets them wait where they are",
      ),
    ...provenance,
  }),
);

/** Provinces that host facilities. */
export const provincesSchema = named(
  z.strictObject({
    cap: figure(dimension.people).optional().describe("Persons of the scenario that it hosts at most"),
    cap_until: date().optional().describe("The cap is lifted on this date"),
    objection: z
      .strictObject({
        probability: figure(dimension.share)
          .optional()
          .describe("Chance that it is raised; certain when not given"),
        from: date().optional(),
        until: date().optional().describe("Never withdrawn when not given"),
        ...provenance,
      })
      .optional()
      .describe("Takes nobody in while it is in force"),
    ...provenance,
  }),
);

const transfer = z.strictObject({
  from: reference.optional().describe("The facility they leave; any when not given"),
  to: reference.describe("The facility they go to, as far as it takes them"),
  who: whoSchema.optional(),
  status: z.enum(statuses).optional().describe("The legal status that makes them go"),
  stay: varying(dimension.duration).optional().describe("Instead: the time there after which they go"),
  travel: varying(dimension.duration).optional().describe("Time on the way"),
  ...provenance,
});

/** How people are placed in facilities and moved between them. */
export const placementSchema = z.strictObject({
  choice: z
    .enum(["listed", "most_free", "least_crowded"])
    .optional()
    .describe("Which of the facilities with free places is taken; listed (the first) when not given"),
  security: named(z.strictObject({ who: whoSchema, level: fixed(dimension.count("levels")), ...provenance }))
    .optional()
    .describe("Security levels that people need"),
  transfers: named(transfer).optional().describe("People who change from one facility to another"),
  swaps: z
    .boolean()
    .optional()
    .describe("Whether people of full facilities who wait for each other change places; true when not given"),
  ...provenance,
});

/** Facilities, provinces and the rules between them as the models want them; undefined without a facility. */
export function resolveFacilities(
  facilities: z.output<typeof facilitiesSchema> | undefined,
  provinces: z.output<typeof provincesSchema> | undefined,
  placement: z.output<typeof placementSchema> | undefined,
  context: Context,
): Unsettled<FacilitiesOptions> | undefined {
  const provinceNames = context.names("provinces");
  if (facilities === undefined) {
    // What is there with faults of its own is told where they are.
    if (context.names("facilities").length > 0) return undefined;
    for (const section of ["provinces", "placement"]) {
      if (
        Object.hasOwn({ provinces, placement }, section) &&
        { provinces, placement }[section] !== undefined
      ) {
        context.error([section], {
          found: `${section} without facilities`,
          expected: "facilities: with places",
        });
      }
    }
    return undefined;
  }
  const { choice, security, transfers, swaps } = placement ?? {};
  return {
    facilities: eachNamed(
      facilities,
      ["facilities"],
      (name, { who, source: _s, note: _n, ...rest }, path) => {
        if (rest.province !== undefined) {
          context.refer([...path, "province"], rest.province, provinceNames, "the name of a province");
        }
        return { name, ...given({ ...rest, who: who === undefined ? undefined : resolveWho(who) }) };
      },
    ),
    ...given({
      choice,
      swaps,
      provinces: provinces === undefined ? undefined : resolveProvinces(provinces, context),
      security:
        security === undefined
          ? undefined
          : Object.values(security).map(({ who, level }) => ({ who: resolveWho(who), level })),
      transfers: transfers === undefined ? undefined : resolveTransfers(transfers, context),
    }),
  };
}

function resolveProvinces(
  words: z.output<typeof provincesSchema>,
  context: Context,
): Unsettled<ProvinceOptions>[] {
  const hours = (date: string | undefined) => (date === undefined ? undefined : context.clock.hoursAt(date));
  return eachNamed(words, ["provinces"], (name, { cap, cap_until: capUntil, objection }) => ({
    name,
    ...given({
      cap,
      capUntil: hours(capUntil),
      objection:
        objection === undefined
          ? undefined
          : given({
              probability: objection.probability,
              from: hours(objection.from),
              until: hours(objection.until),
            }),
    }),
  }));
}

function resolveTransfers(
  words: Readonly<Record<string, z.output<typeof transfer>>>,
  context: Context,
): Unsettled<FacilityTransferOptions>[] {
  const facilities = context.names("facilities");
  return eachNamed(
    words,
    ["placement", "transfers"],
    (name, { from, to, who, status, stay, travel }, path) => {
      if (from !== undefined) context.refer([...path, "from"], from, facilities, "the name of a facility");
      context.refer([...path, "to"], to, facilities, "the name of a facility");
      if ((status === undefined) === (stay === undefined)) {
        const found = status === undefined ? "neither status nor stay" : "both status and stay";
        context.error(path, { found, expected: "one of them, as what makes people go" });
      }
      const when = stay === undefined ? { status: status ?? "none" } : { stay };
      return {
        name,
        to,
        when,
        ...given({ from, travel, who: who === undefined ? undefined : resolveWho(who) }),
      };
    },
  );
}
