// What can be said of prices.
import type { UsageKind } from "../usage.js";

/** What a unit of something costs, and who pays. */
export interface PriceOptions {
  /** What is paid for; its unit is in its name. */
  readonly kind: UsageKind;
  /** Which item of the kind: a vehicle type, a court, a facility. Default: every item that has no price of its own. */
  readonly item?: string;
  /** In the scenario's currency, for one unit. */
  readonly price: number;
  /** Who pays. Default: nobody is named. */
  readonly payer?: string;
}
