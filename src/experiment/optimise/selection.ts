// Ranking and selection: which of several systems has the smallest mean, with a stated probability of being right.
import { ExperimentError } from "../errors.js";
import { estimateMean } from "../statistics/index.js";

/** What is asked of a selection. */
export interface SelectionOptions {
  /** Smallest difference of means that is worth detecting, in the output's unit. */
  readonly indifference: number;
  /** Least probability that the chosen system is the best, or within the indifference of it. Default 0.95. */
  readonly confidence?: number;
  /** Replications of every system before any is dropped. Default 20. */
  readonly initial?: number;
}

/**
 * The fully sequential procedure KN of Kim and Nelson (2001, ACM TOMACS 11:251, with c = 1), for the smallest mean.
 * Its guarantee holds under common random numbers, which make it far quicker: it works on the variances of
 * differences. Replications come in order; systems drop out as soon as they are seen to be worse.
 */
export class Selection {
  readonly initial: number;
  readonly #delta: number;
  readonly #h2: number;
  readonly #values: number[][];
  readonly #sums: number[];
  #variances: number[][] = [];
  #survivors: readonly number[];
  #taken = 0;
  #last = Number.POSITIVE_INFINITY;

  /** @param systems how many there are */
  constructor(systems: number, { indifference, confidence = 0.95, initial = 20 }: SelectionOptions) {
    if (!(indifference > 0))
      throw new ExperimentError(`the indifference must be above 0, not ${indifference}`);
    if (systems < 1) throw new ExperimentError("there is nothing to select from");
    if (!(confidence > 0 && confidence < 1))
      throw new ExperimentError(`the confidence must lie between 0 and 1, not ${confidence}`);
    if (!(Number.isInteger(initial) && initial >= 2))
      throw new ExperimentError(`a selection starts with at least 2 replications of each, not ${initial}`);
    this.initial = initial;
    this.#delta = indifference;
    const share = (2 * (1 - confidence)) / Math.max(1, systems - 1);
    this.#h2 = (share ** (-2 / (initial - 1)) - 1) * (initial - 1);
    this.#values = Array.from({ length: systems }, () => []);
    this.#sums = new Array(systems).fill(0);
    this.#survivors = Array.from({ length: systems }, (_, i) => i);
  }

  /** Systems that are still in the race, by number; the next replication is needed of these. */
  get survivors(): readonly number[] {
    return this.#survivors;
  }

  /** Replications taken so far. */
  get taken(): number {
    return this.#taken;
  }

  /** Whether the selection is over. */
  get done(): boolean {
    return this.#survivors.length === 1 || this.#taken >= this.#last;
  }

  /** The system with the smallest mean among the survivors. */
  get best(): number {
    return this.#survivors.reduce((best, i) =>
      (this.#sums[i] as number) < (this.#sums[best] as number) ? i : best,
    );
  }

  /**
   * Takes the next replication.
   *
   * @param values by system; only those of survivors are looked at
   */
  add(values: ReadonlyMap<number, number>): void {
    for (const i of this.#survivors) {
      const value = values.get(i);
      if (value === undefined) throw new ExperimentError(`system ${i} is still in the race and has no value`);
      this.#sums[i] = (this.#sums[i] as number) + value;
      if (this.#taken < this.initial) this.#values[i]?.push(value);
    }
    this.#taken++;
    if (this.#taken < this.initial) return;
    if (this.#taken === this.initial) this.#start();
    this.#screen();
  }

  /** Variances of the differences after the first stage, and when the race ends at the latest. */
  #start(): void {
    this.#variances = this.#values.map((a) =>
      this.#values.map((b) => (estimateMean(a.map((value, k) => value - (b[k] as number))).sd ?? 0) ** 2),
    );
    // One by one: of some hundred systems there are more pairs than a call can have arguments.
    const largest = this.#variances.flat().reduce((most, variance) => Math.max(most, variance), 0);
    this.#last = Math.max(this.initial, Math.floor((this.#h2 * largest) / this.#delta ** 2) + 1);
  }

  #screen(): void {
    const r = this.#taken;
    const before = this.#survivors;
    this.#survivors = before.filter((i) =>
      before.every((l) => {
        const boundary = (this.#h2 * (this.#variances[i]?.[l] as number)) / this.#delta ** 2 - r;
        const allowance = Math.max(0, (this.#delta / (2 * r)) * boundary);
        return (this.#sums[i] as number) / r <= (this.#sums[l] as number) / r + allowance;
      }),
    );
  }
}
