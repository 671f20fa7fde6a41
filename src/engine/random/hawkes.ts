import { checkNonNegative, checkPositive } from "./parameters.js";
import { HALF_STEP, type UniformSource } from "./stream.js";

/** Parameters of a self-exciting process with an exponential kernel. */
export interface HawkesParameters {
  /** Rate without excitation, in events per unit of time, at least 0. */
  readonly base: number;
  /** By how much each event raises the rate, at least 0. */
  readonly jump: number;
  /** How fast excitation dies away, per unit of time, above 0: it falls as exp(-decay t). */
  readonly decay: number;
  /** Time at which it begins, without excitation; default 0. */
  readonly start?: number;
}

/**
 * Events that make further events likelier for a while (Hawkes 1971, Biometrika 58, 83-90): the rate is
 * base + the sum over past events of jump exp(-decay (t - t_i)). One event causes jump / decay others on
 * average; from 1 on their number explodes. With r = jump / decay below 1 and k = decay - jump, the mean count
 * from an empty start to T is base (T - r (1 - exp(-k T)) / k) / (1 - r).
 *
 * The object says when the next event is due; whoever uses it decides whether the event takes place, and then
 * tells it: `for (let t = h.next(0, end); t < end; t = h.next(t, end)) h.excite(t);` If something else
 * happens before that moment (an excitation from outside, another base rate), it tells that instead and asks
 * again from there, which is exact because the process has no other memory than its rate.
 */
export class Hawkes {
  private readonly uniform: () => number;
  private readonly jump: number;
  private readonly decay: number;
  private base: number;
  private excitation = 0;
  private since: number;

  constructor(source: UniformSource, { base, jump, decay, start = 0 }: HawkesParameters) {
    checkNonNegative("Hawkes", "base", base);
    checkNonNegative("Hawkes", "jump", jump);
    checkPositive("Hawkes", "decay", decay);
    this.uniform = source.uniform;
    this.base = base;
    this.jump = jump;
    this.decay = decay;
    this.since = start;
  }

  /** Rate at a time, in events per unit of time; what happened at that very time counts. */
  intensity(time: number): number {
    return this.base + this.excitationAt(time);
  }

  /**
   * Draws the time of the first event after `after`, given what it was told up to then; Infinity when that is
   * not before `until` (exclusive). Exact, two uniforms, nothing rejected: the sooner of an event
   * from the base rate and one from the excitation (Dassios and Zhao 2013, Electron. Commun. Probab. 18, 62,
   * algorithm 3.1).
   */
  next(after: number, until: number = Number.POSITIVE_INFINITY): number {
    const fromBase = -Math.log(1 - HALF_STEP - this.uniform()) / this.base;
    const need = -Math.log(1 - HALF_STEP - this.uniform());
    // What excitation is left brings a finite number of events: perhaps none.
    const left = 1 - (this.decay * need) / this.excitationAt(after);
    const fromExcitation = left > 0 ? -Math.log(left) / this.decay : Number.POSITIVE_INFINITY;
    const time = after + Math.min(fromBase, fromExcitation);
    return time < until ? time : Number.POSITIVE_INFINITY;
  }

  /** An event takes place at a time, and raises the rate by `jump` (default: the process's own). */
  excite(time: number, jump: number = this.jump): void {
    checkNonNegative("Hawkes", "jump", jump);
    this.excitation = this.excitationAt(time) + jump;
    this.since = time;
  }

  /** The base rate is another one from now on: a guard, a quieter road. What excitation there is stays. */
  setBase(base: number): void {
    checkNonNegative("Hawkes", "base", base);
    this.base = base;
  }

  private excitationAt(time: number): number {
    if (!(time >= this.since)) {
      throw new RangeError(`Hawkes: time ${time} is before ${this.since}, of which it was told last`);
    }
    return this.excitation * Math.exp(this.decay * (this.since - time));
  }
}
