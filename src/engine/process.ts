import {
  badDelay,
  Interrupt,
  LivelockError,
  otherSimulation,
  ProcessError,
  ProcessKilled,
  SimulationError,
} from "./errors.js";
import { SimEvent, type Wait, type Waiter } from "./event.js";
import type * as kernel from "./kernel.js";
import { Priority } from "./priority.js";

/** The body of a process: a generator that yields delays and events, and returns the process's value. */
export type ProcessBody<T> = Generator<Wait, T, unknown>;

/** What can be said of a process when it is started. */
export interface ProcessOptions {
  /** How reports and traces call it; default: the generator function's name, or "process" and a number. */
  readonly name?: string;
  /** Time until it starts; default 0, which is still after the events already due at this instant. */
  readonly delay?: number;
  /** It serves others and may wait for ever: not a deadlock when nothing else is left. Default false. */
  readonly daemon?: boolean;
}

/** No place on the event list: no slot is 0, which is a number, so that the field it stands in holds numbers only. */
const idle = 0;

// Where a process stands: numbers, which cost no note for the garbage collector when they are written.
const TO_START = 0;
const WAITING = 1;
const RUNNING = 2;
const ENDED = 3;

/** Kills in the cleaning up of one another that any stack has room for. */
const deepest = 500;

/** Kills that are under way, each but the first in the cleaning up of the one before. */
let kills = 0;

/**
 * A process: a generator that the simulation resumes. It is an event itself, which happens with the
 * generator's return value, so that others can wait for it: `const result = yield* process`.
 *
 * @typeParam T the type of its return value
 */
export class Process<T = unknown> extends SimEvent<T> implements kernel.Process, Waiter {
  // Declared here and assigned in the constructor, as in SimEvent and for its reasons.
  /** Number in order of creation, from 1. */
  declare readonly id: number;
  /** It may wait for ever without being part of a deadlock. */
  declare readonly daemon: boolean;
  /** @internal Its place in the register of living processes. */
  declare place: number;
  declare private readonly body: ProcessBody<T>;
  declare private readonly givenName: string;
  /** Undefined: at the instant at which it was made. */
  declare private readonly startsAt: number | undefined;
  declare private state: typeof TO_START | typeof WAITING | typeof RUNNING | typeof ENDED;
  private killed = false;
  /** What it waits for, when that is an event. */
  declare private target: SimEvent<unknown> | undefined;
  /** Its place on the event list, when it is to be resumed. */
  declare private resumption: number;

  /** @internal Processes are made by `Simulation.process`. */
  constructor(
    owner: kernel.Kernel,
    body: ProcessBody<T>,
    givenName: string,
    startsAt: number | undefined,
    daemon: boolean,
  ) {
    super(owner);
    this.body = body;
    this.givenName = givenName;
    this.startsAt = startsAt;
    this.daemon = daemon;
    this.state = TO_START;
    this.target = undefined;
    this.place = 0;
    this.id = owner.enrol(this);
    this.resumption =
      startsAt === undefined ? owner.enqueue(this) : owner.place(startsAt, Priority.ordinary, this);
  }

  /** Its name, as reports and traces show it. */
  get name(): string {
    return this.givenName === "" ? `process ${this.id}` : this.givenName;
  }

  override get label(): string {
    return `process "${this.name}"`;
  }

  /** It has not ended yet. */
  get alive(): boolean {
    return this.state !== ENDED;
  }

  /** What it waits for, in words; undefined while it is due at some time. */
  get awaits(): string | undefined {
    return this.resumption === idle ? this.target?.label : undefined;
  }

  /** @internal Resumes the body with what it waited for. */
  wake(): void {
    const target = this.target;
    this.target = undefined;
    this.resumption = idle;
    this.kernel.active = this;
    this.state = RUNNING;
    try {
      this.follow(target === undefined ? resume(this.body, undefined) : this.step(target));
    } catch (error) {
      this.crash(error);
    }
    this.kernel.active = undefined;
  }

  /** @internal The event it waits for has happened: be resumed at this instant, in turn. */
  notify(_event: SimEvent<unknown>, atOnce: boolean): void {
    if (atOnce) this.wake();
    else this.resumption = this.kernel.enqueue(this);
  }

  /** @internal The event it was to be resumed for has not happened after all. */
  recall(): boolean {
    if (this.resumption !== idle) this.kernel.withdraw(this.resumption);
    this.resumption = idle;
    return true;
  }

  /**
   * Throws an `Interrupt` into the process at this instant, before anything else that is due. What it waits
   * for is given up: a request is withdrawn. Several interrupts of one instant arrive in turn; those that
   * find it ended, or killed since, are dropped. Throws if the process has ended, has not started, or is the
   * one that asks.
   *
   * @param cause told to the process as the interrupt's `cause`
   */
  interrupt(cause?: unknown): void {
    this.refuse("interrupted", this.state === ENDED, "has ended");
    this.refuse("interrupted", this.kernel.active === this, "is running: it cannot interrupt itself");
    const due = (this.startsAt ?? 0) > this.kernel.now;
    this.refuse("interrupted", due, `starts only at ${this.startsAt}: call it off with kill()`);
    this.interruptIf(cause, () => true);
  }

