import { badDelay, DeadlockError, LivelockError, type Waiting } from "./errors.js";
import { SimEvent } from "./event.js";
import { type EventHandle, EventList } from "./event-list.js";
import type * as kernel from "./kernel.js";
import { Priority } from "./priority.js";
import { Process, type ProcessBody, type ProcessOptions } from "./process.js";
import { deriveStream, type RandomStream } from "./random/index.js";
import { Recurrence } from "./recurrence.js";
import { Resource, type ResourceOptions } from "./resource.js";

/** One event as a trace shows it. */
export interface TraceRecord {
  readonly time: number;
  readonly priority: number;
  /** The name of the process, timer or callback that runs. */
  readonly name: string;
}

/** What can be said of a simulation when it is made. */
export interface SimulationOptions {
  /** Seed of every random stream; a number and its text are the same seed. Default 1. */
  readonly seed?: number | string;
  /** Replication number: the same seed with another number gives independent streams. Default 0. */
  readonly replication?: number;
  /** Streams give 1 - u where their partners give u. Default false. */
  readonly antithetic?: boolean;
  /** Sees every event just before it runs. */
  readonly trace?: (record: TraceRecord) => void;
  /** Events at one instant after which the run ends with a `LivelockError`. Default 1,000,000. */
  readonly instantLimit?: number;
  /** What to do with a deadlock; default: end the run with a `DeadlockError`. */
  readonly onDeadlock?: (error: DeadlockError) => void;
}

/**
 * A simulation: a clock, a list of events to come, and what lives on them. Time is a plain number in
 * whatever unit the model chooses, starts at 0 and never goes back.
 */
export class Simulation implements kernel.Kernel {
  /** The current time. */
  now = 0;
  /** How many events have run. */
  eventsExecuted = 0;
  /** Called after every event: where a model checks its own laws. */
  afterEvent: (() => void) | undefined;
  /** @internal */
  active: kernel.Process | undefined;

  private readonly events = new EventList<kernel.Scheduled>();
  private readonly streams = new Map<string, RandomStream>();
  private readonly resets: (() => void)[] = [];
  private readonly trace: ((record: TraceRecord) => void) | undefined;
  private readonly instantLimit: number;
  private alive: kernel.Process | undefined;
  private processesMade = 0;
  private stopping = false;
  private failure: { readonly error: unknown } | undefined;

  constructor(private readonly options: SimulationOptions = {}) {
    this.trace = options.trace;
    this.instantLimit = options.instantLimit ?? 1_000_000;
  }

  /**
   * Runs events in order until none is left, or up to a horizon. The horizon is exclusive: events due at
   * `until` stay for a later run, `now` equals `until` exactly afterwards, and a second call with the same
   * horizon does nothing. Throws what a process threw that nobody waited for, and deadlocks and livelocks.
   *
   * @param until absolute time, not before `now`; default: until nothing is left
   */
  run(until: number = Number.POSITIVE_INFINITY): void {
    if (!(until >= this.now)) throw new RangeError(`run until ${until}: it is already ${this.now}`);
    this.stopping = false;
    let atThisInstant = 0;
    while (!this.stopping) {
      const item = this.events.popBefore(until);
      if (item === undefined) break;
      const time = this.events.time;
      if (time > this.now) {
        this.now = time;
        atThisInstant = 0;
      } else if (++atThisInstant > this.instantLimit) {
        throw new LivelockError(time, atThisInstant - 1, item.name);
      }
      this.eventsExecuted++;
      if (this.trace !== undefined) this.trace({ time, priority: this.events.priority, name: item.name });
      if (typeof item === "function") item();
      else item.wake();
      if (this.afterEvent !== undefined) this.afterEvent();
    }
    this.throwFailure();
    if (this.stopping) return;
    if (this.events.size === 0) this.reportDeadlock();
    if (until < Number.POSITIVE_INFINITY) this.now = until;
  }

  /** Ends `run` after the event that runs now; a later `run` goes on from there. */
  stop(): void {
    this.stopping = true;
  }

  /** Time of the next event; Infinity when there is none. */
  get nextTime(): number {
    return this.events.peekTime();
  }

  /**
   * Calls `action` after a delay.
   *
   * @param delay time units, finite and at least 0
   * @param priority order within one instant; see `Priority`
   * @returns a handle for `cancel`
   */
  schedule(delay: number, action: () => void, priority: number = Priority.ordinary): EventHandle {
    if (!(delay >= 0 && delay < Number.POSITIVE_INFINITY)) throw badDelay(delay, this.now);
    return this.events.insert(this.now + delay, priority, action);
  }

