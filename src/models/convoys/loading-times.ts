// How long vehicles are loaded, at the places that there are.
import { type Distribution, type RandomStream, type Sampler, sampler } from "../../engine/index.js";

/** The loading times of the vehicles of the next convoy: drawn once, however often it is planned anew. */
export class LoadingTimes {
  readonly #next: Sampler | undefined;
  readonly #hours: number[] = [];
  /** Results by number of vehicles, for the number of places that was asked for last. */
  #spans: number[] = [];
  #places = 0;

  /** @param stream of this convoy's loading alone */
  constructor(distribution: Distribution | undefined, stream: () => RandomStream) {
    if (distribution !== undefined) this.#next = sampler(stream(), distribution);
  }

  /**
   * Hours until so many vehicles are loaded, each at the place that is free first.
   * @param places that the site has, or Infinity
   */
  makespan(vehicles: number, places: number): number {
    if (this.#next === undefined || vehicles === 0) return 0;
    if (places !== this.#places) {
      this.#places = places;
      this.#spans = [];
    }
    this.#spans[vehicles] ??= this.#span(this.#next, vehicles, places);
    return this.#spans[vehicles];
  }

  #span(next: Sampler, vehicles: number, places: number): number {
    while (this.#hours.length < vehicles) this.#hours.push(next());
    const free = new Array<number>(Math.min(places, vehicles)).fill(0);
    for (let i = 0; i < vehicles; i++) {
      const first = free.indexOf(Math.min(...free));
      free[first] = (free[first] ?? 0) + (this.#hours[i] ?? 0);
    }
    return Math.max(...free);
  }
}
