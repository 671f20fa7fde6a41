// Luck that belongs to a person or a case, whoever serves it and when.
import { type Distribution, type RandomStream, sampler } from "../engine/index.js";
import { widen } from "./widen.js";

/** Occasions for which values are drawn for all entities at once: a stream for a single value costs 200 times more. */
const LAYERS = 8;

/**
 * One value of a law for each entity: entity i gets the i-th value of the stream, in whatever order the values are
 * asked for. So a court of 18 judges and one of 20 see the same cases, and the difference between them is the
 * judges' (common random numbers).
 */
export class EntityDraws {
  readonly #stream: RandomStream;
  readonly #law: Distribution;
  readonly #draw: () => number;
  readonly #constant: number | undefined;
  #values = new Float64Array(0);
  #drawn = 0;
  /** Values for later occasions, as far as anybody has come to them. */
  readonly #layers: (EntityDraws | undefined)[] = [];

  /**
   * @param stream used by these draws alone
   * @param law what is drawn; a constant draws nothing
   */
  constructor(stream: RandomStream, law: Distribution) {
    this.#stream = stream;
    this.#law = law;
    this.#draw = sampler(stream, law);
    this.#constant = law.kind === "constant" ? law.value : undefined;
  }

  /** The entity's value. Entities are numbered from 0; asking for a large one draws for all before it. */
  of(entity: number): number {
    if (this.#constant !== undefined) return this.#constant;
    if (entity >= this.#drawn) this.#extend(entity + 1);
    return this.#values[entity] as number;
  }

  /** A further value for the same entity, such as that of its second hearing; occasion 0 is {@link of}. */
  again(entity: number, occasion: number): number {
    if (this.#constant !== undefined) return this.#constant;
    if (occasion === 0) return this.of(entity);
    if (occasion > LAYERS) return sampler(this.#stream.substream(`${entity}:${occasion}`), this.#law)();
    let layer = this.#layers[occasion - 1];
    if (layer === undefined) {
      layer = new EntityDraws(this.#stream.substream(`occasion ${occasion}`), this.#law);
      this.#layers[occasion - 1] = layer;
    }
    return layer.of(entity);
  }

  #extend(count: number): void {
    if (count > this.#values.length) this.#values = widen(this.#values, Math.max(count, 64));
    while (this.#drawn < count) this.#values[this.#drawn++] = this.#draw();
  }
}

/** A number for each entity, uniform in [0, 1), against which chances are decided. */
export function entityChances(stream: RandomStream): EntityDraws {
  return new EntityDraws(stream, { kind: "uniform", low: 0, high: 1 });
}
