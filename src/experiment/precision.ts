// Replications until the answer is precise enough: the look-ahead rule of Hoad, Robinson and Davies (2010,
// Journal of the Operational Research Society 61:1632, section 5).
import { Tally } from "../engine/index.js";
import type { Observations } from "../models/index.js";
import { ExperimentError } from "./errors.js";
import type { StoppingRule } from "./replications/index.js";
import { halfWidth } from "./statistics/index.js";

/** What precision is asked of which output. */
export interface PrecisionOptions {
  /** Wanted half width of the 95% interval over the mean: 0.05 = 5%. */
  readonly relative: number;
  /** The outputs that must all be that precise. */
  readonly outputs: readonly string[];
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

/**
 * Stops a run when d(n) = t(0.975; n - 1) · s(n) / (√n · |mean(n)|) is at most `relative` for every output, and
 * stays so for the look-ahead, which guards against an interval that is narrow by luck. Give it to
 * `runReplications`; the run's own number of replications is the cap.
 */
export class PrecisionRule implements StoppingRule {
  readonly #tallies: ReadonlyMap<string, Tally>;
  readonly #censored = new Set<string>();
  #n = 0;
  #reachedAt: number | null = null;
  #worst = { output: "", width: Number.POSITIVE_INFINITY };

  constructor(private readonly options: PrecisionOptions) {
    if (!(options.relative > 0 && options.relative < 1)) {
      throw new ExperimentError(`a precision lies between 0 and 1 (0.05 = 5%), not ${options.relative}`);
    }
    if (options.outputs.length === 0) throw new ExperimentError("a precision needs an output to be asked of");
    this.#tallies = new Map(options.outputs.map((name) => [name, new Tally()]));
  }

  enough({ outputs }: Pick<Observations, "outputs">): boolean {
    const n = ++this.#n;
    for (const [name, tally] of this.#tallies) {
      const value = outputs[name];
      if (value === undefined) {
        throw new ExperimentError(
          `no output is called ${name}; there are ${Object.keys(outputs).join(", ")}`,
        );
      }
      if (value === null) this.#censored.add(name);
      tally.add(value ?? this.options.horizon);
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
      Number.isFinite(width)
        ? `${output} is known to ±${percent(width)} after ${this.#n} replications` +
          (reached ? "." : `; ±${percent(this.options.relative)} was asked for: raise the cap.`)
        : `${output} has no relative precision after ${this.#n} replications: its mean is 0 or unknown.`,
    ];
    for (const name of this.#censored) {
      lines.push(
        `${name} did not clear inside the horizon each time: the precision is that of its restricted mean.`,
      );
    }
    return {
      reached,
      needed: this.#reachedAt,
      achieved: Number.isFinite(width) ? width : null,
      message: lines.join("\n"),
    };
  }

  #widest(): { output: string; width: number } {
    let worst = { output: "", width: -1 };
    for (const [output, tally] of this.#tallies) {
      const half = halfWidth(tally.standardDeviation, tally.count);
      const width = tally.mean === 0 ? Number.POSITIVE_INFINITY : half / Math.abs(tally.mean);
      if (width > worst.width) worst = { output, width };
    }
    return worst;
  }
}

function percent(share: number): string {
  return `${(100 * share).toPrecision(2)}%`;
}