  /** Calls `action` at an absolute time, finite and not before `now`. */
  scheduleAt(time: number, action: () => void, priority: number = Priority.ordinary): EventHandle {
    if (!(time >= this.now && time < Number.POSITIVE_INFINITY)) {
      throw new RangeError(
        `time ${time}: an event cannot be scheduled before now (${this.now}) or at no time`,
      );
    }
    return this.events.insert(time, priority, action);
  }

  /** Takes a scheduled call back, in constant time; false when it has run or was cancelled before. */
  cancel(handle: EventHandle): boolean {
    return this.events.cancel(handle);
  }

  /**
   * Calls `action` at start, start + period, start + 2 x period, …: each time computed anew, never a
   * running sum, so that the thousandth tick of 0.1 is at 100 exactly.
   *
   * @param start absolute time of the first call, not before `now`
   * @param period time units, finite and above 0
   */
  every(start: number, period: number, action: () => void, priority: number = Priority.ordinary): Recurrence {
    return new Recurrence(this, start, period, action, priority);
  }

  /** Makes an event that somebody will make happen with `succeed`. */
  event<T = void>(name = "event"): SimEvent<T> {
    return new SimEvent<T>(this, name);
  }

  /** Makes an event that happens after a delay: a wait to be combined with `anyOf` and `allOf`. */
  timeout(delay: number): SimEvent<void> {
    const event = new SimEvent<void>(this, `timeout of ${delay}`);
    this.schedule(delay, () => event.succeed());
    return event;
  }

  /**
   * Starts a process: a generator, or a generator function without parameters. It starts after the events
   * that are already due at this instant.
   */
  process<T>(body: ProcessBody<T> | (() => ProcessBody<T>), options: ProcessOptions = {}): Process<T> {
    if (options.delay !== undefined && !(options.delay >= 0 && options.delay < Number.POSITIVE_INFINITY)) {
      throw badDelay(options.delay, this.now);
    }
    if (typeof body !== "function") return new Process(this, body, options);
    return new Process(this, body(), options.name === undefined ? { ...options, name: body.name } : options);
  }

  /**
   * Makes a resource of identical units.
   *
   * @param capacity a whole number of at least 0
   */
  resource(name: string, capacity: number, options: ResourceOptions = {}): Resource {
    return new Resource(this, name, capacity, options);
  }

  /** The random stream of this name; the same object each time. Adding one never disturbs another. */
  stream(name: string): RandomStream {
    let stream = this.streams.get(name);
    if (stream === undefined) {
      const { seed = 1, replication = 0, antithetic = false } = this.options;
      stream = deriveStream(seed, replication, name, antithetic);
      this.streams.set(name, stream);
    }
    return stream;
  }

  /** Starts every statistic afresh, as after a warm-up; the state of the model stays as it is. */
  resetStatistics(): void {
    for (const reset of this.resets) reset();
  }

  /** Who waits for something other than time now, and for what: what a deadlock report shows. */
  waiting(): readonly Waiting[] {
    const waiting: Waiting[] = [];
    for (let process = this.alive; process !== undefined; process = process.nextAlive) {
      if (process.awaits !== undefined && !process.daemon) {
        waiting.push({ process: process.name, awaits: process.awaits });
      }
    }
    return waiting.reverse();
  }

  /** @internal */
  insert(time: number, priority: number, item: kernel.Scheduled): EventHandle {
    return this.events.insert(time, priority, item);
  }

  /** @internal */
  enrol(process: kernel.Process): number {
    process.nextAlive = this.alive;
    if (this.alive !== undefined) this.alive.previousAlive = process;
    this.alive = process;
    return ++this.processesMade;
  }

  /** @internal */
  dismiss(process: kernel.Process): void {
    const { previousAlive, nextAlive } = process;
    if (previousAlive === undefined) this.alive = nextAlive;
    else previousAlive.nextAlive = nextAlive;
    if (nextAlive !== undefined) nextAlive.previousAlive = previousAlive;
    process.previousAlive = undefined;
    process.nextAlive = undefined;
  }

  /** @internal */
  abort(error: unknown): void {
    this.failure ??= { error };
    this.stopping = true;
  }

  /** @internal */
  onReset(reset: () => void): void {
    this.resets.push(reset);
  }

  private throwFailure(): void {
    const failure = this.failure;
    this.failure = undefined;
    if (failure !== undefined) throw failure.error;
  }

  private reportDeadlock(): void {
    const waiting = this.waiting();
    if (waiting.length === 0) return;
    const error = new DeadlockError(this.now, waiting);
    if (this.options.onDeadlock === undefined) throw error;
    this.options.onDeadlock(error);
  }
}
