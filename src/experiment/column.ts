// A column of numbers that grows with the replications.

/** Numbers per block: 4 KB, little for a short run, and few blocks for a long one. */
const blockLength = 512;

/**
 * Numbers added one by one, in blocks. An array that grows is copied each time, and what it leaves behind lies about
 * until the whole heap is cleared up; a block stays where it is.
 */
export class Column {
  readonly #blocks: Float64Array[] = [];
  #length = 0;

  /** How many numbers there are. */
  get length(): number {
    return this.#length;
  }

  /** Adds a number at the end. */
  add(value: number): void {
    const place = this.#length++ % blockLength;
    if (place === 0) this.#blocks.push(new Float64Array(blockLength));
    (this.#blocks.at(-1) as Float64Array)[place] = value;
  }

  /** The number at an index from 0 on; undefined beyond the last. */
  at(index: number): number | undefined {
    return index < this.#length
      ? this.#blocks[Math.floor(index / blockLength)]?.[index % blockLength]
      : undefined;
  }

  /** All of them in order, in an array of their own. */
  values(): number[] {
    return Array.from({ length: this.#length }, (_, index) => this.at(index) as number);
  }
}
