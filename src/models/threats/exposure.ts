// How one journey meets one threat: hazard is endured until a drawn amount has been, then there is an incident.
import type { RandomStream } from "../../engine/index.js";
import type { ShotNoise } from "./shot-noise.js";
import type { Exposed, Protection, Stretch, Threat } from "./threat.js";

/** The luck of one journey with one threat. */
export interface ExposureLuck {
  /** Hazard that is endured before the first incident, exponential of mean 1. */
  readonly first: number;
  /** Makes the stream for what follows an incident; asked for when there is one. */
  readonly stream: () => RandomStream;
}

/**
 * One journey's exposure to one threat. The hazard that it endures before its next incident is exponential of mean 1,
 * drawn beforehand (the random change of time; Daley and Vere-Jones 2003, theorem 7.4.I). Hence the chance of any
 * incident is 1 - exp(-hazard endured), cutting a leg in pieces changes nothing, and two policies that expose a convoy
 * to the same hazard give it the same luck.
 */
export class Exposure implements Exposed {
  readonly threat: Threat;
  /** Called when the hazard rises while the journey is on a stretch. */
  onRaised: (() => void) | undefined;
  readonly #habit: ShotNoise | undefined;
  readonly #factor: number;
  readonly #makeStream: () => RandomStream;
  #stream: RandomStream | undefined;
  /** Hazard that can still be endured before the next incident. */
  #left: number;
  /** Base hazard per hour of the stretch it is on; 0 between stretches. */
  #rate = 0;
  #at = 0;
  #until = 0;

  /**
   * @param habit how far the use of the route has raised the hazard when the journey begins
   * @param empty the vehicles return empty
   */
  constructor(
    threat: Threat,
    luck: ExposureLuck,
    protection: Protection,
    habit: ShotNoise | undefined,
    empty: boolean,
  ) {
    this.threat = threat;
    this.#makeStream = luck.stream;
    this.#habit = habit;
    this.#factor = threat.deterred(protection) * (empty ? (threat.options.empty ?? 1) : 1);
    this.#left = luck.first;
  }

  /** What an incident does is drawn from this. */
  get stream(): RandomStream {
    this.#stream ??= this.#makeStream();
    return this.#stream;
  }

  /** A stretch begins now. One without duration is endured at once. */
  begin(stretch: Stretch, now: number): void {
    const hazard = this.threat.base(stretch) * this.#factor;
    this.#at = now;
    this.#until = now + stretch.hours;
    if (stretch.hours > 0) {
      this.#rate = hazard / stretch.hours;
    } else {
      this.#rate = 0;
      this.#left -= hazard * this.threat.relativeAt(now, this.#habit);
    }
    this.threat.exposed.add(this);
  }

  /** The stretch is over, or is interrupted, now. */
  end(now: number): void {
    this.advance(now);
    this.#rate = 0;
    this.threat.exposed.delete(this);
  }

  /** Counts what was endured up to now. */
  advance(now: number): void {
    const to = Math.min(now, this.#until);
    if (this.#rate > 0 && to > this.#at) {
      this.#left -= this.#rate * this.threat.relative(this.#at, to, this.#habit);
    }
    this.#at = now;
  }

  /** When the next incident is, as things stand; Infinity if not on this stretch. */
  next(): number {
    if (this.#left <= 0) return this.#at;
    if (this.#rate === 0) return Number.POSITIVE_INFINITY;
    const target = this.#left / this.#rate;
    if (this.threat.relative(this.#at, this.#until, this.#habit) < target) return Number.POSITIVE_INFINITY;
    return this.#reach(target);
  }

  /** The incident happens now: another amount of hazard is drawn for the next. */
  renew(): void {
    this.#left += -Math.log(this.stream.uniformPositive());
  }

  /** The time at which the relative hazard from now adds up to `target`, by bisection: the integral only grows. */
  #reach(target: number): number {
    let low = this.#at;
    let high = this.#until;
    for (;;) {
      const middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) return high;
      if (this.threat.relative(this.#at, middle, this.#habit) < target) low = middle;
      else high = middle;
    }
  }
}