  /** @internal Interrupts it at this instant if the cause still holds by then and it is still alive. */
  interruptIf(cause: unknown, holds: () => boolean): void {
    const { killed } = this;
    this.kernel.insert(this.kernel.now, Priority.interrupt, () => {
      if (this.state === TO_START) {
        this.stopWaiting();
        this.wake();
      }
      // What it was to break off is over once it is killed: its cleaning up is not meant.
      if (!this.alive || this.killed !== killed || !holds()) return;
      this.stopWaiting();
      this.force(() => this.body.throw(new Interrupt(cause)));
    });
  }

  /**
   * Ends the process now: what it waits for is given up, its `finally` blocks run, and whoever waits for it
   * gets a `ProcessKilled` error. A `finally` block may wait; the process ends after it. Does nothing if it
   * has ended or was killed before: what it still has to give back it gives back. A process ends itself with
   * `return`, not so. Throws if 500 kills are under way, each in a `finally` block of the one before.
   */
  kill(): void {
    if (!this.alive || this.killed) return;
    this.refuse("killed", this.state === RUNNING, "is running: let it return");
    this.refuse("killed", kills >= deepest, tooManyKills);
    this.stopWaiting();
    this.killed = true;
    const body: Generator<Wait, unknown, unknown> = this.body;
    kills++;
    try {
      this.force(() => {
        const step = body.return(undefined);
        if (step.done) throw new ProcessKilled(this.name);
        return step;
      });
    } finally {
      kills--;
    }
  }

  /** Runs one step of the body out of turn, inside whatever is running now. */
  private force(take: () => IteratorResult<Wait, T>): void {
    const interrupted = this.kernel.active;
    this.kernel.active = this;
    this.state = RUNNING;
    try {
      this.follow(take());
    } catch (error) {
      this.crash(error);
    }
    this.kernel.active = interrupted;
  }

  /** Follows the body through what it yields until it has to wait. */
  private follow(first: IteratorResult<Wait, T>): void {
    let step = first;
    while (!step.done) {
      const wait = step.value;
      if (typeof wait === "number" ? this.sleep(wait) : this.await(wait)) return;
      step = this.goOn(wait);
    }
    this.end(step.value);
  }

  /** Waits for a delay; false if that is none. */
  private sleep(delay: number): boolean {
    const time = this.kernel.now + delay;
    if (!(delay >= 0 && time < Number.POSITIVE_INFINITY)) return false;
    this.resumption = this.kernel.place(time, Priority.ordinary, this);
    this.state = WAITING;
    return true;
  }

  /** Waits for an event; false if it has settled, belongs to another simulation, or is none. */
  private await(event: SimEvent<unknown>): boolean {
    // Asks of what may be no event: it takes less time than to search its prototypes.
    if (event?.settled !== false || event.kernel !== this.kernel) return false;
    this.target = event;
    this.state = WAITING;
    event.attach(this);
    return true;
  }

  /** Resumes the body that need not wait for what it yielded, or cannot. */
  private goOn(wait: Wait): IteratorResult<Wait, T> {
    const isEvent = wait instanceof SimEvent;
    if (!this.kernel.countStep(this)) throw this.kernel.livelock(isEvent ? wait.label : this.label);
    if (isEvent && wait.settled) return this.step(wait);
    if (isEvent) return this.body.throw(otherSimulation(wait.label));
    const error = typeof wait === "number" ? badDelay(wait, this.kernel.now, this.name) : notAWait(wait);
    return this.body.throw(error);
  }

  private end(value: T): void {
    if (this.killed) throw new ProcessKilled(this.name);
    this.kernel.dismiss(this);
    this.state = ENDED;
    this.succeed(value);
  }

  /** One step of the body with the outcome of an event that has settled. */
  private step(event: SimEvent<unknown>): IteratorResult<Wait, T> {
    const error = event.takeError();
    return error === undefined ? resume(this.body, event.outcome) : this.body.throw(error);
  }

  /** Gives up what it waits for, time or event. */
  private stopWaiting(): void {
    const target = this.target;
    this.recall();
    this.target = undefined;
    target?.detach(this);
  }

  private crash(thrown: unknown): void {
    this.kernel.dismiss(this);
    this.state = ENDED;
    const error = thrown instanceof Error ? thrown : new SimulationError(String(thrown));
    const silent = this.killed && thrown instanceof ProcessKilled;
    const heard = this.waiting > 0 && !(error instanceof LivelockError);
    this.settleWithError(error, false);
    if (silent) return;
    if (heard) this.watch(error);
    else this.kernel.abort(this.unheard(error));
  }

  protected override unheard(error: Error): Error {
    return error instanceof LivelockError ? error : new ProcessError(this.name, this.kernel.now, error);
  }

  private refuse(what: string, wrong: boolean, why: string): void {
    if (wrong) throw new SimulationError(`process "${this.name}" cannot be ${what}: it ${why}`);
  }
}

const tooManyKills = `is one more than ${deepest} that each kill the next as they clean up; let a loop outside kill them`;

function notAWait(yielded: unknown): TypeError {
  return new TypeError(`a process yields a delay or an event, not ${String(yielded)}`);
}

/** The one function that all generators share. */
const next: (this: ProcessBody<unknown>, value: unknown) => IteratorResult<Wait, unknown> =
  Object.getPrototypeOf(function* () {}).prototype.next;

/**
 * Resumes a body. Every generator function gives its generators a shape of their own, so that to look `next` up on
 * each body would be a search each time.
 */
function resume<T>(body: ProcessBody<T>, value: unknown): IteratorResult<Wait, T> {
  return next.call(body, value) as IteratorResult<Wait, T>;
}
