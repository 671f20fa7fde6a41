import { badDelay, SimulationError } from "./errors.js";
import { SimEvent } from "./event.js";
import type { EventHandle } from "./event-list.js";
import type { Kernel, Wakeable } from "./kernel.js";
import { Priority } from "./priority.js";
import type { InLine } from "./waiting-line.js";

/** What happens to a hold whose units are taken away by a more urgent claim. */
export type PreemptionPolicy =
  /** It goes on with what was left of it. */
  | "resume"
  /** It starts again with its full length. */
  | "restart"
  /** It starts again with a new length; its length must be given as a function. */
  | "resample"
  /** It ends; the units are lost and the hold's value is false. */
  | "give up";

/** How a request is made; a bare number of units is the usual case. */
export interface RequestOptions {
  /** Units wanted, a whole number of at least 1. Default 1. */
  readonly units?: number;
  /** Smaller is served first; equals first come, first served. Default 0. */
  readonly priority?: number;
  /** On a pre-emptive resource: what pre-emption does to a hold of this claim. Default "resume". */
  readonly onPreempt?: PreemptionPolicy;
}

/** @internal What a claim needs of its resource. */
export interface Owner {
  readonly name: string;
  withdraw(claim: Claim): void;
  takeBack(claim: Claim): void;
}

/** Where a claim stands. */
export type ClaimState =
  /** In the queue. */
  | "waiting"
  /** Has its units. */
  | "held"
  /** Lost its units to a more urgent claim, and is in the queue again. */
  | "preempted"
  /** Lost its units for good. */
  | "lost"
  /** Given back, or withdrawn from the queue. */
  | "released";

/**
 * A request for units of a resource, and once granted the right to them: an event that happens, with itself
 * as value, when the units are there. Whoever asked must `release` it, on every path: `try … finally`, or
 * `Resource.use`, which does both.
 */
export class Claim extends SimEvent<Claim> implements InLine<Claim> {
  /** @internal */ ahead: Claim | undefined;
  /** @internal */ behind: Claim | undefined;
  /** @internal */ state: ClaimState = "waiting";
  /** @internal Runs when units are lost or come back in the middle of a hold. */
  current: Hold | undefined;

  /** @internal Claims are made by `Resource.request`. */
  constructor(
    kernel: Kernel,
    label: string,
    private readonly owner: Owner,
    /** Units wanted or held. */
    readonly units: number,
    /** Smaller is served first. */
    readonly priority: number,
    /** What pre-emption does to a hold. */
    readonly onPreempt: PreemptionPolicy,
    /** When it was asked for. */
    readonly requestedAt: number,
  ) {
    super(kernel, label);
  }

  /** It has its units now. */
  get held(): boolean {
    return this.state === "held";
  }

  /**
   * Gives the units back, or leaves the queue when they have not come, or have been taken away. Throws when
   * that was done before: a release too many would give away what somebody else holds.
   */
  release(): void {
    if (this.state === "released") throw new SimulationError(`${this.label}: released twice`);
    if (this.state === "held") this.owner.takeBack(this);
    else if (this.state !== "lost") this.owner.withdraw(this);
    this.state = "released";
    this.current?.stop();
  }

  /**
   * Uses the units for a time: an event that happens with true at the end of it. On a pre-emptive resource
   * the units may be taken away meanwhile; the claim's policy then says what becomes of the hold, which
   * happens with false if it gives up. The end runs at `Priority.release`.
   *
   * @param duration time units, or a function that draws them
   */
  hold(duration: number | (() => number)): SimEvent<boolean> {
    if (this.state !== "held" && this.state !== "preempted") {
      throw new SimulationError(`${this.label}: cannot hold what has not been granted or is gone`);
    }
    return new Hold(this.kernel, this, duration);
  }

  protected override abandon(): void {
    if (this.state !== "released") this.release();
  }
}

/** A use of a claim's units for a time that pre-emption can break off. */
class Hold extends SimEvent<boolean> implements Wakeable {
  private remaining: number;
  private startedAt = 0;
  private timer: EventHandle | undefined;

  constructor(
    kernel: Kernel,
    private readonly claim: Claim,
    private readonly duration: number | (() => number),
  ) {
    super(kernel, `use of ${claim.label}`);
    this.remaining = this.draw();
    claim.current?.stop();
    claim.current = this;
    if (claim.held) this.start();
  }

  get name(): string {
    return this.label;
  }

  /** @internal The units are there: run what is left. */
  start(): void {
    this.startedAt = this.kernel.now;
    this.timer = this.kernel.insert(this.kernel.now + this.remaining, Priority.release, this);
  }

  /** @internal The units were taken away. */
  breakOff(): void {
    this.stopTimer();
    if (this.claim.onPreempt === "resume") this.remaining -= this.kernel.now - this.startedAt;
    else if (this.claim.onPreempt === "resample") this.remaining = this.draw();
    if (this.remaining < 0) this.remaining = 0;
  }

  /** @internal The units are gone for good. */
  lose(): void {
    this.stop();
    this.succeed(false);
  }

  /** @internal The claim is released or held anew: this hold is over without having ended. */
  stop(): void {
    this.stopTimer();
    this.claim.current = undefined;
  }

  /** The time is over. */
  wake(): void {
    this.timer = undefined;
    this.claim.current = undefined;
    this.succeed(true);
  }

  protected override abandon(): void {
    if (!this.settled) this.stop();
  }

  private stopTimer(): void {
    if (this.timer !== undefined) this.kernel.cancel(this.timer);
    this.timer = undefined;
  }

  private draw(): number {
    const duration = typeof this.duration === "number" ? this.duration : this.duration();
    if (!(duration >= 0 && duration < Number.POSITIVE_INFINITY)) throw badDelay(duration, this.kernel.now);
    return duration;
  }
}
