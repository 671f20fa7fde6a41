import { Agenda } from "./agenda.js";
import { Batcher, type BatcherOptions } from "./batcher.js";
import { Condition } from "./condition.js";
import { badDelay, DeadlockError, LivelockError, SimulationError, type Waiting } from "./errors.js";
import { forgetLastWait, NamedEvent, type SimEvent } from "./event.js";
import type { EventHandle } from "./event-list.js";
import { Gate } from "./gate.js";
import type * as kernel from "./kernel.js";
import { Level, type LevelOptions } from "./level.js";
import { checkEventPriority, Priority } from "./priority.js";
import { Process, type ProcessBody, type ProcessOptions } from "./process.js";
import { deriveStream, type RandomStream } from "./random/index.js";
import { Recurrence } from "./recurrence.js";
import { Resource, type ResourceOptions } from "./resource.js";
import { Store, type StoreOptions } from "./store.js";
import { Timeout } from "./timeout.js";
import type { TraceObserver } from "./trace.js";

/** What can be said of a simulation when it is made. */
export interface SimulationOptions {
  /** Seed of every random stream; a number and its text are the same seed. Default 1. */
  readonly seed?: number | string;
  /** Replication number: the same seed with another number gives independent streams. Default 0. */
  readonly replication?: number;
  /** Streams give 1 - u where their partners give u. Default false. */
  readonly antithetic?: boolean;
  /** Sees every event just before it runs. */
  readonly trace?: TraceObserver;
  /** Events at one instant after which the run ends with a `LivelockError`. Default 1,000,000. */
  readonly instantLimit?: number;
  /** What to do with a deadlock; default: end the run with a `DeadlockError`. */
  readonly onDeadlock?: (error: DeadlockError) => void;
}

/**
 * A simulation: a clock, a list of events to come, and what lives on them. Time is a plain number in
 * whatever unit the model chooses, starts at 0 and never goes back.
 *
 * Processes and events are let go once they are over. Resources, stores and all else that keeps statistics stay as
 * long as the simulation, which starts them afresh after a warm-up: make them for places, not for each who comes.
 */
export class Simulation implements kernel.Kernel {
  /** The current time. */
  now = 0;
  /** How many events have run. */
  eventsExecuted = 0;
  /** Called after every event: where a model checks its own laws. */
  afterEvent: (() => void) | undefined = undefined;
  private readonly events = new Agenda<kernel.Scheduled>();
  private readonly streams = new Map<string, RandomStream>();
  private readonly resets: (() => void)[] = [];
  private readonly trace: TraceObserver | undefined;
  private readonly instantLimit: number;
  /** The living processes, in no order. */
  private readonly alive: kernel.Process[] = [];
  private processesMade = 0;
  /** Where in `alive` the process stands whose body runs: a number, which costs no note for the garbage collector. */
  private activePlace = nobody;
  private running = false;
  private stopping = false;
  private stepsAtThisInstant = 0;
  private failure: { readonly error: unknown } | undefined = undefined;

  constructor(private readonly options: SimulationOptions = {}) {
    this.trace = options.trace;
    this.instantLimit = options.instantLimit ?? 1_000_000;
  }

  /**
   * Runs events in order until none is left, or up to a horizon. The horizon is exclusive: events due at
   * `until` stay for a later run, `now` equals `until` exactly afterwards, and a second call with the same
   * horizon does nothing. Throws what a process threw that nobody waited for, be it since the run before, and
   * deadlocks and livelocks.
   *
   * @param until absolute time, not before `now`; default: until nothing is left
   */
  run(until: number = Number.POSITIVE_INFINITY): void {
    if (!(until >= this.now)) throw new RangeError(`run until ${until}: it is already ${this.now}`);
    if (this.running) throw new SimulationError("run was called from within the run");
    this.throwFailure();
    this.running = true;
    this.stopping = false;
    this.stepsAtThisInstant = 0;
    try {
      while (!this.stopping) {
        const item = this.events.popBefore(until);
        if (item === undefined) break;
        this.advanceTo(this.events.time, item);
        if (this.trace !== undefined) this.show(this.trace, item);
        if (typeof item === "function") item();
        else item.wake(this.events.number);
        if (this.afterEvent !== undefined) this.afterEvent();
      }
    } catch (error) {
      this.abort(error); // unless a process failed first: that is what the run ends with
    }
    this.running = false;
    forgetLastWait();
    this.throwFailure();
    if (this.stopping) return;
    if (this.events.size === 0) this.reportDeadlock();
    if (until < Number.POSITIVE_INFINITY) this.now = until;
    this.events.advanceTo(this.now);
  }

  /** The clock moves to the time of the event that runs next; a time that never moves is a livelock. */
  private advanceTo(time: number, item: kernel.Scheduled): void {
    this.eventsExecuted++;
    if (time > this.now) {
      this.now = time;
      this.stepsAtThisInstant = 0;
    } else if (++this.stepsAtThisInstant > this.instantLimit) {
      throw this.livelock(this.nameOf(item));
    }
  }

  /** How the event is called that is taken from the list and not over yet. */
  private nameOf(item: kernel.Scheduled): string {
    const name = typeof item.name === "function" ? item.name(this.events.number) : item.name;
    return name === "" ? "callback" : name;
  }

  /** @internal */
  livelock(last: string): LivelockError {
    return new LivelockError(this.now, this.instantLimit, last);
  }

