import { z } from "zod";
import type { PriceOptions } from "../../models/index.js";
import { placeKinds, type UsageKind, usageKinds } from "../../models/index.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import { eachNamed, given } from "../given.js";
import { scaled, type Unsettled } from "../uncertain.js";
import { figure, named, provenance } from "../words.js";
import { checkPriced } from "./priced-items.js";

const perTime = dimension.price("time", "150 USD / d", "40 USD / h");

/** How the price of each kind is written, and how many base units (per km, per hour) one of its own units has. */
const kinds: Readonly<Record<UsageKind, { readonly price: dimension.Dimension; readonly units: number }>> = {
  vehicle_km: { price: dimension.price("length", "1.5 USD / km"), units: 1 },
  flight: {
    price: {
      ...dimension.money,
      noun: "a price per flight",
      measures: ["money", "money/flight"],
      examples: ["20000 USD / flight"],
    },
    units: 1,
  },
  escort_hour: { price: perTime, units: 1 },
  overwatch_hour: { price: perTime, units: 1 },
  judge_day: { price: perTime, units: 24 },
  attendant_hour: { price: perTime, units: 1 },
  desk_hour: { price: perTime, units: 1 },
  place_day: { price: perTime, units: 24 },
  repair: { price: dimension.money, units: 1 },
  vehicle_lost: { price: dimension.money, units: 1 },
};

/** What is paid for, as often as it is used. */
const counted: Readonly<Record<UsageKind, string>> = {
  vehicle_km: "For each vehicle, on the way back too",
  flight: "For each aircraft that takes off; the way back is a flight of its own",
  escort_hour: "For each team, from the time at which a convoy takes it until it is back",
  overwatch_hour: "For each unit, from the time at which a convoy takes it until that has arrived",
  judge_day: "For each judge, or each docket, on every sitting day until the court has cleared",
  attendant_hour: "For each who attends, while the hearing lasts",
  desk_hour: "For each desk, while it serves somebody",
  place_day: "For each person who is there; not for those in the community or abroad",
  repair: "For each repair in the workshop",
  vehicle_lost: "For each vehicle that is lost",
};

const restOf = "; all without a price of their own when not given";

/** What the items of a kind are called. */
const items: Readonly<Record<UsageKind, string>> = {
  vehicle_km: `Type of vehicles, or "CAMP rounds" for those hired for the rounds of a camp${restOf}`,
  flight: `Type of aircraft, or flight of repatriation${restOf}`,
  escort_hour: `Name of the escorts${restOf}`,
  overwatch_hour: `Name of the overwatch units${restOf}`,
  judge_day: `Bench of judges; "court" where it has no benches${restOf}`,
  attendant_hour: `Pool of the court, such as interpreters, for its hours in hearings${restOf}`,
  desk_hour: `Intake, or "INTAKE: STATION" where it has several${restOf}`,
  place_day: `Site or facility, or "hospital of INTAKE"${restOf}`,
  repair: `Type of vehicles${restOf}`,
  vehicle_lost: `Type of vehicles${restOf}`,
};

const priceOf = <K extends UsageKind>(kind: K) =>
  z.strictObject({
    of: z.literal(kind),
    price: figure(kinds[kind].price).describe(counted[kind]),
    item: z.string().optional().describe(items[kind]),
    payer: z.string().optional().describe("Who pays"),
    ...provenance,
  });

const priceOfPlaces = priceOf("place_day").extend({
  at: z
    .enum(placeKinds)
    .optional()
    .describe("Places at this kind of site only; at all without a price of their own when not given"),
});

const otherKinds = usageKinds.filter((kind) => kind !== "place_day");

/** What things cost, and who pays. */
export const costSchema = named(
  z.discriminatedUnion("of", [priceOfPlaces, ...otherKinds.map((kind) => priceOf(kind))]),
);

/** The prices as the models want them. */
export function resolveCost(
  words: z.output<typeof costSchema> | undefined,
  context: Context,
): Unsettled<PriceOptions>[] {
  return eachNamed(words, ["cost"], (_name, one, path) => {
    const { of, price, item, payer } = one;
    checkPriced(of, item, path, context);
    return {
      kind: of,
      price: scaled(price, kinds[of].units),
      ...given({ item, payer, at: of === "place_day" ? one.at : undefined }),
    };
  });
}
