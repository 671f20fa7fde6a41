// Everybody's way through one replication, stage by stage, for those who ask to see it.
import type { Clock } from "../../engine/index.js";
import type { Ledger } from "../ledger.js";
import type { Location, Population } from "../population.js";
import { type LogOwner, type RecordKind, StageLog, type StageRecord } from "./stage-log.js";

/** Nothing happens to people there any more: no stage of the way. */
const ends: ReadonlySet<Location> = new Set(["abroad", "community", "dead"]);

/**
 * Writes a record whenever somebody leaves a stage, and at the end one for each who is still at one. It only looks
 * on: no draw, no event, so that a replication is the same with it and without.
 *
 * As other simulators give them: simmer's `get_mon_arrivals`, Ciw's `get_all_records`.
 */
export class Records implements LogOwner {
  readonly #clock: Clock;
  readonly #population: Population;
  readonly #sink: (record: StageRecord) => void;
  readonly #logs = new Map<string, StageLog>();
  readonly #ledger: Ledger;

  /** @param sink told of every record, in order of its end; of those without an end last */
  constructor(clock: Clock, population: Population, ledger: Ledger, sink: (record: StageRecord) => void) {
    this.#clock = clock;
    this.#population = population;
    this.#ledger = ledger;
    this.#sink = sink;
    ledger.onEnter((person, at) => this.#arrive(person, at));
    ledger.onMove((person, from, to) => {
      this.#stay(from).left(person, to);
      this.#arrive(person, to);
    });
  }

  get now(): number {
    return this.#clock.now;
  }

  /** The log of a service, such as `registration` at `reception`. */
  service(stage: string, place: string): StageLog {
    return this.#log("service", stage, place);
  }

  /** The log of a convoy service. */
  convoys(service: string): StageLog {
    return this.#log("convoy", "convoy", service);
  }

  /** The log of a flight that takes people home. */
  flights(flight: string): StageLog {
    return this.#log("flight", "flight", flight);
  }

  /** The log of a border post. */
  border(post: string): StageLog {
    return this.#log("border", "border", post);
  }

  /** At which site, or in which convoy service, a person is who has just come to where they are. */
  at(person: number, place: string): void {
    this.#stay(this.#ledger.locationOf(person)).at(person, place);
  }

  /** Writes the records of those who have not left; called once, after the run. */
  finish(): void {
    for (const log of this.#logs.values()) log.finish();
  }

  cohortOf(person: number): string {
    return this.#population.cohorts[this.#population.cohortOf(person)]?.name ?? "";
  }

  write(record: StageRecord): void {
    this.#sink(record);
  }

  #arrive(person: number, at: Location): void {
    if (!ends.has(at)) this.#stay(at).came(person);
  }

  #stay(location: Location): StageLog {
    return this.#log("stay", location);
  }

  #log(kind: RecordKind, stage: string, place?: string): StageLog {
    const key = `${kind}\n${stage}\n${place ?? ""}`;
    let log = this.#logs.get(key);
    if (log === undefined) {
      log = new StageLog(this, kind, stage, place);
      this.#logs.set(key, log);
    }
    return log;
  }
}
