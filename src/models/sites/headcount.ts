// How many people are at a site, over time.
import { type Simulation, TimeWeighted } from "../../engine/index.js";

/** The number of people of a site: its integral, and when it last became empty. */
export class Headcount {
  readonly #simulation: Simulation;
  readonly #overTime: TimeWeighted;
  #emptySince = 0;
  #everThere = 0;
  #firstCame = Number.NaN;

  constructor(simulation: Simulation) {
    this.#simulation = simulation;
    this.#overTime = new TimeWeighted(simulation.now, 0);
  }

  /** How many are there now. */
  get present(): number {
    return this.#overTime.current;
  }

  /** How many have ever come. */
  get everThere(): number {
    return this.#everThere;
  }

  /** Largest number at any time. */
  get most(): number {
    return this.#overTime.maximum;
  }

  /** When the last one left (hours since start; 0 if nobody ever came); null while somebody is there. */
  get emptySince(): number | null {
    return this.present === 0 ? this.#emptySince : null;
  }

  /** Person-hours up to now. */
  get personHours(): number {
    return this.#overTime.integral(this.#simulation.now);
  }

  /** Hours from the first arrival to the last departure, or to now while somebody is there; 0 if nobody ever came. */
  get hoursInUse(): number {
    if (this.#everThere === 0) return 0;
    return (this.emptySince ?? this.#simulation.now) - this.#firstCame;
  }

  /** So many come. */
  join(people: number): void {
    if (this.#everThere === 0) this.#firstCame = this.#simulation.now;
    this.#everThere += people;
    this.#overTime.add(this.#simulation.now, people);
  }

  /** So many leave. */
  leave(people: number): void {
    this.#overTime.add(this.#simulation.now, -people);
    if (this.present === 0) this.#emptySince = this.#simulation.now;
  }
}
