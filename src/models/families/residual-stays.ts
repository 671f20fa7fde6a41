// How much longer somebody stays who is met in the middle of a stay.
import { type Distribution, type RandomStream, sampler } from "../../engine/index.js";
import { type EntityDraws, entityChances } from "../entity-draws.js";

/** Stays that the law is represented by: the mean of what is left of them is then within 2% for stays of usual spread. */
const SAMPLE = 8192;

/**
 * What is left of the stays of those who are found in a place that has run for long: a stay is met in proportion to its
 * length, at a moment that is uniform in it, so that the remainder has the density (1 - F(x)) / mean of the equilibrium
 * renewal process (Cox 1962, Renewal Theory, section 5.2). Any law is taken by a sample of it, drawn once.
 */
export class ResidualStays {
  readonly #stays: Float64Array;
  /** Sum of the stays up to each. */
  readonly #sums: Float64Array;
  readonly #met: EntityDraws;
  readonly #moment: EntityDraws;

  /**
   * @param stream used by these alone
   * @param law of whole stays (h)
   */
  constructor(stream: RandomStream, law: Distribution) {
    const size = law.kind === "constant" ? 1 : SAMPLE;
    this.#stays = Float64Array.from({ length: size }, sampler(stream.substream("stays"), law));
    this.#sums = new Float64Array(size);
    let sum = 0;
    this.#stays.forEach((stay, i) => {
      sum += Math.max(0, stay);
      this.#sums[i] = sum;
    });
    this.#met = entityChances(stream.substream("met"));
    this.#moment = entityChances(stream.substream("moment"));
  }

  /** Hours that are left of the stay of an entity, numbered from 0. */
  of(entity: number): number {
    const target = this.#met.of(entity) * (this.#sums.at(-1) ?? 0);
    let low = 0;
    let high = this.#sums.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sums[middle] as number) <= target) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, this.#stays[low] as number) * this.#moment.of(entity);
  }
}
