// Weather that allows no departure: days by chance, with spells.
import type { RandomStream, Simulation } from "../../engine/index.js";
import type { Mode } from "../fleet/options.js";
import { Windows } from "../windows.js";
import type { WeatherOptions } from "./options.js";

/** One kind of weather in one replication: each day is good or bad, and bad days may follow each other. */
export class Weather {
  readonly #options: WeatherOptions;
  readonly #stream: RandomStream;
  readonly #season: Windows;
  /** Whether each day so far is bad; a day is drawn once, in order, whoever asks first. */
  readonly #bad: boolean[] = [];

  constructor(simulation: Simulation, options: WeatherOptions) {
    this.#options = options;
    this.#stream = simulation.stream(`weather.${options.name}`);
    this.#season = Windows.of(options.season);
  }

  /** Does it stop this mode of travel at all? */
  stops(mode: Mode): boolean {
    return this.#options.modes?.includes(mode) ?? true;
  }

  /** May one depart at this time, as far as this weather goes? */
  allows(time: number): boolean {
    return !(this.#season.isOpen(time) && this.#isBad(this.#dayOf(time)));
  }

  /** The first moment at or after `time` that may differ from it: the beginning of the next day. */
  nextDay(time: number): number {
    return this.#beginOf(this.#dayOf(time) + 1);
  }

  #isBad(day: number): boolean {
    const { chance, persistence = chance } = this.#options;
    while (this.#bad.length <= day) {
      const afterBad = this.#bad.at(-1) ?? false;
      this.#bad.push(this.#stream.uniform() < (afterBad ? persistence : chance));
    }
    return this.#bad[day] ?? false;
  }

  #dayOf(time: number): number {
    const { days } = this.#options;
    if (days === undefined) return Math.floor(time / 24);
    let low = 0;
    let high = days.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((days[middle] ?? 0) <= time) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  #beginOf(day: number): number {
    const { days } = this.#options;
    return days === undefined ? day * 24 : (days[day] ?? Number.POSITIVE_INFINITY);
  }
}
