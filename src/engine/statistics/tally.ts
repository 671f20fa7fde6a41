/**
 * Statistics of values that come one by one (waits, delays, sizes): count, mean, variance, extremes, in
 * constant memory. The mean and the squared deviations are updated by Welford's recurrence (Welford 1962,
 * Technometrics 4, 419-420), which does not lose digits when the mean is large beside the spread.
 */
export class Tally {
  private n = 0;
  private total = 0;
  private centre = 0;
  private squares = 0;
  private smallest = Number.POSITIVE_INFINITY;
  private largest = Number.NEGATIVE_INFINITY;

  /** Takes in one value. */
  add(value: number): void {
    const n = ++this.n;
    const deviation = value - this.centre;
    this.total += value;
    this.centre += deviation / n;
    this.squares += deviation * (value - this.centre);
    if (value < this.smallest) this.smallest = value;
    if (value > this.largest) this.largest = value;
  }

  /**
   * Takes a value out again that was added before, as if it had never come: Welford's recurrence backwards. The
   * extremes keep it.
   */
  remove(value: number): void {
    if (this.n < 2) {
      this.reset();
      return;
    }
    const n = --this.n;
    const deviation = value - this.centre;
    this.total -= value;
    this.centre -= deviation / n;
    this.squares = Math.max(0, this.squares - deviation * (value - this.centre));
  }

  /** How many values there were. */
  get count(): number {
    return this.n;
  }

  /** Sum of the values. */
  get sum(): number {
    return this.total;
  }

  /** Arithmetic mean; NaN of no values. */
  get mean(): number {
    return this.n === 0 ? Number.NaN : this.centre;
  }

  /** Sample variance, divisor n - 1; NaN of fewer than two values. */
  get variance(): number {
    return this.n < 2 ? Number.NaN : this.squares / (this.n - 1);
  }

  /** Sample standard deviation: the root of `variance`. */
  get standardDeviation(): number {
    return Math.sqrt(this.variance);
  }

  /** Smallest value; NaN of no values. */
  get minimum(): number {
    return this.n === 0 ? Number.NaN : this.smallest;
  }

  /** Largest value; NaN of no values. */
  get maximum(): number {
    return this.n === 0 ? Number.NaN : this.largest;
  }

  /** Forgets every value, as after a warm-up. */
  reset(): void {
    this.n = 0;
    this.total = 0;
    this.centre = 0;
    this.squares = 0;
    this.smallest = Number.POSITIVE_INFINITY;
    this.largest = Number.NEGATIVE_INFINITY;
  }
}
