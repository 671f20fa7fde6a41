import { badDelay, Preempted, SimulationError } from "./errors.js";
import { SimEvent, type Waiter } from "./event.js";
import type { EventHandle } from "./event-list.js";
import type { Kernel, Process, Wakeable } from "./kernel.js";
import { Priority } from "./priority.js";
import type { InLine } from "./waiting-line.js";

/** What happens to a claim whose units are taken away by a more urgent one, or by a cut of capacity. */
export type PreemptionPolicy =
  /** Its hold goes on with what was left of it. */
  | "resume"
  /** Its hold starts again with its full length. */
  | "restart"
  /** Its hold starts again with a new length, drawn anew if the length was given as a function. */
  | "resample"
  /** The units are lost for good and the hold's value is false. */
  | "give up";

/** How a request is made; a bare number of units is the usual case. */
export interface RequestOptions {
  /** Units wanted, a whole number of at least 1. Default 1. */
  readonly units?: number;
  /** Smaller is served first; equals first come, first served. Default 0. */
  readonly priority?: number;
  /** On a pre-emptive resource: what pre-emption does to this claim. Default "resume". */
  readonly onPreempt?: PreemptionPolicy;
}

/** @internal What a claim needs of its resource. */
export interface Owner {
  readonly name: string;
  /** A claim leaves the queue; `unserved` if it never had its units. */
  withdraw(claim: Claim, unserved: boolean): void;
  /** A claim gives its units back. */
  takeBack(claim: Claim): void;
}

/** @internal What pre-emption must know of a claim. */
export interface Preemption {
  readonly policy: PreemptionPolicy;
  /** The process that asked. */
  readonly asker: Process | undefined;
  /** Since when the units are held. */
  heldSince: number;
}

// Where a claim stands: numbers, which cost no note for the garbage collector when they are written.
/** In the queue. */
const WAITING = 0;
/** In the queue again: its units were taken away before it knew that it had them. */
const RECALLED = 1;
/** Has its units. */
const HELD = 2;
/** Lost its units to a more urgent claim, and is in the queue again. */
const PREEMPTED = 3;
/** Lost its units for good. */
const LOST = 4;
/** Given back, or withdrawn from the queue. */
const RELEASED = 5;
type ClaimState =
  | typeof WAITING
  | typeof RECALLED
  | typeof HELD
  | typeof PREEMPTED
  | typeof LOST
  | typeof RELEASED;

/**
 * A request for units of a resource, and once granted the right to them: an event that happens, with itself
 * as value, when the units are there. Whoever asked must `release` it, on every path: `try … finally`, or
 * `Resource.use`, which does both.
 *
 * On a pre-emptive resource the units can be taken away. During a `hold` the claim's policy says what
 * becomes of it. Outside of a hold, the process that asked is interrupted, with a `Preempted` as cause.
 */
export class Claim extends SimEvent<Claim> implements InLine<Claim> {
  // Declared here and assigned in the constructor, as in SimEvent and for its reasons.
  /** Units wanted or held. */
  declare readonly units: number;
  /** Smaller is served first. */
  declare readonly priority: number;
  /** When it was asked for. */
  declare readonly requestedAt: number;
  /** @internal What pre-emption must know; undefined on a resource that is not pre-emptive. */
  declare readonly preemption: Preemption | undefined;
  /** @internal */ declare ahead: Claim | undefined;
  /** @internal */ declare behind: Claim | undefined;
  private state: ClaimState = WAITING;
  /** @internal The use of the units that runs, or is broken off until they come back. */
  declare current: Hold | undefined;
  declare private readonly owner: Owner;

  /** @internal Claims are made by `Resource.request`. */
  constructor(
    kernel: Kernel,
    owner: Owner,
    units: number,
    priority: number,
    preemption: Preemption | undefined,
  ) {
    super(kernel);
    this.owner = owner;
    this.units = units;
    this.priority = priority;
    this.requestedAt = kernel.now;
    this.preemption = preemption;
    this.ahead = undefined;
    this.behind = undefined;
    this.current = undefined;
  }

  /** What pre-emption does to it. */
  get onPreempt(): PreemptionPolicy {
    return this.preemption?.policy ?? "resume";
  }

  override get label(): string {
    return `"${this.owner.name}"`;
  }

  /** @internal It has not had its units yet, or its process does not know of it. */
  get unserved(): boolean {
    return this.state === WAITING || this.state === RECALLED;
  }

  /** @internal It stands in the queue, for the first time or again. */
  get inQueue(): boolean {
    return this.state === WAITING || this.state === RECALLED || this.state === PREEMPTED;
  }

  /** @internal It is in the queue again, and its process never knew that it had its units. */
  get recalled(): boolean {
    return this.state === RECALLED;
  }

  /** @internal It gave its units back, or left the queue. */
  get released(): boolean {
    return this.state === RELEASED;
  }

  /** It has its units now. */
  get held(): boolean {
    return this.state === HELD;
  }

  /**
   * Gives the units back, or leaves the queue when they have not come, or have been taken away. Throws when
   * that was done before: a release too many would give away what somebody else holds.
   */
  release(): void {
    const { state } = this;
    if (state === RELEASED) throw new SimulationError(`${this.label}: released twice`);
    this.state = RELEASED;
    if (this.current !== undefined) this.current.lose();
    if (state === HELD) this.owner.takeBack(this);
    else if (state !== LOST) this.leaveQueue(state !== PREEMPTED);
  }

  /** Leaves the queue; does nothing when the units are held, given back or lost. */
  cancel(): void {
    if (this.inQueue) this.release();
  }

