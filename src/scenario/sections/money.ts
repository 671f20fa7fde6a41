import { z } from "zod";
import type { PriceOptions } from "../../models/index.js";
import { placeKinds, type UsageKind, usageKinds } from "../../models/index.js";
import type { Context } from "../context.js";
import * as dimension from "../dimensions.js";
import { eachNamed, given } from "../given.js";
import type { Path } from "../path.js";
import { scaled, type Unsettled } from "../uncertain.js";
import { figure, named, provenance } from "../words.js";
import { familySites } from "./families.js";

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
  desk_hour: { price: perTime, units: 1 },
  place_day: { price: perTime, units: 24 },
  repair: { price: dimension.money, units: 1 },
  vehicle_lost: { price: dimension.money, units: 1 },
};

const priceOf = <K extends UsageKind>(kind: K) =>
  z.strictObject({
    of: z.literal(kind),
    price: figure(kinds[kind].price),
    item: z
      .string()
      .optional()
      .describe("Which vehicle type, court or site; all without a price of their own when not given"),
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
    if (of === "place_day" && item !== undefined) checkPlace([...path, "item"], item, context);
    return {
      kind: of,
      price: scaled(price, kinds[of].units),
      ...given({ item, payer, at: of === "place_day" ? one.at : undefined }),
    };
  });
}

/** Places have a price only where there are any; facilities that the file does not name have names of their own. */
function checkPlace(path: Path, item: string, context: Context): void {
  const facilities = context.names("facilities");
  if (facilities.length === 0 && item.startsWith("facility")) return;
  const valid = [...context.names("sites"), ...facilities, ...familySites(context)];
  context.refer(path, item, valid, "the name of a site or a facility");
}
