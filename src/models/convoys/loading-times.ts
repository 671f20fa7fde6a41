// How long vehicles are loaded, at the places that there are.
import { type Distribution, type RandomStream, type Sampler, sampler } from "../../engine/index.js";

/** The loading times of the vehicles of the next convoy: drawn once, however often it is planned anew. */
export class LoadingTimes {
  readonly #next: Sampler | undefined;
  readonly #hours: number[] = [];

  /** @param stream of this convoy's loading alone */
  constructor(distribution: Distribution | undefined, stream: () => RandomStream) {
    if (distribution !== undefined) this.#next = sampler(stream(), distribution);
  }

  /** Hours until so many vehicles are loaded at so many places, each vehicle at the place that is free first. */
  makespan(vehicles: number, places: number): number {
    if (this.#next === undefined || vehicles === 0) return 0;
    while (this.#hours.length < vehicles) this.#hours.push(this.#next());
    if (places >= vehicles) return Math.max(...this.#hours.slice(0, vehicles));
    const free = new Array<number>(places).fill(0);
    for (let i = 0; i < vehicles; i++) {
      const first = free.indexOf(Math.min(...free));
      free[first] = (free[first] ?? 0) + (this.#hours[i] ?? 0);
    }
    return Math.max(...free);
  }
}
