import { Claim, type Owner, type RequestOptions } from "./claim.js";
import { SimulationError } from "./errors.js";
import type { Wait } from "./event.js";
import type { Kernel } from "./kernel.js";
import { QueueStatistics } from "./queue-statistics.js";
import { TimeWeighted } from "./statistics/index.js";
import { WaitingLine } from "./waiting-line.js";

/** How a resource serves its queue. */
export interface ResourceOptions {
  /**
   * "first come" (default): nobody is served before the head of the queue, even if the head wants more than
   * is free. "bypass": whoever fits is served, so that large requests may starve.
   */
  readonly discipline?: "first come" | "bypass";
  /** More urgent claims take units from less urgent ones, the latest granted first. Default false. */
  readonly preemptive?: boolean;
}

/**
 * A number of identical units (clerks, buses, beds) that processes request, hold and release, with the
 * queue of those who wait. Strict first come, first served within a priority. It keeps its own statistics:
 * `queue` (length, waits), `utilisation`, `meanInUse`.
 */
export class Resource implements Owner {
  /** The queue's statistics. */
  readonly queue: QueueStatistics;
  /** How many times a claim lost its units to a more urgent one. */
  preemptions = 0;
  private readonly line = new WaitingLine<Claim>();
  private readonly holders: WaitingLine<Claim> | undefined;
  private readonly label: string;
  private readonly bypass: boolean;
  private units: number;
  private used = 0;
  private readonly busy: TimeWeighted;
  private readonly available: TimeWeighted;

  /** @internal Resources are made by `Simulation.resource`. */
  constructor(
    private readonly kernel: Kernel,
    readonly name: string,
    capacity: number,
    options: ResourceOptions = {},
  ) {
    this.units = checkCapacity(name, capacity);
    this.label = `"${name}"`;
    this.bypass = options.discipline === "bypass";
    this.holders = options.preemptive === true ? new WaitingLine<Claim>() : undefined;
    this.queue = new QueueStatistics(kernel);
    this.busy = new TimeWeighted(kernel.now, 0);
    this.available = new TimeWeighted(kernel.now, capacity);
    kernel.onReset(() => this.resetStatistics());
  }

  /** Units there are now, whether in use or free. */
  get capacity(): number {
    return this.units;
  }

  /** Units in use now. After a cut of capacity it can be above `capacity` until enough are released. */
  get inUse(): number {
    return this.used;
  }

  /** Time-weighted mean of the units in use. */
  get meanInUse(): number {
    return this.busy.mean(this.kernel.now);
  }

  /** Time-weighted mean of the units that were there (those that drain after a cut still count). */
  get meanCapacity(): number {
    return this.available.mean(this.kernel.now);
  }

  /**
   * Share of the time that units were in use: integral of units in use over integral of units there, between
   * 0 and 1; 0 when there was no capacity at all.
   */
  get utilisation(): number {
    const capacity = this.meanCapacity;
    return capacity > 0 ? this.meanInUse / capacity : 0;
  }

  /**
   * Asks for units: `const claim = yield* resource.request()`. Resumes at once when they are free. Giving
   * up the wait (a time limit, an interrupt, a lost any-of) withdraws the request.
   *
   * @param request a number of units (default 1), or units with priority and pre-emption policy
   */
  request(request: number | RequestOptions = 1): Claim {
    const options = typeof request === "number" ? undefined : request;
    const units = options === undefined ? Number(request) : (options.units ?? 1);
    if (!(Number.isInteger(units) && units > 0)) {
      throw new RangeError(
        `${this.label}: units requested must be a whole number of at least 1, not ${units}`,
      );
    }
    const claim = new Claim(
      this.kernel,
      this.label,
      this,
      units,
      options?.priority ?? 0,
      options?.onPreempt ?? "resume",
      this.kernel.now,
    );
    if (this.line.length === 0 && units <= this.units - this.used) {
      this.grant(claim);
      return claim;
    }
    this.line.join(claim);
    this.queue.setLength(this.line.length);
    this.serve();
    return claim;
  }

