import type { Clock } from "./kernel.js";

/**
 * The integrals over time of the units of a resource that are in use and of those that are there. One
 * collector for both, since both are read at every change.
 */
export class Usage {
  private start: number;
  private since: number;
  private busyArea = 0;
  private unitsArea = 0;
  private busy = 0;

  constructor(
    private readonly clock: Clock,
    private units: number,
  ) {
    this.start = clock.now;
    this.since = clock.now;
  }

  /** From now on so many are in use, of so many that are there. */
  update(busy: number, units: number): void {
    // A unit that goes from hand to hand at one instant changes nothing.
    if (busy === this.busy && units === this.units) return;
    const { now } = this.clock;
    const held = now - this.since;
    this.busyArea += held * this.busy;
    this.unitsArea += held * this.units;
    this.since = now;
    this.busy = busy;
    this.units = units;
    // Units that are in use after a cut of the capacity are still there.
    if (busy > units) this.units = busy;
  }

  /** Time-weighted mean of the units in use. */
  get meanInUse(): number {
    return this.mean(this.busyArea, this.busy);
  }

  /** Time-weighted mean of the units that were there. */
  get meanUnits(): number {
    return this.mean(this.unitsArea, this.units);
  }

  /** Integral of the units in use over that of the units that were there; 0 when there were none. */
  get utilisation(): number {
    const held = this.clock.now - this.since;
    const units = this.unitsArea + held * this.units;
    if (units > 0) return (this.busyArea + held * this.busy) / units;
    return this.units > 0 ? this.busy / this.units : 0;
  }

  /** Forgets what was. */
  reset(): void {
    this.start = this.clock.now;
    this.since = this.clock.now;
    this.busyArea = 0;
    this.unitsArea = 0;
  }

  private mean(area: number, value: number): number {
    const { now } = this.clock;
    return now > this.start ? (area + (now - this.since) * value) / (now - this.start) : value;
  }
}
