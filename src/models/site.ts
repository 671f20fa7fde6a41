// The nodes of the graph: what every site can do for convoys that come and go.
import type { Simulation } from "../engine/index.js";
import type { Households } from "./families/households.js";
import type { Ledger } from "./ledger.js";
import type { PersonLinks } from "./person-queue.js";
import type { Places } from "./places.js";
import type { Population } from "./population.js";
import type { Records } from "./records/index.js";
import type { Usage } from "./usage.js";

/** What every part of a model shares: one set per replication. */
export interface ModelContext {
  readonly simulation: Simulation;
  readonly population: Population;
  readonly ledger: Ledger;
  /** Links of the lines that people stand in where they are; a court keeps links of its own. */
  readonly links: PersonLinks;
  /** What was used: vehicle-km, judge-days, place-days; priced by the cost model. */
  readonly usage: Usage;
  /** Who belongs to which family, for all that keeps families together; absent where everybody is alone. */
  readonly households?: Households | undefined;
  /** Everybody's way, stage by stage; absent unless somebody asked for it. */
  readonly records?: Records | undefined;
}

/**
 * A place to which convoys bring people. A convoy leaves only when there are places for all it carries, and
 * reserves them, so that nobody arrives at a full site.
 *
 * The site writes the people's location into the ledger when it receives them, and registers itself as the
 * ledger's holder of its location.
 */
export interface Site {
  readonly name: string;
  readonly places: Places;
  /** Takes people in now; they were in transit. Places reserved for them have been given back just before. */
  receive(people: readonly number[]): void;
  /** A convoy waits for places here (+1), or no longer does (-1). A site may then let people go on sooner. */
  block?(change: 1 | -1): void;
}

/** A place from which people can be lost other than by convoy: by death, release, escape. */
export interface KeepsPeople {
  readonly name: string;
  /** How many people are there now. */
  readonly present: number;
  /**
   * A person there, picked with equal chances; undefined if nobody is.
   * @param uniform draws a number in [0, 1)
   * @param eligible only among those for whom this holds; a site may leave this out
   */
  pick(uniform: () => number, eligible?: (person: number) => boolean): number | undefined;
  /** Takes a person out of all lines there; the caller moves the person in the ledger at once. False if not there. */
  remove(person: number): boolean;
}
