// A province that hosts facilities: a cap on whom it hosts, an objection while it is in force.
import type { Simulation } from "../../engine/index.js";
import type { ProvinceOptions } from "./options.js";

/** One province in one replication. */
export class Province {
  readonly name: string;
  #objects = false;
  #cap: number;
  #hosted = 0;

  /**
   * Draws whether it objects, from a stream of its own.
   * @param changed told when the objection or the cap ends
   */
  constructor(simulation: Simulation, options: ProvinceOptions, changed: () => void) {
    this.name = options.name;
    this.#cap = options.cap ?? Number.POSITIVE_INFINITY;
    const { objection, capUntil } = options;
    if (capUntil !== undefined) {
      const capLifted = () => {
        this.#cap = Number.POSITIVE_INFINITY;
        changed();
      };
      simulation.scheduleAt(Math.max(simulation.now, capUntil), capLifted);
    }
    if (objection === undefined) return;
    const chance = simulation.stream(`province.${this.name}.objection`).uniform();
    if (chance >= (objection.probability ?? 1)) return;
    const { from = 0, until = Number.POSITIVE_INFINITY } = objection;
    if (until <= simulation.now) return;
    const objectionBegins = () => this.#object(true, changed);
    const objectionEnds = () => this.#object(false, changed);
    if (from <= simulation.now) this.#objects = true;
    else simulation.scheduleAt(from, objectionBegins);
    if (until < Number.POSITIVE_INFINITY) simulation.scheduleAt(until, objectionEnds);
  }

  /** Does its objection stand now? */
  get objects(): boolean {
    return this.#objects;
  }

  /** Persons it would still take now: none while it objects. */
  get room(): number {
    return this.#objects ? 0 : this.#cap - this.#hosted;
  }

  /** It hosts so many more of the scenario's people, or fewer. */
  take(change: number): void {
    this.#hosted += change;
  }

  #object(objects: boolean, changed: () => void): void {
    this.#objects = objects;
    changed();
  }
}
