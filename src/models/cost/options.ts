// What can be said of prices.
import type { PlaceKind, UsageKind } from "../usage.js";

/** What a unit of something costs, and who pays. */
export interface PriceOptions {
  /** What is paid for; its unit is in its name. */
  readonly kind: UsageKind;
  /** Which item of the kind: a vehicle type, a bench, a site. Default: every item that has no price of its own. */
  readonly item?: string;
  /** Places at this kind of site only, those that have no price of their own. Default: all. */
  readonly at?: PlaceKind;
  /** In the scenario's currency, for one unit. */
  readonly price: number;
  /** Who pays. Default: nobody is named. */
  readonly payer?: string;
}
