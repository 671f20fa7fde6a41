// What the transfer costs, and who pays.

import type { Figures, Part } from "../part.js";
import type { Usage, UsedItem } from "../usage.js";
import type { PriceOptions } from "./options.js";

/** The cost of what was used, by payer. */
export interface Bill {
  /** In the scenario's currency. */
  readonly total: number;
  /** By the name of the payer; what nobody is named for is under "unnamed". */
  readonly payers: ReadonlyMap<string, number>;
}

/**
 * Puts prices on what was used. An item that has prices of its own is paid at those; else places at the prices of
 * their kind of site; every other at the prices of its kind. Several prices for the same thing are shares of several
 * payers, and add up.
 */
export function bill(usage: Usage, prices: readonly PriceOptions[]): Bill {
  const payers = new Map<string, number>();
  let total = 0;
  for (const kind of new Set(prices.map((price) => price.kind))) {
    const ofKind = prices.filter((price) => price.kind === kind);
    for (const used of usage.items(kind)) {
      for (const { price, payer = "unnamed" } of mostParticular(ofKind, used)) {
        const amount = price * used.amount;
        total += amount;
        payers.set(payer, (payers.get(payer) ?? 0) + amount);
      }
    }
  }
  return { total, payers };
}

/** Of the prices that fit an item those that say most about it: its name, else its kind of site, else neither. */
function mostParticular(prices: readonly PriceOptions[], { item, at }: UsedItem): readonly PriceOptions[] {
  const fitting = prices.filter((price) => (price.item ?? item) === item && (price.at ?? at) === at);
  const says = (price: PriceOptions) => Number(price.item !== undefined) * 2 + Number(price.at !== undefined);
  const most = Math.max(...fitting.map(says));
  return fitting.filter((price) => says(price) === most);
}

/** The bill as a part of a model; it must be observed after all that use something. */
export class Cost implements Part {
  readonly name = "cost";
  readonly #usage: Usage;
  readonly #prices: readonly PriceOptions[];

  constructor(usage: Usage, prices: readonly PriceOptions[]) {
    this.#usage = usage;
    this.#prices = prices;
  }

  observe(figures: Figures): void {
    const { total, payers } = bill(this.#usage, this.#prices);
    figures.add("cost", total);
    for (const { payer } of this.#prices) {
      if (payer !== undefined) figures.raise(`cost_${payer}`, payers.get(payer) ?? 0);
    }
  }
}
