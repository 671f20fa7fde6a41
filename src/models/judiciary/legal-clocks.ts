// Limits in law: they run for each case, may be renewed by a judge in time, and are breached otherwise.
import type { EventHandle, EventKind, Simulation } from "../../engine/index.js";
import { occurAt } from "../occurrence.js";
import { widen } from "../widen.js";
import type { CourtEvent, LegalClockOptions, TrackOptions } from "./options.js";

/** What the clocks ask of the court. */
export interface ClockHooks {
  /** A limit has passed. */
  breach(number: number, clock: number): void;
  /** A decision on renewal is to be listed before all other business; tell {@link LegalClocks.renewed} when made. */
  listRenewal(number: number, clock: number, deadline: number): void;
  /** A decision that was listed is not needed any more. */
  dropRenewal(number: number, clock: number): void;
}

const NONE = -1 as EventHandle;

/** One limit, for all cases. */
class LegalClock {
  readonly #simulation: Simulation;
  readonly #index: number;
  readonly #options: LegalClockOptions;
  readonly #hooks: ClockHooks;
  /** Whether it runs for the track of this index. */
  readonly #tracks: readonly boolean[];
  /** By case: the limit as it stands; NaN while the clock does not run. */
  #deadline = new Float64Array(0);
  /** By case: what was left to the limit when the clock was halted; NaN if it is not. */
  #left = new Float64Array(0);
  #renewals = new Int32Array(0);
  #next = new Float64Array(0);
  #listed = new Uint8Array(0);
  readonly #limitPasses: EventKind = {
    name: (number) => `limit "${this.#options.name}" of person ${number} passes`,
    wake: (number) => this.#pass(number),
  };
  readonly #renewalDue: EventKind = {
    name: (number) => `renewal of "${this.#options.name}" for person ${number} is listed`,
    wake: (number) => this.#list(number),
  };
  /** Breaches so far. */
  breaches = 0;
  /** Renewals granted so far. */
  granted = 0;

  constructor(
    simulation: Simulation,
    index: number,
    options: LegalClockOptions,
    tracks: readonly TrackOptions[],
    hooks: ClockHooks,
  ) {
    this.#simulation = simulation;
    this.#index = index;
    this.#options = options;
    this.#hooks = hooks;
    this.#tracks = tracks.map((track) => options.tracks?.includes(track.name) ?? true);
  }

  start(number: number, track: number, from: number): void {
    if (this.#tracks[track] !== true) return;
    if (number >= this.#deadline.length) this.#grow(number + 1);
    this.stop(number);
    this.#deadline[number] = from + this.#options.limit;
    this.#renewals[number] = 0;
    this.#arm(number);
  }

  stop(number: number): void {
    if (number >= this.#deadline.length || Number.isNaN(this.#deadline[number])) return;
    this.#deadline[number] = Number.NaN;
    this.#simulation.cancel(this.#next[number] as EventHandle);
    this.#unlist(number);
  }

  /** It stands still until it goes on, if it runs. */
  halt(number: number): void {
    const left = (this.#deadline[number] ?? Number.NaN) - this.#simulation.now;
    if (Number.isNaN(left)) return;
    this.stop(number);
    this.#left[number] = left;
  }

  /** It goes on with what was left, if it was halted. */
  goOn(number: number): void {
    const left = this.#left[number] ?? Number.NaN;
    if (Number.isNaN(left)) return;
    this.#left[number] = Number.NaN;
    this.#deadline[number] = this.#simulation.now + left;
    this.#arm(number);
  }

  /** A judge has renewed the limit, if the clock still runs. */
  renewed(number: number): void {
    const { renewals } = this.#options;
    if (renewals === undefined || this.#listed[number] === 0) return;
    this.#listed[number] = 0;
    this.#simulation.cancel(this.#next[number] as EventHandle);
    this.#deadline[number] = (this.#deadline[number] as number) + renewals.length;
    this.#renewals[number] = (this.#renewals[number] as number) + 1;
    this.granted++;
    this.#arm(number);
  }

  /** Waits for the time at which a renewal must be listed, or for the limit if no renewal is left. */
  #arm(number: number): void {
    const { renewals } = this.#options;
    const deadline = this.#deadline[number] as number;
    if (renewals === undefined || (this.#renewals[number] as number) >= renewals.maximum) {
      this.#await(this.#limitPasses, number, deadline);
    } else {
      this.#await(this.#renewalDue, number, deadline - renewals.notice);
    }
  }

  #list(number: number): void {
    const deadline = this.#deadline[number] as number;
    this.#await(this.#limitPasses, number, deadline);
    this.#listed[number] = 1;
    this.#hooks.listRenewal(number, this.#index, deadline);
  }

  #pass(number: number): void {
    this.#deadline[number] = Number.NaN;
    this.#unlist(number);
    this.breaches++;
    this.#hooks.breach(number, this.#index);
  }

  #unlist(number: number): void {
    if (this.#listed[number] === 0) return;
    this.#listed[number] = 0;
    this.#hooks.dropRenewal(number, this.#index);
  }

  #await(kind: EventKind, number: number, time: number): void {
    this.#next[number] = occurAt(this.#simulation, Math.max(time, this.#simulation.now), kind, number);
  }

  #grow(size: number): void {
    this.#deadline = widen(this.#deadline, size, Number.NaN);
    this.#left = widen(this.#left, size, Number.NaN);
    this.#renewals = widen(this.#renewals, size);
    this.#next = widen(this.#next, size, NONE);
    this.#listed = widen(this.#listed, size);
  }
}

