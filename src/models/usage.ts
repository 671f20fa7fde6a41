// What was used, as quantities that a price can be put on.

/** What can be used. Each with the unit of its amounts in its name. */
export const usageKinds = [
  "vehicle_km",
  "flight",
  "escort_hour",
  "overwatch_hour",
  "judge_day",
  "desk_hour",
  "place_day",
  "repair",
  "vehicle_lost",
] as const;
/** Name of something that can be used. */
export type UsageKind = (typeof usageKinds)[number];

/** Running totals of everything used in one replication, by kind and by item (a vehicle type, a facility, …). */
export class Usage {
  readonly #totals = new Map<UsageKind, Map<string, number>>();

  /**
   * Something was used.
   * @param item which of its kind: the vehicle type, the facility, the court
   * @param amount in the unit of the kind
   */
  add(kind: UsageKind, item: string, amount: number): void {
    let items = this.#totals.get(kind);
    if (items === undefined) {
      items = new Map();
      this.#totals.set(kind, items);
    }
    items.set(item, (items.get(item) ?? 0) + amount);
  }

  /** How much was used of a kind: of one item, or of all. */
  total(kind: UsageKind, item?: string): number {
    const items = this.#totals.get(kind);
    if (items === undefined) return 0;
    if (item !== undefined) return items.get(item) ?? 0;
    let sum = 0;
    for (const amount of items.values()) sum += amount;
    return sum;
  }

  /** The items of a kind of which something was used, in order of first use. */
  items(kind: UsageKind): string[] {
    return [...(this.#totals.get(kind)?.keys() ?? [])];
  }
}