  /**
   * Uses the units for a time: an event that happens with true at the end of it, at `Priority.release`. On a
   * pre-emptive resource the units may be taken away meanwhile; the claim's policy then says what becomes of
   * the hold. It happens with false when the units are gone before the end: lost, released, or held anew.
   * Throws when they have not come yet or are gone.
   *
   * @param duration time units, or a function that draws them
   */
  hold(duration: number | (() => number)): SimEvent<boolean> {
    if (this.state !== HELD && this.state !== PREEMPTED) {
      throw new SimulationError(`${this.label}: cannot hold what has not been granted or is gone`);
    }
    return new Hold(this.kernel, this, duration, false);
  }

  /** @internal Waiting for what was withdrawn is an error, not a wait for ever. */
  override attach(waiter: Waiter): void {
    super.attach(waiter);
    if (this.state === RELEASED && !this.settled) this.failAsWithdrawn();
  }

  /** @internal The units are there: tells the one who asked, or starts the use that waits for them. */
  grant(): void {
    const known = this.state === PREEMPTED;
    this.state = HELD;
    if (this.current !== undefined) this.current.start();
    else if (!known) this.succeed(this);
  }

  /** @internal The units are taken away. True if it goes back to the queue. */
  lose(by: Claim | undefined): boolean {
    const { current } = this;
    if (current === undefined && this.undo()) {
      this.state = RECALLED;
      return true;
    }
    this.state = this.onPreempt === "give up" ? LOST : PREEMPTED;
    if (current === undefined) this.interruptAsker(by);
    else if (this.state === LOST) current.lose();
    else current.breakOff();
    return this.state === PREEMPTED;
  }

  protected override abandon(): void {
    if (this.state === RELEASED) return;
    this.release();
    this.settled = false; // nobody was told: it has not happened after all
  }

  private leaveQueue(unserved: boolean): void {
    this.owner.withdraw(this, unserved);
    if (this.waiting > 0) this.failAsWithdrawn();
  }

  private interruptAsker(by: Claim | undefined): void {
    this.preemption?.asker?.interruptIf(
      new Preempted(this, by, this.preemption.heldSince),
      () => (this.state === PREEMPTED || this.state === LOST) && this.current === undefined,
    );
  }

  private failAsWithdrawn(): void {
    this.fail(new SimulationError(`${this.label}: the request was withdrawn and cannot be waited for`));
  }
}

/**
 * A use of a claim's units for a time that pre-emption can break off. It starts when the units are there.
 *
 * @internal Made by `Claim.hold` and `Resource.use`.
 */
export class Hold extends SimEvent<boolean> implements Wakeable {
  /** Length, once it is known; drawn when it starts. */
  private length: number | undefined = undefined;
  private remaining = 0;
  private startedAt = 0;
  private timer: EventHandle | undefined = undefined;

  constructor(
    kernel: Kernel,
    private readonly claim: Claim,
    private readonly duration: number | (() => number),
    /** The claim is released with it, however it ends. */
    private readonly whole: boolean,
  ) {
    super(kernel);
    if (typeof duration === "number") this.checkLength(duration);
    claim.current?.lose();
    claim.current = this;
    if (claim.held) this.start();
  }

  override get label(): string {
    return `use of ${this.claim.label}`;
  }

  get name(): string {
    return this.label;
  }

  /** The units are there: run what is left. */
  start(): void {
    if (this.length === undefined) {
      try {
        this.draw();
      } catch (error) {
        this.end();
        this.fail(error instanceof Error ? error : new SimulationError(String(error)));
        return;
      }
      if (!this.isCurrent) return; // the draw itself has ended it
    }
    this.startedAt = this.kernel.now;
    this.timer = this.kernel.insert(this.kernel.now + this.remaining, Priority.release, this);
  }

  /** The units were taken away and will come back. */
  breakOff(): void {
    if (this.timer === undefined) return;
    this.stopTimer();
    const { onPreempt } = this.claim;
    if (onPreempt === "resume") this.remaining -= this.kernel.now - this.startedAt;
    else if (onPreempt === "resample") this.length = undefined;
    if (this.remaining < 0) this.remaining = 0;
  }

  /** The units are gone for good, or put to another use. */
  lose(): void {
    this.end();
    this.succeed(false);
  }

  /** The time is over. */
  wake(): void {
    this.timer = undefined;
    this.end();
    this.succeed(true);
  }

  /** @internal Waiting for a use that was given up is an error, not a wait for ever. */
  override attach(waiter: Waiter): void {
    super.attach(waiter);
    if (!this.settled && !this.isCurrent) {
      this.fail(new SimulationError(`${this.label}: it was given up and cannot be waited for`));
    }
  }

  protected override abandon(): void {
    if (!this.settled && this.isCurrent) this.end();
  }

  /** It has not ended, nor was it given up. */
  private get isCurrent(): boolean {
    return this.claim.current === this;
  }

  private end(): void {
    this.stopTimer();
    this.claim.current = undefined;
    if (this.whole && !this.claim.released) this.claim.release();
  }

  private stopTimer(): void {
    if (this.timer !== undefined) this.kernel.cancel(this.timer);
    this.timer = undefined;
  }

  private draw(): void {
    const { duration } = this;
    this.length = typeof duration === "number" ? duration : this.checkLength(duration());
    this.remaining = this.length;
  }

  private checkLength(length: number): number {
    if (length >= 0 && this.kernel.now + length < Number.POSITIVE_INFINITY) return length;
    throw badDelay(length, this.kernel.now);
  }
}
