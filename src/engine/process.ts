import { badDelay, Interrupt, ProcessError, ProcessKilled, SimulationError } from "./errors.js";
import { SimEvent, type Wait, type Waiter } from "./event.js";
import type { EventHandle } from "./event-list.js";
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

/**
 * A process: a generator that the simulation resumes. It is an event itself, which happens with the
 * generator's return value, so that others can wait for it: `const result = yield* process`.
 *
 * @typeParam T the type of its return value
 */
export class Process<T = unknown> extends SimEvent<T> implements kernel.Process, Waiter {
  /** Number in order of creation, from 1. */
  readonly id: number;
  readonly daemon: boolean;
  /** @internal */ previousAlive: kernel.Process | undefined;
  /** @internal */ nextAlive: kernel.Process | undefined;
  private started = false;
  private killed = false;
  /** What it waits for, when that is an event. */
  private target: SimEvent<unknown> | undefined;
  /** Its place on the event list, when it is to be resumed. */
  private resumption: EventHandle | undefined;

  /** @internal Processes are made by `Simulation.process`. */
  constructor(
    owner: kernel.Kernel,
    private readonly body: ProcessBody<T>,
    options: ProcessOptions,
  ) {
    super(owner, options.name ?? "");
    this.daemon = options.daemon ?? false;
    this.id = owner.enrol(this);
    this.resumption = owner.insert(owner.now + (options.delay ?? 0), Priority.ordinary, this);
  }

  /** Its name, as reports and traces show it. */
  get name(): string {
    return this.label === "" ? `process ${this.id}` : this.label;
  }

  /** It has not ended yet. */
  get alive(): boolean {
    return !this.settled;
  }

  /** What it waits for, in words; undefined while it is due at some time. */
  get awaits(): string | undefined {
    return this.resumption === undefined ? this.target?.label : undefined;
  }

  /** @internal Resumes the body with what it waited for. */
  wake(): void {
    const target = this.target;
    this.target = undefined;
    this.resumption = undefined;
    this.started = true;
    this.kernel.active = this;
    try {
      this.follow(target?.failed ? this.body.throw(target.takeError()) : this.body.next(target?.deliver()));
    } catch (error) {
      this.crash(error);
    }
    this.kernel.active = undefined;
  }

  /** @internal The event it waits for has happened: be resumed at this instant, in turn. */
  notify(): void {
    this.resumption = this.kernel.insert(this.kernel.now, Priority.ordinary, this);
  }

  /**
   * Throws an `Interrupt` into the process at this instant, before anything else that is due. What it waits
   * for is given up: a request is withdrawn. Throws if the process has ended.
   *
   * @param cause told to the process as the interrupt's `cause`
   */
  interrupt(cause?: unknown): void {
    if (this.settled) throw new SimulationError(`process "${this.name}" has ended and cannot be interrupted`);
    this.kernel.insert(this.kernel.now, Priority.interrupt, () => {
      if (!this.started) {
        this.stopWaiting();
        this.wake();
      }
      if (this.settled) return;
      this.stopWaiting();
      this.force(() => this.body.throw(new Interrupt(cause)));
    });
  }

  /**
   * Ends the process now: what it waits for is given up, its `finally` blocks run, and whoever waits for it
   * gets a `ProcessKilled` error. Does nothing if it has ended. A process ends itself with `return`.
   */
  kill(): void {
    if (this.settled) return;
    if (this.kernel.active === this) {
      throw new SimulationError(`process "${this.name}" cannot kill itself: let it return`);
    }
    this.stopWaiting();
    this.killed = true;
    const body: Generator<Wait, unknown, unknown> = this.body;
    this.force(() => {
      const step = body.return(undefined);
      if (step.done) throw new ProcessKilled(this.name);
      return step;
    });
  }

  /** Runs one step of the body out of turn, inside whatever is running now. */
  private force(take: () => IteratorResult<Wait, T>): void {
    const interrupted = this.kernel.active;
    this.kernel.active = this;
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
      if (typeof wait === "number") {
        if (wait >= 0 && wait < Number.POSITIVE_INFINITY) {
          this.resumption = this.kernel.insert(this.kernel.now + wait, Priority.ordinary, this);
          return;
        }
        step = this.body.throw(badDelay(wait, this.kernel.now));
      } else if (!(wait instanceof SimEvent)) {
        step = this.body.throw(new TypeError(`a process yields a delay or an event, not ${String(wait)}`));
      } else if (!wait.settled) {
        this.target = wait;
        wait.attach(this);
        return;
      } else {
        step = wait.failed ? this.body.throw(wait.takeError()) : this.body.next(wait.deliver());
      }
    }
    if (this.killed) throw new ProcessKilled(this.name);
    this.kernel.dismiss(this);
    this.succeed(step.value);
  }

  /** Gives up what it waits for, time or event. */
  private stopWaiting(): void {
    if (this.resumption !== undefined) this.kernel.cancel(this.resumption);
    this.target?.detach(this);
    this.resumption = undefined;
    this.target = undefined;
  }

  private crash(thrown: unknown): void {
    this.kernel.dismiss(this);
    const error = thrown instanceof Error ? thrown : new SimulationError(String(thrown));
    if (this.waiting === 0 && !this.killed) {
      this.kernel.abort(new ProcessError(this.name, this.kernel.now, error));
    }
    this.settleWithError(error);
  }
}
