// Values sampled once a day.
import { type EventKind, Priority, type Simulation } from "../engine/index.js";

/**
 * Samples named values at given times; the last of them may be the horizon, which is read after the run. It is an event
 * kind itself, since a callback made anew in each replication would be compiled anew.
 */
export class DailySeries implements EventKind {
  readonly #simulation: Simulation;
  readonly #times: readonly number[];
  readonly #sources = new Map<string, (() => number)[]>();
  readonly #values = new Map<string, number[]>();

  /** @param times hours since start, ascending */
  constructor(simulation: Simulation, times: readonly number[]) {
    this.#simulation = simulation;
    this.#times = times;
  }

  /** Adds a value to a series; sources of the same name are added up. */
  track(name: string, source: () => number): void {
    const sources = this.#sources.get(name);
    if (sources === undefined) {
      this.#sources.set(name, [source]);
      this.#values.set(name, []);
    } else sources.push(source);
  }

  /** Begins to sample, each time after all else that is due at it. */
  start(): void {
    this.#scheduleNext(0);
  }

  /** @internal */
  name(): string {
    return "dailyReading";
  }

  /** @internal Reads the values at the time of this index. */
  wake(index: number): void {
    for (const [name, values] of this.#values) values.push(this.#read(name));
    this.#scheduleNext(index + 1);
  }

  /** The series, once the run is over: times that were not reached have the value at the end. */
  result(): Record<string, readonly number[]> {
    const series: Record<string, readonly number[]> = {};
    for (const [name, values] of this.#values) {
      const last = this.#read(name);
      series[name] = this.#times.map((_, i) => values[i] ?? last);
    }
    return series;
  }

  #scheduleNext(index: number): void {
    const time = this.#times[index];
    if (time !== undefined) this.#simulation.insert(time, Priority.statistics, this, index);
  }

  #read(name: string): number {
    let sum = 0;
    for (const source of this.#sources.get(name) ?? []) sum += source();
    return sum;
  }
}
