// A danger on the way: its hazard in this replication, what raises it and what lowers it.
import { meanOf, type RandomStream, sampler } from "../../engine/index.js";
import type { Windows } from "../windows.js";
import type { OutcomeOptions, ThreatOptions } from "./options.js";
import { ShotNoise } from "./shot-noise.js";

/** How a journey is protected. */
export interface Protection {
  /** Escort teams with it. */
  readonly escortTeams: number;
  /** Units of overwatch with it. */
  readonly overwatch: number;
}

/** Somebody who is exposed now: told when the hazard rises. */
export interface Exposed {
  /** Counts what was endured up to now. */
  advance(now: number): void;
  /** Called when the hazard rises. */
  onRaised: (() => void) | undefined;
}

/** A part of a journey during which nothing changes but the time. */
export interface Stretch {
  /** km. */
  readonly length: number;
  /** h. */
  readonly hours: number;
  /** Share of the whole journey on which this threat is met, 0 to 1: what a hazard per convoy is spread by. */
  readonly share: number;
}

/** One threat of a scenario in one replication. */
export class Threat {
  readonly options: ThreatOptions;
  /** Rate per unit of exposure, as drawn for this replication. */
  readonly hazard: number;
  /** Rate per unit of exposure that a planner expects: the mean of what the hazard was drawn from. */
  readonly expectedHazard: number;
  /** How far earlier incidents raise the hazard, in multiples of it. */
  readonly excitation: ShotNoise | undefined;
  /** Those who are exposed to it now. */
  readonly exposed = new Set<Exposed>();
  readonly #darkness: Windows;
  readonly #habits = new Map<string, ShotNoise>();

  /**
   * @param stream for the hazard of the replication only
   * @param darkness when it is dark
   */
  constructor(options: ThreatOptions, stream: RandomStream, darkness: Windows) {
    this.options = options;
    this.hazard = sampler(stream, options.hazard)();
    this.expectedHazard = meanOf(options.hazard);
    if (!(this.hazard >= 0))
      throw new RangeError(`threat "${options.name}": hazard ${this.hazard} is below 0`);
    const { excitation } = options;
    if (excitation !== undefined) this.excitation = new ShotNoise(excitation.jump, excitation.decay);
    this.#darkness = darkness;
  }

  /** Is it met on this leg of this route? */
  metOn(route: string, leg: string): boolean {
    const { routes, legs } = this.options;
    return (routes === undefined || routes.includes(route)) && (legs === undefined || legs.includes(leg));
  }

  /** How far use of the route has raised the hazard by now; undefined where habit plays no part. */
  habit(route: string): ShotNoise | undefined {
    return this.#habits.get(route)?.copy();
  }

  /** A convoy departs on a route: the next ones are expected. */
  used(route: string, time: number): void {
    const { use } = this.options;
    if (use === undefined) return;
    let habit = this.#habits.get(route);
    if (habit === undefined) {
      habit = new ShotNoise(use.growth, use.rest);
      this.#habits.set(route, habit);
    }
    habit.kick(time);
  }

  /** The factor that is left of the hazard under this protection. */
  deterred(protection: Protection): number {
    const { escortTeam = 0, overwatch = 0 } = this.options.deterrence ?? {};
    return (1 - escortTeam) ** protection.escortTeams * (1 - overwatch) ** protection.overwatch;
  }

  /** Hazard of a stretch in the base case: light 1, nothing raised, nobody to deter. */
  base(stretch: Stretch, hazard = this.hazard): number {
    if (this.options.per === "hour") return hazard * stretch.hours;
    if (this.options.per === "convoy") return hazard * stretch.share;
    return hazard * stretch.length;
  }

  /**
   * Integral over time of the relative hazard: the factor of light or darkness times (1 + excitation + habit). At
   * constant factors it is the time that passes.
   */
  relative(from: number, to: number, habit: ShotNoise | undefined): number {
    const { day = 1, night = 1 } = this.options;
    if (day === night) return day * this.#raised(from, to, habit);
    let sum = 0;
    let start = from;
    while (start < to) {
      const end = Math.min(to, this.#darkness.nextChange(start));
      sum += (this.#darkness.isOpen(start) ? night : day) * this.#raised(start, end, habit);
      start = end;
    }
    return sum;
  }

  /** The relative hazard at one moment. */
  relativeAt(time: number, habit: ShotNoise | undefined): number {
    const { day = 1, night = 1 } = this.options;
    const light = day !== night && this.#darkness.isOpen(time) ? night : day;
    return light * (1 + (this.excitation?.level(time) ?? 0) + (habit?.level(time) ?? 0));
  }

  /**
   * An incident happens: hazards rise from now on, for everybody who is exposed. What they have endured so far is
   * counted first, and where their next incident would be is found anew.
   */
  strike(time: number): void {
    if (this.excitation === undefined) return;
    for (const exposure of this.exposed) exposure.advance(time);
    this.excitation.kick(time);
    for (const exposure of this.exposed) exposure.onRaised?.();
  }

  /** One of the outcomes by weight, for a uniform number in [0, 1); undefined if the scenario names none. */
  outcome(uniform: number): OutcomeOptions | undefined {
    return byWeight(this.options.outcomes ?? [], uniform);
  }

  #raised(from: number, to: number, habit: ShotNoise | undefined): number {
    return to - from + (this.excitation?.integral(from, to) ?? 0) + (habit?.integral(from, to) ?? 0);
  }
}

/** One of several by their weights (default 1), for a uniform number in [0, 1); undefined if there is none. */
export function byWeight<T extends { readonly weight?: number }>(
  choices: readonly T[],
  uniform: number,
): T | undefined {
  let left = uniform * choices.reduce((sum, { weight = 1 }) => sum + weight, 0);
  for (const choice of choices) {
    left -= choice.weight ?? 1;
    if (left < 0) return choice;
  }
  return choices.at(-1);
}
