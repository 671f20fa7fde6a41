// The rows of an experiment, one per replication, kept as columns of numbers so that many fit in memory.
import type { Observations } from "../models/index.js";
import { Column } from "./column.js";
import { ExperimentError } from "./errors.js";

/** One replication as a row: what `replications.csv` holds. */
export interface ReplicationRow {
  /** Number of the replication, from 0. */
  readonly replication: number;
  /** By output; null = censored. */
  readonly outputs: Readonly<Record<string, number | null>>;
  readonly indicators: Readonly<Record<string, boolean>>;
}

/**
 * Replications in order. Rows are added one by one, and read as columns (`output`, `indicator`) or as rows
 * (iterate). Every row must have the names of the first.
 */
export class Rows implements Iterable<ReplicationRow> {
  readonly #replications: number[] = [];
  readonly #outputs = new Map<string, Column>();
  readonly #indicators = new Map<string, boolean[]>();

  /** Rows from observations in replication order, counted from `first`. */
  static of(observations: Iterable<Pick<Observations, "outputs" | "indicators">>, first = 0): Rows {
    const rows = new Rows();
    let replication = first;
    for (const { outputs, indicators } of observations) rows.add(replication++, outputs, indicators);
    return rows;
  }

  /** Number of rows. */
  get length(): number {
    return this.#replications.length;
  }

  /** Names of the outputs, in the order of the first row. */
  get outputNames(): readonly string[] {
    return [...this.#outputs.keys()];
  }

  /** Names of the indicators, in the order of the first row. */
  get indicatorNames(): readonly string[] {
    return [...this.#indicators.keys()];
  }

  /** Numbers of the replications, ascending. */
  get replications(): readonly number[] {
    return this.#replications;
  }

  /** Adds a row. Throws when its number does not follow, its names differ or a value is not finite. */
  add(replication: number, outputs: Observations["outputs"], indicators: Observations["indicators"]): void {
    const last = this.#replications.at(-1);
    if (last !== undefined && replication <= last) {
      throw new ExperimentError(`replication ${replication} came after ${last}: rows are added in order`);
    }
    const first = last === undefined;
    for (const [name, value] of Object.entries(outputs)) {
      if (value !== null && !Number.isFinite(value)) {
        throw new ExperimentError(`replication ${replication}: output ${name} is ${value}, not a number`);
      }
      column(this.#outputs, name, first, replication, newColumn).add(value ?? Number.POSITIVE_INFINITY);
    }
    for (const [name, value] of Object.entries(indicators)) {
      column(this.#indicators, name, first, replication, newList).push(value);
    }
    this.#replications.push(replication);
    this.#sameLength(this.#outputs, replication);
    this.#sameLength(this.#indicators, replication);
  }

  /** An output over the replications, censored ones as +Infinity: made when asked for. Throws for an unknown name. */
  output(name: string): readonly number[] {
    return known(this.#outputs, name, "output").values();
  }

  /** An indicator over the replications. Throws for an unknown name. */
  indicator(name: string): readonly boolean[] {
    return known(this.#indicators, name, "indicator");
  }

  *[Symbol.iterator](): Iterator<ReplicationRow> {
    for (const [index, replication] of this.#replications.entries()) {
      const outputs: Record<string, number | null> = {};
      for (const [name, values] of this.#outputs) {
        const value = values.at(index) as number;
        outputs[name] = value === Number.POSITIVE_INFINITY ? null : value;
      }
      const indicators: Record<string, boolean> = {};
      for (const [name, values] of this.#indicators) indicators[name] = values[index] as boolean;
      yield { replication, outputs, indicators };
    }
  }

  #sameLength(columns: ReadonlyMap<string, { readonly length: number }>, replication: number): void {
    for (const [name, values] of columns) {
      if (values.length !== this.length) {
        throw new ExperimentError(`replication ${replication} has no ${name}, which earlier ones have`);
      }
    }
  }
}

function column<T>(
  columns: Map<string, T>,
  name: string,
  first: boolean,
  replication: number,
  make: () => T,
): T {
  let values = columns.get(name);
  if (values === undefined) {
    if (!first) throw new ExperimentError(`replication ${replication} has ${name}, which earlier ones lack`);
    values = make();
    columns.set(name, values);
  }
  return values;
}

const newColumn = () => new Column();
const newList = (): boolean[] => [];

function known<T>(columns: ReadonlyMap<string, T>, name: string, kind: string): T {
  const values = columns.get(name);
  if (values === undefined) {
    throw new ExperimentError(`no ${kind} is called ${name}; there are ${[...columns.keys()].join(", ")}`);
  }
  return values;
}
