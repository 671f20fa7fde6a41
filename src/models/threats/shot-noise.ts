// A level that jumps at events and fades exponentially: excitation after an incident, habit on a route.

/** The level that a process which feeds on itself cannot pass, in multiples of what it adds to. */
const HIGHEST_LEVEL = 100;

/**
 * Shot noise with an exponential kernel: `level(t) = sum of jump x exp(-(t - s) / decay)` over the kicks s before t
 * (the excitation of a Hawkes process, Hawkes 1971, Biometrika 58:83). Times must not go back behind the last kick. It
 * never passes 100: events that raise the rate of events too much would otherwise have no end.
 */
export class ShotNoise {
  #level = 0;
  #at = 0;

  /**
   * @param jump what a kick adds
   * @param decay time constant of the fading (h), above 0
   */
  constructor(
    readonly jump: number,
    readonly decay: number,
  ) {
    if (!(jump >= 0 && jump < Number.POSITIVE_INFINITY)) throw new RangeError(`jump ${jump}: at least 0`);
    if (!(decay > 0)) throw new RangeError(`decay ${decay} h: a fading needs a time constant above 0`);
  }

  /** Level at a time. */
  level(time: number): number {
    return this.#level === 0 ? 0 : this.#level * Math.exp((this.#at - time) / this.decay);
  }

  /** An event happens. */
  kick(time: number): void {
    this.#level = Math.min(HIGHEST_LEVEL, this.level(time) + this.jump);
    this.#at = time;
  }

  /** Integral of the level between two times after the last kick, if there is no other kick between them. */
  integral(from: number, to: number): number {
    if (this.#level === 0) return 0;
    return this.level(from) * this.decay * -Math.expm1((from - to) / this.decay);
  }

  /** A copy that later kicks do not touch. */
  copy(): ShotNoise {
    const copy = new ShotNoise(this.jump, this.decay);
    copy.#level = this.#level;
    copy.#at = this.#at;
    return copy;
  }
}