/** The clocks that an event of a case stops, and those that it starts. */
interface Effect {
  readonly stops: LegalClock[];
  readonly starts: LegalClock[];
}

/** All legal clocks of a court. */
export class LegalClocks {
  readonly options: readonly LegalClockOptions[];
  readonly #clocks: readonly LegalClock[];
  readonly #effects = new Map<CourtEvent, Effect>();

  constructor(
    simulation: Simulation,
    options: readonly LegalClockOptions[],
    tracks: readonly TrackOptions[],
    hooks: ClockHooks,
  ) {
    this.options = options;
    this.#clocks = options.map((clock, index) => new LegalClock(simulation, index, clock, tracks, hooks));
    options.forEach(({ start, stop }, index) => {
      const clock = this.#clocks[index] as LegalClock;
      this.#effectOf(start).starts.push(clock);
      this.#effectOf(stop).stops.push(clock);
    });
  }

  /** Something happened to a case: clocks that stop at it stop, clocks that start at it run from `time` on. */
  happened(event: CourtEvent, number: number, track: number, time: number): void {
    const effect = this.#effects.get(event);
    if (effect === undefined) return;
    for (const clock of effect.stops) clock.stop(number);
    for (const clock of effect.starts) clock.start(number, track, time);
  }

  /** Something happened to a case at a time that nobody knows: clocks that stop at it stop, none starts. */
  passed(event: CourtEvent, number: number): void {
    for (const clock of this.#effects.get(event)?.stops ?? []) clock.stop(number);
  }

  /** No clock runs for the case any more. */
  stopAll(number: number): void {
    for (const clock of this.#clocks) clock.stop(number);
  }

  /** The clocks of a case stand still: nobody can be heard who is not there. */
  halt(number: number): void {
    for (const clock of this.#clocks) clock.halt(number);
  }

  /** The clocks of a case go on that were halted. */
  goOn(number: number): void {
    for (const clock of this.#clocks) clock.goOn(number);
  }

  /** A judge has decided on a renewal. */
  renewed(number: number, clock: number): void {
    this.#clocks[clock]?.renewed(number);
  }

  /** Breaches of a clock so far, and renewals granted. */
  counts(clock: number): { readonly breaches: number; readonly granted: number } {
    const { breaches = 0, granted = 0 } = this.#clocks[clock] ?? {};
    return { breaches, granted };
  }

  #effectOf(event: CourtEvent): Effect {
    let effect = this.#effects.get(event);
    if (effect === undefined) {
      effect = { stops: [], starts: [] };
      this.#effects.set(event, effect);
    }
    return effect;
  }
}
