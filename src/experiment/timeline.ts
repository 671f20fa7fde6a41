// Series of many replications -> one band per day: the fan of a backlog over time.
import { quantileSorted } from "../engine/index.js";
import type { Observations } from "../models/index.js";
import { ExperimentError } from "./errors.js";
import { type Cursor, RunLengths } from "./run-lengths.js";

/** The quantiles of a band, by name. */
export const bandQuantiles = { p05: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95 } as const;

/** A series over all replications: for each day 0..horizon the mean and type-7 quantiles. */
export type SeriesBand = Readonly<Record<"mean" | keyof typeof bandQuantiles, readonly number[]>>;

/** Bands by series. */
export type Bands = Readonly<Record<string, SeriesBand>>;

/** Replications whose series are kept whole. The quantiles come from these: 0.7% of rank for p05 at 1,000. */
const keptByDefault = 1000;

interface Collected {
  readonly sum: Float64Array;
  readonly kept: RunLengths;
}

/**
 * Collects series. Means come from every replication; quantiles from the first 1,000, which are as good a
 * sample as the next thousand, so that memory stays flat however many replications are run.
 */
export class Timeline {
  readonly #series = new Map<string, Collected>();
  #count = 0;

  /** @param kept how many replications are kept whole for the quantiles */
  constructor(private readonly kept = keptByDefault) {}

  /** Adds the series of the next replication. Throws when names or lengths differ from the first one's. */
  add(series: Observations["series"]): void {
    const names = Object.keys(series);
    if (this.#count === 0) {
      for (const name of names) {
        this.#series.set(name, { sum: new Float64Array(series[name]?.length ?? 0), kept: new RunLengths() });
      }
    }
    if (names.length !== this.#series.size)
      throw new ExperimentError("the replications have different series");
    for (const [name, { sum, kept }] of this.#series) {
      const values = series[name];
      if (values?.length !== sum.length) {
        throw new ExperimentError(`series ${name} does not have one value per day in every replication`);
      }
      for (let day = 0; day < sum.length; day++) {
        const value = values[day] as number;
        if (!Number.isFinite(value)) throw new ExperimentError(`series ${name} is ${value} on day ${day}`);
        sum[day] = (sum[day] as number) + value;
      }
      if (kept.length < this.kept) kept.add(values);
    }
    this.#count++;
  }

  /** The bands of what has been added so far. */
  bands(): Bands {
    const bands: Record<string, SeriesBand> = {};
    for (const [name, collected] of this.#series) bands[name] = bandOf(collected, this.#count);
    return bands;
  }
}

function bandOf({ sum, kept }: Collected, count: number): SeriesBand {
  const band: Record<keyof SeriesBand, number[]> = { mean: [], p05: [], p25: [], p50: [], p75: [], p95: [] };
  const cursors = kept.cursors();
  const column = new Float64Array(cursors.length);
  const sorted = new Float64Array(cursors.length);
  for (let day = 0; day < sum.length; day++) {
    band.mean.push((sum[day] as number) / count);
    const changed = readDay(kept, cursors, column);
    if (changed) {
      sorted.set(column);
      sorted.sort();
    }
    for (const [name, p] of Object.entries(bandQuantiles)) {
      const quantiles = band[name as keyof typeof bandQuantiles];
      // On most days most series stand still in every replication.
      quantiles.push(changed || day === 0 ? quantileSorted(sorted, p) : (quantiles[day - 1] as number));
    }
  }
  return band;
}

/** Reads the next value of each replication into the column; tells whether any differs from the one before. */
function readDay(kept: RunLengths, cursors: readonly Cursor[], column: Float64Array): boolean {
  let changed = false;
  for (let k = 0; k < column.length; k++) {
    const value = kept.next(cursors[k] as Cursor);
    if (Object.is(value, column[k])) continue;
    column[k] = value;
    changed = true;
  }
  return changed;
}
