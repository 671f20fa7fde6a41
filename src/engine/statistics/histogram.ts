/** How many values fall into each of equal intervals, and how many beyond them, in constant memory. */
export class Histogram {
  /** Values in each interval [low + i width, low + (i + 1) width). */
  readonly counts: Uint32Array;
  /** Values below `low`. */
  below = 0;
  /** Values of `high` and above. */
  above = 0;

  /**
   * @param low where the first interval begins
   * @param high where the last one ends, above `low`
   * @param intervals how many there are, at least 1
   */
  constructor(
    readonly low: number,
    readonly high: number,
    intervals: number,
  ) {
    if (!(Number.isFinite(low) && Number.isFinite(high) && high > low)) {
      throw new RangeError(
        `histogram from ${low} to ${high}: the ends must be finite, the second above the first`,
      );
    }
    if (high - low === Number.POSITIVE_INFINITY) {
      throw new RangeError(
        `histogram from ${low} to ${high}: the ends are further apart than a number can say`,
      );
    }
    if (!(Number.isInteger(intervals) && intervals >= 1)) {
      throw new RangeError(`histogram of ${intervals} intervals: it must be a whole number of at least 1`);
    }
    this.counts = new Uint32Array(intervals);
  }

  /** Width of an interval. */
  get width(): number {
    return (this.high - this.low) / this.counts.length;
  }

  /** How many values there were, those beyond the ends included. */
  get total(): number {
    return this.counts.reduce((sum, count) => sum + count, this.below + this.above);
  }

  /** Takes in one value; throws a RangeError for NaN, which belongs nowhere. */
  add(value: number): void {
    if (value < this.low) this.below++;
    else if (value >= this.high) this.above++;
    else if (Number.isNaN(value)) throw new RangeError("histogram: NaN belongs to no interval");
    else {
      const index = this.intervalOf(value);
      this.counts[index] = (this.counts[index] ?? 0) + 1;
    }
  }

  /** The interval that holds a value from `low` on and below `high`. */
  private intervalOf(value: number): number {
    const last = this.counts.length - 1;
    const index = Math.min(Math.floor(((value - this.low) / (this.high - this.low)) * (last + 1)), last);
    // Rounding can put a value at the edge of an interval, or just beside it, into the neighbour.
    if (index < last && value >= this.edge(index + 1)) return index + 1;
    return index > 0 && value < this.edge(index) ? index - 1 : index;
  }

  /** Where an interval begins: of whole ends the number nearest to it, so that 0.3 is the fourth edge of ten from 0 to 1. */
  private edge(index: number): number {
    return this.low + ((this.high - this.low) * index) / this.counts.length;
  }

  /** Forgets every value. */
  reset(): void {
    this.counts.fill(0);
    this.below = 0;
    this.above = 0;
  }
}
