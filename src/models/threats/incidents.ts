// What went wrong: counts of incidents and of those who were harmed.
import type { Figures } from "../part.js";

/** What can be counted. */
export const incidentCounts = [
  "incidents",
  "ambushes",
  "accidents",
  "site_attacks",
  "breakouts",
  "casualties",
  "deaths",
  "wounded",
  "staff_casualties",
  "escaped",
  "recaptured",
  "vehicles_lost",
] as const;
/** Name of a count. */
export type IncidentCount = (typeof incidentCounts)[number];

/** Kinds of incidents, with the count that each raises besides "incidents". */
const countOf = {
  ambush: "ambushes",
  accident: "accidents",
  attack: "site_attacks",
  breakout: "breakouts",
} as const satisfies Record<string, IncidentCount>;

/** Who was harmed. Deaths and wounded are people in custody or care; staff are guards, escorts and crews. */
export interface Harm {
  readonly deaths: number;
  readonly wounded: number;
  readonly staff: number;
}

/** The record of incidents of one replication. */
export class IncidentLog {
  readonly #counts = new Map<IncidentCount, number>(incidentCounts.map((name) => [name, 0]));
  readonly #listeners: ((name: IncidentCount) => void)[] = [];

  /** How often so far. */
  count(name: IncidentCount): number {
    return this.#counts.get(name) as number;
  }

  /** An incident of this kind happened. */
  incident(kind: keyof typeof countOf): void {
    this.#add("incidents", 1);
    this.#add(countOf[kind], 1);
  }

  /** People were harmed; all of them are casualties. */
  harmed(harm: Harm): void {
    this.#add("casualties", harm.deaths + harm.wounded + harm.staff);
    this.#add("deaths", harm.deaths);
    this.#add("wounded", harm.wounded);
    this.#add("staff_casualties", harm.staff);
  }

  /** Counts something else. */
  add(name: "escaped" | "recaptured" | "vehicles_lost", number: number): void {
    this.#add(name, number);
  }

  /** Calls back after every change with the name of the count: where stop rules look. */
  onChange(listener: (name: IncidentCount) => void): void {
    this.#listeners.push(listener);
  }

  /** Writes the counts and the indicators that every scenario has. */
  observe(figures: Figures): void {
    for (const name of incidentCounts) figures.add(name, this.count(name));
    figures.indicate("any_ambush", this.count("ambushes") > 0);
    figures.indicate("any_casualty", this.count("casualties") > 0);
    figures.indicate("any_escape", this.count("escaped") > 0);
  }

  #add(name: IncidentCount, number: number): void {
    if (number === 0) return;
    this.#counts.set(name, this.count(name) + number);
    for (const listener of this.#listeners) listener(name);
  }
}
