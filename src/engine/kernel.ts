import type { EventHandle } from "./event-list.js";

/** Something the event list can run besides a plain callback: a process, a timer. */
export interface Wakeable {
  /** The name under which traces and reports show it. */
  readonly name: string;
  /** Runs it, at the current time. */
  wake(): void;
}

/** One kind of event for many things that are told apart by numbers: nothing is made for each event. */
export interface EventKind {
  /** The name under which traces and reports show the event of this number; asked only for these. */
  name(number: number): string;
  /** Runs it, at the current time. */
  wake(number: number): void;
}

/** What the event list holds. */
export type Scheduled = (() => void) | Wakeable | EventKind;

/** Anything with a current time. */
export interface Clock {
  /** The current simulation time. */
  readonly now: number;
}

/**
 * What events, processes and resources need of the simulation they live in. `Simulation` is the only
 * implementation; the interface keeps the parts from importing the whole.
 */
export interface Kernel extends Clock {
  /** Priority of the event that runs now. */
  readonly priority: number;
  /** Puts an item on the event list at an absolute time not before `now`; nothing is checked. */
  insert(time: number, priority: number, item: Scheduled): EventHandle;
  /** Puts an item on the event list as `insert` does; returns its slot, which is good until it has run. */
  place(time: number, priority: number, item: Scheduled): number;
  /** As `place`, at this instant and of ordinary priority. */
  enqueue(item: Scheduled): number;
  /** Takes the item off the event list that waits in a slot. */
  withdraw(slot: number): void;
  /** Takes an item off the event list; false when it has run or was cancelled before. */
  cancel(handle: EventHandle): boolean;
  /** The process whose body is running now, if any. */
  active: Process | undefined;
  /** Keeps the register of living processes, for deadlock reports; returns the process's number. */
  enrol(process: Process): number;
  /** A process ended. */
  dismiss(process: Process): void;
  /** Ends the run with this error when control is back in the main loop. */
  abort(error: unknown): void;
  /** Called at each warm-up reset; lets a resource's statistics start afresh. */
  onReset(reset: () => void): void;
  /**
   * A process goes on without waiting, with the outcome of this event. False when it may not: it has to give control
   * back first, so that nothing in its body can catch what ends it.
   */
  countStep(event: object): boolean;
  /** The error of a time that stands still. */
  livelock(last: string): Error;
}

/** The little that the kernel knows of a process: enough for reports, without its type parameter. */
export interface Process extends Wakeable {
  readonly id: number;
  readonly daemon: boolean;
  /** What it waits for, in words; undefined while it waits for time only. */
  readonly awaits: string | undefined;
  /** Throws an `Interrupt` with this cause into it at this instant, if the cause still holds by then. */
  interruptIf(cause: unknown, holds: () => boolean): void;
  /** Its place in the register of living processes. */
  place: number;
}
