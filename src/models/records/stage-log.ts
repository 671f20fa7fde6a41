// One stage of the way: who came, when their turn came, and when they left.

/** What a row is about: a person somewhere, a person who is served, people who travel together, or a column at a border post. */
export type RecordKind = "stay" | "service" | "convoy" | "flight" | "border";

/** A person (or convoy) at one stage. Times are hours since the start; null: it has not happened by the horizon. */
export interface StageRecord {
  readonly kind: RecordKind;
  /** Number of the person in order of entry, from 0; else a number from 1: of the convoy or flight in its service, of the passage at its post. */
  readonly id: number;
  /** Name of the person's cohort; empty where a row is not about one person. */
  readonly cohort: string;
  /** A location (`origin`, `in_transit`, …), a service (`gate`, `boarding`, `registration`, `trial`, …), or the kind. */
  readonly stage: string;
  /** The site, court, convoy service, flight or border post; empty where nobody says. */
  readonly place: string;
  /** Persons: 1, or as many as are aboard. */
  readonly people: number;
  /** Arrived at the stage. */
  readonly entry: number;
  /** The turn came. Of a stay the same as the entry; of a convoy or flight when it set out. */
  readonly start: number | null;
  readonly exit: number | null;
  /** Where a stay led (a location), how a service or a convoy ended; null while it has not. */
  readonly outcome: string | null;
}

/** An entry that has not left yet. */
interface Open {
  place: string;
  readonly people: number;
  readonly entry: number;
  start: number | null;
}

/** What a log needs of the records it belongs to. */
export interface LogOwner {
  readonly now: number;
  cohortOf(id: number): string;
  write(record: StageRecord): void;
}

/** Those who are at one stage. Nobody is at the same stage twice at once. */
export class StageLog {
  readonly #owner: LogOwner;
  readonly #kind: RecordKind;
  readonly #stage: string;
  readonly #place: string;
  readonly #open = new Map<number, Open>();

  /** @internal Made by `Records`. */
  constructor(owner: LogOwner, kind: RecordKind, stage: string, place = "") {
    this.#owner = owner;
    this.#kind = kind;
    this.#stage = stage;
    this.#place = place;
  }

  /** Somebody comes to the stage. */
  came(id: number, people = 1): void {
    const entry = this.#owner.now;
    this.#open.set(id, { place: this.#place, people, entry, start: this.#kind === "stay" ? entry : null });
  }

  /** The turn of somebody who came has come. */
  began(id: number): void {
    const open = this.#open.get(id);
    if (open !== undefined) open.start = this.#owner.now;
  }

  /** Their turn is not theirs any more: they wait again. */
  waits(id: number): void {
    const open = this.#open.get(id);
    if (open !== undefined) open.start = null;
  }

  /** Where somebody who came is, more exactly than the stage's name tells. */
  at(id: number, place: string): void {
    const open = this.#open.get(id);
    if (open !== undefined) open.place = place;
  }

  /** Somebody leaves the stage; nothing happens if they are not there. */
  left(id: number, outcome: string): void {
    const open = this.#open.get(id);
    if (open === undefined) return;
    this.#open.delete(id);
    this.#write(id, open, this.#owner.now, outcome);
  }

  /** Writes those who are still there, in the order in which they came. */
  finish(): void {
    for (const [id, open] of this.#open) this.#write(id, open, null, null);
    this.#open.clear();
  }

  #write(
    id: number,
    { place, people, entry, start }: Open,
    exit: number | null,
    outcome: string | null,
  ): void {
    const [kind, stage] = [this.#kind, this.#stage];
    const cohort = kind === "stay" || kind === "service" ? this.#owner.cohortOf(id) : "";
    this.#owner.write({ kind, id, cohort, stage, place, people, entry, start, exit, outcome });
  }
}
