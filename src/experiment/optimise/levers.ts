// The space of levers: settings as places in a grid, and how to look around in it.
import type { UniformSource } from "../../engine/index.js";
import { latinHypercube } from "../design/index.js";
import { ExperimentError } from "../errors.js";
import type { Setting } from "../sweep.js";

/** Something that may be changed, and to what. */
export interface LeverChoice {
  /** Its name; for scenarios the path, as in `--set`. */
  readonly name: string;
  /** What it may be set to, in order: neighbours in this list are neighbours in the search. */
  readonly values: readonly (number | string)[];
  /** Money for each step from the first value on; counts towards the cost. Default 0. */
  readonly costPerStep?: number;
}

/** A place in the grid: for each lever the index of its value. */
export type Place = readonly number[];

/** The grid of all settings. */
export class LeverSpace {
  /** Number of settings. */
  readonly size: number;

  constructor(private readonly levers: readonly LeverChoice[]) {
    const empty = levers.find(({ values }) => values.length === 0);
    if (empty !== undefined) throw new ExperimentError(`lever ${empty.name} has no value to choose from`);
    const twice = levers.find(({ name }, i) => levers.findIndex((lever) => lever.name === name) < i);
    if (twice !== undefined)
      throw new ExperimentError(`two levers set ${twice.name}: give all its values to one of them`);
    if (levers.length === 0) throw new ExperimentError("there is no lever to move");
    this.size = levers.reduce((product, { values }) => product * values.length, 1);
  }

  /** Every place when there are at most `limit`, else as many as that, spread evenly (Latin hypercube). */
  start(limit: number, source: UniformSource): readonly Place[] {
    if (this.size <= limit) return Array.from({ length: this.size }, (_, i) => this.#placeOf(i));
    const points = latinHypercube(this.levers.length, limit, source);
    return distinct(
      points.map((point) => this.levers.map(({ values }, i) => Math.floor((point[i] ?? 0) * values.length))),
    );
  }

  /** The places one step away. */
  neighbours(place: Place): readonly Place[] {
    return place.flatMap((index, lever) =>
      [index - 1, index + 1]
        .filter((next) => next >= 0 && next < (this.levers[lever]?.values.length ?? 0))
        .map((next) => place.with(lever, next)),
    );
  }

  /** What a place sets. */
  setting(place: Place): Setting {
    return Object.fromEntries(
      this.levers.map(({ name, values }, i) => [name, values[place[i] as number] as number | string]),
    );
  }

  /** What it costs to move the levers there. */
  cost(place: Place): number {
    return this.levers.reduce((sum, { costPerStep = 0 }, i) => sum + costPerStep * (place[i] as number), 0);
  }

  #placeOf(i: number): Place {
    const place: number[] = [];
    let rest = i;
    for (const { values } of this.levers.toReversed()) {
      place.unshift(rest % values.length);
      rest = Math.floor(rest / values.length);
    }
    return place;
  }
}

/** Places without repetition, in order. */
export function distinct(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [place.join(), place])).values()];
}
