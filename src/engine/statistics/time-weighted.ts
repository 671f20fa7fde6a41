/**
 * A value that holds over time (a queue's length, units in use) and changes at moments: its integral, its
 * time-weighted mean and its extremes. Times are given by the caller, in the simulation's unit, and never
 * go back.
 */
export class TimeWeighted {
  private start: number;
  private since: number;
  private area = 0;
  private value: number;
  private largest: number;
  private smallest: number;

  /**
   * @param startTime time from which the value counts
   * @param value what holds from then on; default 0
   */
  constructor(startTime = 0, value = 0) {
    this.start = startTime;
    this.since = startTime;
    this.value = value;
    this.largest = value;
    this.smallest = value;
  }

  /** From `now` on the value is `value`. Throws a RangeError when `now` is before the last change. */
  update(now: number, value: number): void {
    const held = now - this.since;
    if (!(held >= 0)) throw this.backwards(now);
    this.area += held * this.value;
    this.since = now;
    this.value = value;
    if (value > this.largest) this.largest = value;
    if (value < this.smallest) this.smallest = value;
  }

  /** From `now` on the value is larger by `delta`. */
  add(now: number, delta: number): void {
    this.update(now, this.value + delta);
  }

  /** What holds now. */
  get current(): number {
    return this.value;
  }

  /** Largest value since the start or the last reset, one that held for no time included. */
  get maximum(): number {
    return this.largest;
  }

  /** Smallest value since the start or the last reset, one that held for no time included. */
  get minimum(): number {
    return this.smallest;
  }

  /** Integral of the value from the start, or the last reset, to `now` (value x time). */
  integral(now: number): number {
    const held = now - this.since;
    if (!(held >= 0)) throw this.backwards(now);
    return this.area + held * this.value;
  }

  /** Time-weighted mean from the start, or the last reset, to `now`; the value itself if no time has passed. */
  mean(now: number): number {
    const area = this.integral(now);
    return now > this.start ? area / (now - this.start) : this.value;
  }

  /** Forgets what was, as after a warm-up; the value that holds now goes on. */
  reset(now: number): void {
    if (!(now >= this.since)) throw this.backwards(now);
    this.start = now;
    this.since = now;
    this.area = 0;
    this.largest = this.value;
    this.smallest = this.value;
  }

  private backwards(now: number): RangeError {
    return new RangeError(`time ${now}: the value last changed at ${this.since}, and time never goes back`);
  }
}
