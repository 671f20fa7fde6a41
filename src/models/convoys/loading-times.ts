// How long vehicles are loaded, at the places that there are.
import { type Distribution, type RandomStream, type Sampler, sampler } from "../../engine/index.js";

/** The loading times of the vehicles of the next convoy: drawn once, however often it is planned anew. */
export class LoadingTimes {
  readonly #next: Sampler | undefined;
  readonly #hours: number[] = [];
  /** Results by number of vehicles, for the number of places that was asked for last. */
  #spans: number[] = [0];
  /** When each place that has been used is free again. */
  #free: number[] = [];
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
    if (this.#next === undefined) return 0;
    if (places !== this.#places) {
      this.#places = places;
      this.#spans = [0];
      this.#free = [];
    }
    while (this.#spans.length <= vehicles) this.#loadOneMore(this.#next);
    return this.#spans[vehicles] as number;
  }

  /** One more vehicle changes nothing for those before it: the last to be loaded is the latest of both. */
  #loadOneMore(next: Sampler): void {
    const vehicle = this.#spans.length - 1;
    this.#hours[vehicle] ??= next();
    const free = this.#free;
    if (free.length < this.#places) free.push(0);
    let first = free.length - 1;
    for (let place = 0; place < free.length; place++) {
      if ((free[place] as number) < (free[first] as number)) first = place;
    }
    const loaded = (free[first] as number) + this.#hours[vehicle];
    free[first] = loaded;
    this.#spans.push(Math.max(this.#spans[vehicle] as number, loaded));
  }
}