  private show(trace: TraceObserver, item: kernel.Scheduled): void {
    trace({ time: this.now, priority: this.events.priority, name: this.nameOf(item) });
  }

  /** @internal A process goes on without waiting: counted like an event of this instant. */
  countStep(): boolean {
    return ++this.stepsAtThisInstant <= this.instantLimit;
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
   * @param priority order within one instant, a 32-bit integer; see `Priority`
   * @returns a handle for `cancel`
   */
  schedule(delay: number, action: () => void, priority: number = Priority.ordinary): EventHandle {
    checkEventPriority(priority);
    return this.events.insert(this.timeAfter(delay), priority, action);
  }

  /** Calls `action` at an absolute time, finite and not before `now`. */
  scheduleAt(time: number, action: () => void, priority: number = Priority.ordinary): EventHandle {
    if (!(time >= this.now && time < Number.POSITIVE_INFINITY)) {
      throw new RangeError(
        `time ${time}: an event cannot be scheduled before now (${this.now}) or at no time`,
      );
    }
    checkEventPriority(priority);
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
    return new NamedEvent<T>(this, name);
  }

  /**
   * Makes an event that happens after a delay: a wait to be combined with `anyOf` and `allOf`. For a delay
   * alone yield the number.
   */
  timeout(delay: number): SimEvent<void> {
    return new Timeout(this, this.timeAfter(delay));
  }

  /**
   * Starts a process: a generator, or a generator function without parameters. It starts after the events
   * that are already due at this instant.
   */
  process<T>(body: ProcessBody<T> | (() => ProcessBody<T>), options: ProcessOptions = noOptions): Process<T> {
    const { delay, daemon = false } = options;
    const startsAt = delay === undefined ? undefined : this.timeAfter(delay);
    if (typeof body !== "function") return new Process(this, body, options.name ?? "", startsAt, daemon);
    return new Process(this, body(), options.name ?? body.name, startsAt, daemon);
  }

  /**
   * Makes a resource of identical units.
   *
   * @param capacity a whole number of at least 0
   */
  resource(name: string, capacity: number, options: ResourceOptions = {}): Resource {
    return new Resource(this, name, capacity, options);
  }

  /** Makes a quantity that is put in and taken out in amounts. */
  level(name: string, options: LevelOptions = {}): Level {
    return new Level(this, name, options);
  }

  /** Makes a shelf of distinct items. */
  store<T>(name: string, options: StoreOptions = {}): Store<T> {
    return new Store<T>(this, name, options);
  }

  /** Makes a gate, open or closed (default) at the start. */
  gate(name: string, open = false): Gate {
    return new Gate(this, name, open);
  }

  /** Makes a place to wait until something in the model's state is true. */
  condition(name: string): Condition {
    return new Condition(this, name);
  }

  /** Makes a former of batches. */
  batcher<T>(name: string, options: BatcherOptions = {}): Batcher<T> {
    return new Batcher<T>(this, name, options);
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

  /**
   * Starts every statistic afresh at this time, before anything else of that instant: what happened earlier
   * is warm-up and does not count.
   *
   * @param time absolute, not before `now`
   */
  warmUp(time: number): void {
    this.scheduleAt(time, () => this.resetStatistics(), Priority.reset);
  }

  /** Starts every statistic afresh, as after a warm-up; the state of the model stays as it is. */
  resetStatistics(): void {
    for (const reset of this.resets) reset();
  }

  /** Who waits for something other than time now, and for what: what a deadlock report shows. */
  waiting(): readonly Waiting[] {
    return this.alive
      .filter((process) => process.awaits !== undefined && !process.daemon)
      .sort((a, b) => a.id - b.id)
      .map((process) => ({ process: process.name, awaits: process.awaits ?? "" }));
  }

  /** @internal */
  get active(): kernel.Process | undefined {
    return this.activePlace === nobody ? undefined : this.alive[this.activePlace];
  }

  /** @internal */
  set active(process: kernel.Process | undefined) {
    this.activePlace = process === undefined ? nobody : process.place;
  }

  /** @internal */
  get priority(): number {
    return this.events.priority;
  }

  /** @internal */
  insert(time: number, priority: number, item: kernel.Scheduled, number = 0): EventHandle {
    return this.events.insert(time, priority, item, number);
  }

  /** @internal */
  place(time: number, priority: number, item: kernel.Scheduled): number {
    return this.events.place(time, priority, item);
  }

  /** @internal */
  enqueue(item: kernel.Scheduled): number {
    return this.events.enqueue(item);
  }

  /** @internal */
  withdraw(slot: number): void {
    this.events.withdraw(slot);
  }

  /** @internal */
  enrol(process: kernel.Process): number {
    process.place = this.alive.length;
    this.alive[process.place] = process;
    return ++this.processesMade;
  }

  /** @internal */
  dismiss(process: kernel.Process): void {
    const last = this.alive.pop();
    if (last === undefined || last === process) return;
    this.alive[process.place] = last;
    last.place = process.place;
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

  private timeAfter(delay: number): number {
    const time = this.now + delay;
    if (delay >= 0 && time < Number.POSITIVE_INFINITY) return time;
    throw badDelay(delay, this.now, this.active?.name);
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

const noOptions: ProcessOptions = {};

/** No place in the register of processes. */
const nobody = -1;
