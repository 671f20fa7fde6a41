// What was used, as quantities that a price can be put on.

/** What can be used. Each with the unit of its amounts in its name. */
export const usageKinds = [
  "vehicle_km",
  "flight",
  "escort_hour",
  "overwatch_hour",
  "judge_day",
  "attendant_hour",
  "desk_hour",
  "place_day",
  "repair",
  "vehicle_lost",
] as const;
/** Name of something that can be used. */
export type UsageKind = (typeof usageKinds)[number];

/** Kinds of sites whose places are counted. */
export const placeKinds = [
  "origin",
  "staging",
  "intake",
  "destination",
  "facility",
  "hospital",
  "rehabilitation",
] as const;
/** Name of a kind of site. */
export type PlaceKind = (typeof placeKinds)[number];

/** How much was used of one item. */
export interface UsedItem {
  /** Which of its kind: the vehicle type, the site, the court. */
  readonly item: string;
  /** The kind of site, where places were used. */
  readonly at: PlaceKind | undefined;
  /** In the unit of the kind. */
  readonly amount: number;
}

/** Running totals of everything used in one replication, by kind and by item (a vehicle type, a facility, …). */
export class Usage {
  readonly #totals = new Map<UsageKind, Map<string, UsedItem>>();

  /**
   * Something was used.
   * @param item which of its kind: the vehicle type, the facility, the court
   * @param amount in the unit of the kind
   * @param at the kind of site, for places
   */
  add(kind: UsageKind, item: string, amount: number, at?: PlaceKind): void {
    let items = this.#totals.get(kind);
    if (items === undefined) {
      items = new Map();
      this.#totals.set(kind, items);
    }
    const key = `${at ?? ""} ${item}`;
    items.set(key, { item, at, amount: (items.get(key)?.amount ?? 0) + amount });
  }

  /** How much was used of a kind: of one item, or of all. */
  total(kind: UsageKind, item?: string): number {
    return this.items(kind)
      .filter((used) => item === undefined || used.item === item)
      .reduce((sum, { amount }) => sum + amount, 0);
  }

  /** The items of a kind of which something was used, in order of first use. */
  items(kind: UsageKind): readonly UsedItem[] {
    return [...(this.#totals.get(kind)?.values() ?? [])];
  }
}
