// Replications until the answer is precise enough: the look-ahead rule of Hoad, Robinson and Davies (2010,
// Journal of the Operational Research Society 61:1632, section 5).
import { Tally } from "../engine/index.js";
import type { Observations } from "../models/index.js";
import { ExperimentError } from "./errors.js";
import type { StoppingRule } from "./replications/index.js";
import { halfWidth } from "./statistics/index.js";

/** A difference between two outputs whose replications are paired (see `sideBySide`). */
export interface PrecisionOfDifference {
  /** What to call it in messages. */
  readonly name: string;
  readonly of: string;
  /** Taken off `of` in every replication. */
  readonly less: string;
  /** Output whose mean the half width is set against: a difference may well be 0, what it is held against is not. */
  readonly against: string;
}

/** What precision is asked of which output. */
export interface PrecisionOptions {
  /** Wanted half width of the 95% interval over the mean: 0.05 = 5%. */
  readonly relative: number;
  /** The outputs, or differences of outputs, that must all be that precise. */
  readonly outputs: readonly (string | PrecisionOfDifference)[];
  /** The scenario's horizon in the outputs' unit: censored replications count as that much. */
  readonly horizon: number;
}

/** How it ended, once the run is over. */
export interface PrecisionVerdict {
  /** True when every output is precise enough. */
  readonly reached: boolean;
  /** Replications after which the precision was there for good; null when it never was. */
  readonly needed: number | null;
  /** The relative half width that was achieved by the worst output; null when it has none (mean 0). */
  readonly achieved: number | null;
  /** All of that in words, one line per remark. */
  readonly message: string;
}

/** The paper's kLimit: the precision must hold for 5 more replications, for 5% more beyond 100. */
const lookAhead = (n: number) => Math.floor((5 * Math.max(n, 100)) / 100);

/** The paper starts to look at 3. */
const firstLook = 3;

/** What must be precise, with what has been seen of it. */
interface Wanted {
  readonly name: string;
  readonly of: string;
  readonly less: string | undefined;
  /** Output whose mean is the scale. */
  readonly scale: string;
  readonly tally: Tally;
  readonly against: Tally;
}

/**
 * Stops a run when d(n) = t(0.975; n - 1) · s(n) / (√n · |mean(n)|) is at most `relative` for every output, and
 * stays so for the look-ahead, which guards against an interval that is narrow by luck. Of a difference s(n) is the
 * standard deviation of the paired differences, and the mean that of `against`. Give it to `runReplications`; the
 * run's own number of replications is the cap.
 */
export class PrecisionRule implements StoppingRule {
  readonly #wanted: readonly Wanted[];
  readonly #censored = new Set<string>();
  #n = 0;
  #reachedAt: number | null = null;
  #worst = { output: "", width: Number.POSITIVE_INFINITY };

  constructor(private readonly options: PrecisionOptions) {
    if (!(options.relative > 0 && options.relative < 1)) {
      throw new ExperimentError(`a precision lies between 0 and 1 (0.05 = 5%), not ${options.relative}`);
    }
    if (options.outputs.length === 0) throw new ExperimentError("a precision needs an output to be asked of");
    this.#wanted = options.outputs.map((output) => {
      const tallies = { tally: new Tally(), against: new Tally() };
      return typeof output === "string"
        ? { name: output, of: output, less: undefined, scale: output, ...tallies }
        : { name: output.name, of: output.of, less: output.less, scale: output.against, ...tallies };
    });
  }

  enough({ outputs }: Pick<Observations, "outputs">): boolean {
    const n = ++this.#n;
    for (const { of, less, scale, tally, against } of this.#wanted) {
      const whole = this.#value(outputs, of);
      tally.add(less === undefined ? whole : whole - this.#value(outputs, less));
      against.add(scale === of ? whole : this.#value(outputs, scale));
    }
    if (n < firstLook) return false;
    this.#worst = this.#widest();
    if (this.#worst.width > this.options.relative) this.#reachedAt = null;
    else this.#reachedAt ??= n;
    return this.#reachedAt !== null && n >= this.#reachedAt + lookAhead(this.#reachedAt);
  }

  /** How it ended. */
  verdict(): PrecisionVerdict {
    const { output, width } = this.#worst;
    const reached = this.#reachedAt !== null;
    const lines = [
      this.#n < firstLook
        ? `A precision shows from ${firstLook} replications on; there were ${this.#n}: raise the cap.`
        : Number.isFinite(width)
          ? `${output} is known to ±${percent(width)} after ${this.#n} replications` +
            (reached ? "." : `; ±${percent(this.options.relative)} was asked for: raise the cap.`)
          : `${output} has no relative precision after ${this.#n} replications: its mean is 0 or unknown.`,
    ];
    const censored = [...this.#censored].filter((name) => this.options.outputs.includes(name));
    for (const name of censored) {
      lines.push(
        `${name} did not clear inside the horizon each time: the precision is that of its restricted mean.`,
      );
    }
    if (censored.length < this.#censored.size) {
      lines.push(
        "Not everything cleared inside the horizon each time: the precision is that of the difference of restricted means.",
      );
    }
    return {
      reached,
      needed: this.#reachedAt,
      achieved: Number.isFinite(width) ? width : null,
      message: lines.join("\n"),
    };
  }

  #value(outputs: Observations["outputs"], name: string): number {
    const value = outputs[name];
    if (value === undefined) {
      throw new ExperimentError(`no output is called ${name}; there are ${Object.keys(outputs).join(", ")}`);
    }
    if (value === null) this.#censored.add(name);
    return value ?? this.options.horizon;
  }

  #widest(): { output: string; width: number } {
    let worst = { output: "", width: -1 };
    for (const { name, tally, against } of this.#wanted) {
      const half = halfWidth(tally.standardDeviation, tally.count);
      const width = vanishes(against) ? Number.POSITIVE_INFINITY : half / Math.abs(against.mean);
      if (width > worst.width) worst = { output: name, width };
    }
    return worst;
  }
}

/** The mean is 0, or what is left of it is the rounding of the values that it was made from. */
function vanishes({ count, mean, minimum, maximum }: Tally): boolean {
  return Math.abs(mean) <= count * Number.EPSILON * Math.max(Math.abs(minimum), Math.abs(maximum));
}

/** Two digits, and all of those before the point: from 100% on, two digits alone would be written with an exponent. */
function percent(share: number): string {
  const value = 100 * share;
  return value < 99.5 ? `${value.toPrecision(2)}%` : `${value.toFixed(0)}%`;
}
