import { expect } from "vitest";
import {
  type Distribution,
  meanOf,
  type Sampler,
  Simulation,
  sampler,
  Tally,
  varianceOf,
} from "../../src/engine/index.js";

/** `LONG=1` runs everything ten times longer. */
export const scale = process.env.LONG === undefined ? 1 : 10;

/** How long and how often a model is run. */
export interface Plan {
  /** Independent replications; ten times as many when `LONG` is set. */
  readonly replications: number;
  /** What is thrown away at the start of each, in time units. */
  readonly warmUp?: number;
  /** What is measured after it; default: until nothing is left to happen. */
  readonly length?: number;
}

/** What a model finds in its laboratory. */
export interface Laboratory {
  readonly sim: Simulation;
  /** A sampler of a named stream, whose draws are used as control variates. */
  draw(name: string, distribution: Distribution): Sampler;
  /** A tally that starts afresh after the warm-up. */
  tally(): Tally;
}

/** What the replications of a model gave: a list of numbers for each measure, and of controls. */
export interface Results<Measure extends string> {
  readonly values: Readonly<Record<Measure, readonly number[]>>;
  /** For each control a number for each replication, whose expectation is 0. */
  readonly controls: readonly (readonly number[])[];
}

/**
 * Runs independent replications of a model: `build` sets it up and returns what reads its measures at the end.
 */
export function replicate<Measure extends string>(
  seed: string,
  { replications, warmUp = 0, length = Number.POSITIVE_INFINITY }: Plan,
  build: (laboratory: Laboratory) => () => Record<Measure, number>,
): Results<Measure> {
  const rows: Record<Measure, number>[] = [];
  const controls: number[][] = [];
  // What begins and ends has no more than the memory of one replication.
  const forget = length < Number.POSITIVE_INFINITY ? 0.1 : 0;
  for (let replication = 0; replication < replications * scale; replication++) {
    const sim = new Simulation({ seed, replication });
    const inputs: Input[] = [];
    const tallies: Tally[] = [];
    const read = build({
      sim,
      draw(name, distribution) {
        const input = new Input(sampler(sim.stream(name), distribution), distribution, inputs, forget);
        inputs.push(input);
        return input.draw;
      },
      tally() {
        const tally = new Tally();
        tallies.push(tally);
        return tally;
      },
    });
    if (warmUp > 0) {
      sim.run(warmUp);
      sim.resetStatistics();
      for (const collector of [...inputs, ...tallies]) collector.reset();
    }
    sim.run(warmUp + length);
    rows.push(read());
    for (const [index, control] of inputs.flatMap((input) => input.controls).entries()) {
      controls[index] ??= [];
      controls[index].push(control);
    }
  }
  const values = {} as Record<Measure, number[]>;
  for (const measure in rows[0]) values[measure] = rows.map((row) => row[measure]);
  return { values, controls };
}

/**
 * A measure agrees with theory: |z| < 4, and its standard error is at most 0.5% of the exact value, so that an
 * error of 2% fails.
 */
export function expectAgreement<Measure extends string>(
  { values, controls }: Results<Measure>,
  measure: Measure,
  exact: number,
): void {
  const { mean, error } = estimate(values[measure], controls);
  const z = (mean - exact) / error;
  const found = `${measure}: ${mean} with standard error ${error}, exact ${exact}, z ${z}`;
  expect(error, `${found}: too few replications to see an error of 2%`).toBeLessThanOrEqual(0.005 * exact);
  expect(Math.abs(z), found).toBeLessThan(4);
}

/**
 * Mean of a measure over the replications and its standard error, both after what the draws themselves
 * explain has been taken away: regression on control variates (Lavenberg and Welch 1981, Management Science
 * 27, 322-335), by Gram and Schmidt.
 */
export function estimate(
  values: readonly number[],
  controls: readonly (readonly number[])[],
): { mean: number; error: number } {
  const n = values.length;
  let mean = average(values);
  let residual = values.map((value) => value - mean);
  let spread = 1 / n;
  const used: { readonly offset: number; readonly column: readonly number[]; readonly norm: number }[] = [];
  for (const control of controls) {
    let offset = average(control);
    let column = control.map((value) => value - offset);
    const size = dot(column, column);
    for (const other of used) {
      const share = dot(column, other.column) / other.norm;
      column = column.map((value, i) => value - share * (other.column[i] ?? 0));
      offset -= share * other.offset;
    }
    const norm = dot(column, column);
    // A constant, or one that follows from the others, explains nothing.
    if (norm <= 1e-12 * size) continue;
    used.push({ offset, column, norm });
    const slope = dot(residual, column) / norm;
    mean -= slope * offset;
    spread += offset ** 2 / norm;
    residual = residual.map((value, i) => value - slope * (column[i] ?? 0));
  }
  const freedom = n - 1 - used.length;
  return { mean, error: Math.sqrt((dot(residual, residual) / freedom) * spread) };
}

/**
 * A source of randomness, and how far its draws went from what they are on average: with d = (x - mean) / sd,
 * the sums of d, of d^2 - 1, and of d times the recent d of every source (a queue is long after a run of short
 * gaps and long services). Each sum is a martingale, so that its expectation is 0 whenever the draws stop.
 */
class Input {
  readonly draw: Sampler;
  /** Sum of the recent deviations, the older the less. */
  private recent = 0;
  private first = 0;
  private second = 0;
  private products: number[] = [];

  /** @param forget share of the memory that each draw fades; 0 remembers everything */
  constructor(source: Sampler, distribution: Distribution, all: readonly Input[], forget: number) {
    const mean = meanOf(distribution);
    const deviation = Math.sqrt(varianceOf(distribution));
    if (deviation === 0) {
      this.draw = source;
      return;
    }
    this.draw = () => {
      const value = source();
      const d = (value - mean) / deviation;
      this.first += d;
      this.second += d * d - 1;
      for (let i = 0; i < all.length; i++) {
        this.products[i] = (this.products[i] ?? 0) + d * (all[i]?.recent ?? 0);
      }
      this.recent += d - forget * this.recent;
      return value;
    };
  }

  get controls(): readonly number[] {
    return [this.first, this.second, ...this.products];
  }

  reset(): void {
    this.first = 0;
    this.second = 0;
    this.products.fill(0);
  }
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