  /**
   * Requests, holds and releases: `yield* resource.use(5)`. Its value is true, or false when the claim was
   * pre-empted and gave up. Interrupts and kills release what is held.
   */
  *use(
    duration: number | (() => number),
    request: number | RequestOptions = 1,
  ): Generator<Wait, boolean, unknown> {
    const claim = yield* this.request(request);
    try {
      return yield* claim.hold(duration);
    } finally {
      claim.release();
    }
  }

  /**
   * Changes the capacity, now. When less is left than is in use, "drain" (default) lets holders finish;
   * "preempt" takes units from the least urgent, latest granted (the resource must be pre-emptive).
   */
  setCapacity(capacity: number, whenInUse: "drain" | "preempt" = "drain"): void {
    this.units = checkCapacity(this.name, capacity);
    if (whenInUse === "preempt") {
      if (this.holders === undefined) {
        throw new SimulationError(`${this.label} is not pre-emptive: make it so with { preemptive: true }`);
      }
      while (this.used > this.units) this.preempt(this.latestHolder());
    }
    this.record();
    this.serve();
  }

  /** @internal A claim that waits leaves the queue. */
  withdraw(claim: Claim): void {
    this.line.leave(claim);
    this.queue.abandoned++;
    this.queue.setLength(this.line.length);
    this.serve();
  }

  /** @internal A claim gives its units back. */
  takeBack(claim: Claim): void {
    this.holders?.leave(claim);
    this.used -= claim.units;
    this.record();
    if (this.line.length > 0) this.serve();
  }

  /** Grants whoever may be served: the head while it fits, then, if bypassing is allowed, others that fit. */
  private serve(): void {
    let head = this.line.head;
    while (head !== undefined && this.makeRoom(head)) {
      this.dequeue(head);
      head = this.line.head;
    }
    if (!this.bypass) return;
    for (const claim of this.line) if (this.fits(claim)) this.dequeue(claim);
  }

  private fits(claim: Claim): boolean {
    return claim.units <= this.units - this.used;
  }

  private dequeue(claim: Claim): void {
    this.line.leave(claim);
    this.queue.setLength(this.line.length);
    this.grant(claim);
  }

  private grant(claim: Claim): void {
    this.used += claim.units;
    this.holders?.join(claim);
    this.record();
    const first = claim.state === "waiting";
    claim.state = "held";
    if (first) {
      this.queue.wait.add(this.kernel.now - claim.requestedAt);
      claim.succeed(claim);
    } else {
      claim.current?.start();
    }
  }

  /** True if the claim fits, pre-empting less urgent holders when that frees enough. */
  private makeRoom(claim: Claim): boolean {
    if (this.fits(claim)) return true;
    if (this.holders === undefined || claim.units > this.units) return false;
    const victims: Claim[] = [];
    let free = this.units - this.used;
    for (const holder of this.holders.fromTail()) {
      if (holder.priority <= claim.priority || free >= claim.units) break;
      victims.push(holder);
      free += holder.units;
    }
    if (free < claim.units) return false;
    for (const victim of victims) this.preempt(victim);
    return true;
  }

  private preempt(victim: Claim): void {
    this.holders?.leave(victim);
    this.used -= victim.units;
    this.preemptions++;
    this.record();
    victim.current?.breakOff();
    if (victim.onPreempt === "give up") {
      victim.state = "lost";
      victim.current?.lose();
    } else {
      victim.state = "preempted";
      this.line.rejoin(victim);
      this.queue.setLength(this.line.length);
    }
  }

  private latestHolder(): Claim {
    const latest = this.holders?.tail;
    if (latest === undefined) throw new SimulationError(`${this.label}: units in use without a holder`);
    return latest;
  }

  private record(): void {
    const now = this.kernel.now;
    this.busy.update(now, this.used);
    this.available.update(now, Math.max(this.units, this.used));
  }

  private resetStatistics(): void {
    this.queue.reset();
    this.preemptions = 0;
    this.busy.reset(this.kernel.now);
    this.available.reset(this.kernel.now);
  }
}

function checkCapacity(name: string, capacity: number): number {
  if (Number.isInteger(capacity) && capacity >= 0) return capacity;
  throw new RangeError(`"${name}": capacity must be a whole number of at least 0, not ${capacity}`);
}
