/**
 * What a changing value was at the points of a grid of times: start, start + step, start + 2 step, … A change
 * at a grid point itself does not show there yet: the point shows what held just before, as a count at the end
 * of a day does.
 */
export class TimeSeries {
  private readonly recorded: number[] = [];
  private value: number;
  private since: number;

  /**
   * @param start time of the first point
   * @param step time between points, above 0
   * @param value what holds from the start; default 0
   */
  constructor(
    readonly start: number,
    readonly step: number,
    value = 0,
  ) {
    if (!Number.isFinite(start)) throw new RangeError(`time series: start is ${start}; it must be finite`);
    if (!(step > 0 && step < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`time series: step is ${step}; it must be a finite number above 0`);
    }
    this.value = value;
    this.since = start;
  }

  /** From `now` on the value is `value`. Times must not go back. */
  update(now: number, value: number): void {
    this.advance(now);
    this.value = value;
  }

  /** From `now` on the value is larger by `delta`. */
  add(now: number, delta: number): void {
    this.update(now, this.value + delta);
  }

  /** The values at the grid points up to and including `now`. */
  valuesUntil(now: number): readonly number[] {
    this.advance(now);
    return this.recorded;
  }

  private advance(now: number): void {
    if (!(now >= this.since && now < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`time series: time ${now} must be finite and not before ${this.since}`);
    }
    this.since = now;
    // Each point's time is computed anew, so that it never drifts.
    while (this.start + this.recorded.length * this.step <= now) this.recorded.push(this.value);
  }
}
