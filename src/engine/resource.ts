import { type BreakdownOptions, Breakdowns } from "./breakdowns.js";
import { CapacitySchedule, type CapacityScheduleOptions } from "./capacity-schedule.js";
import {
  Claim,
  Hold,
  type Owner,
  type Preemption,
  type PreemptionPolicy,
  type RequestOptions,
} from "./claim.js";
import { SimulationError } from "./errors.js";
import type { SimEvent } from "./event.js";
import type { Kernel, Wakeable } from "./kernel.js";
import { checkQueuePriority, Priority } from "./priority.js";
import { QueueStatistics } from "./queue-statistics.js";
import { Usage } from "./usage.js";
import { WaitingLine } from "./waiting-line.js";

/** How a resource serves its queue. */
export interface ResourceOptions {
  /**
   * "first come" (default): nobody is served before the head of the queue, even if the head wants more than
   * is free. "bypass": whoever fits is served, so that large requests may starve.
   */
  readonly discipline?: "first come" | "bypass";
  /**
   * More urgent claims take units from less urgent ones, the latest granted first. With "by capacity" only a
   * cut of the capacity does. Default false.
   */
  readonly preemptive?: boolean | "by capacity";
}

/**
 * A number of identical units (clerks, buses, beds) that processes request, hold and release, with the
 * queue of those who wait. Strict first come, first served within a priority. It keeps its own statistics:
 * `queue` (length, waits), `utilisation`, `meanInUse`.
 */
export class Resource implements Owner, Wakeable {
  /** The queue's statistics. */
  readonly queue: QueueStatistics;
  /** How many times a claim lost its units: to a more urgent one, a cut of the capacity or a breakdown. */
  preemptions = 0;
  private readonly line = new WaitingLine<Claim>();
  private readonly holders: WaitingLine<Claim> | undefined;
  private readonly bypass: boolean;
  private readonly preemptive: boolean;
  private serving = false;
  private serviceDue = false;
  private used = 0;
  /** Units there are, in service or not. */
  private units: number;
  /** Units out of service. */
  private out = 0;
  /** Units in service: what can be granted. */
  private inService: number;
  private readonly usage: Usage;
  private breakdowns: Breakdowns[] | undefined = undefined;

  /** @internal Resources are made by `Simulation.resource`. */
  constructor(
    private readonly kernel: Kernel,
    /** How reports call it. */
    readonly name: string,
    capacity: number,
    options: ResourceOptions = {},
  ) {
    this.units = checkCapacity(name, capacity);
    this.inService = capacity;
    this.bypass = options.discipline === "bypass";
    this.preemptive = options.preemptive === true;
    this.holders = (options.preemptive ?? false) === false ? undefined : new WaitingLine<Claim>();
    this.queue = new QueueStatistics(kernel);
    this.usage = new Usage(kernel, capacity);
    kernel.onReset(() => this.resetStatistics());
  }

  /** Units in service now, whether in use or free. */
  get capacity(): number {
    return this.inService;
  }

  /** Units in use now. After a cut of capacity it can be above `capacity` until enough are released. */
  get inUse(): number {
    return this.used;
  }

  /** Time-weighted mean of the units in use. */
  get meanInUse(): number {
    return this.usage.meanInUse;
  }

  /** Time-weighted mean of the units that were there (those that drain after a cut still count). */
  get meanCapacity(): number {
    return this.usage.meanUnits;
  }

  /**
   * Share of the time that units were in use: integral of units in use over integral of units there, between
   * 0 and 1; 0 when there was no capacity at all.
   */
  get utilisation(): number {
    return this.usage.utilisation;
  }

  /**
   * Asks for units: `const claim = yield* resource.request()`. Resumes at once when they are free. Giving
   * up the wait (a time limit, an interrupt, a lost any-of) withdraws the request.
   *
   * @param request a number of units (default 1), or units with priority and pre-emption policy
   */
  request(request: number | RequestOptions = 1): Claim {
    const claim = this.ask(request);
    this.admit(claim);
    return claim;
  }

  /**
   * Requests, holds and releases in one: `yield* resource.use(5)`. Happens at the end with true, or with
   * false when the claim was pre-empted and gave up. Interrupts, kills and time limits release what is held.
   * The units are back before anybody else acts at that instant (`Priority.release`).
   *
   * @param duration time units, or a function that draws them when the use starts
   * @param request a number of units (default 1), or units with priority and pre-emption policy
   */
  use(duration: number | (() => number), request: number | RequestOptions = 1): SimEvent<boolean> {
    const claim = this.ask(request);
    const hold = new Hold(this.kernel, claim, duration, true);
    this.admit(claim);
    return hold;
  }

  /**
   * Changes the capacity, now. When less is left than is in use, "drain" (default) lets holders finish;
   * "preempt" takes units from the least urgent, latest granted (the resource must be pre-emptive, at least
   * "by capacity").
   */
  setCapacity(capacity: number, whenInUse: "drain" | "preempt" = "drain"): void {
    checkCapacity(this.name, capacity);
    this.checkPreemption(whenInUse);
    this.units = capacity;
    this.capacityChanged(whenInUse);
  }

  /** Follows a schedule of capacities from now on. */
  follow(schedule: CapacityScheduleOptions): CapacitySchedule {
    this.checkPreemption(schedule.whenInUse);
    return new CapacitySchedule(this.kernel, this, schedule);
  }

  /**
   * Breaks down and is repaired from now on. A resource of several machines that fail one by one has one
   * such call, with one unit, for each.
   */
  breakDown(options: BreakdownOptions): Breakdowns {
    this.checkPreemption(options.whenInUse ?? "preempt");
    const breakdowns = new Breakdowns(this.kernel, this, options);
    this.breakdowns = [...(this.breakdowns ?? []), breakdowns];
    return breakdowns;
  }

  /** @internal Units go out of service. */
  putOut(units: number, whenInUse: "drain" | "preempt"): void {
    this.out += units;
    this.capacityChanged(whenInUse);
  }

  /** @internal Units come back into service. */
  putBack(units: number): void {
    this.out -= units;
    this.capacityChanged("drain");
  }

  /** @internal A claim that waits leaves the queue. */
  withdraw(claim: Claim, unserved: boolean): void {
    this.line.leave(claim);
    if (unserved) this.queue.abandoned++;
    this.queue.setLength(this.line.length);
    this.update();
  }

  /** @internal A claim gives its units back. */
  takeBack(claim: Claim): void {
    this.holders?.leave(claim);
    this.used -= claim.units;
    this.update();
  }

  /** @internal Serves the queue when the releases and capacity changes of this instant are over. */
  wake(): void {
    this.serviceDue = false;
    this.update();
  }

  private ask(request: number | RequestOptions): Claim {
    if (typeof request === "number") return this.makeClaim(request, 0, "resume");
    const { units = 1, priority = 0, onPreempt = "resume" } = request;
    checkQueuePriority(`"${this.name}"`, priority);
    return this.makeClaim(units, priority, onPreempt);
  }

  private makeClaim(units: number, priority: number, onPreempt: PreemptionPolicy): Claim {
    if (!(Number.isInteger(units) && units > 0)) throw this.badUnits(units);
    const preemption = this.holders === undefined ? undefined : this.preemptionOf(onPreempt);
    return new Claim(this.kernel, this, units, priority, preemption);
  }

  private preemptionOf(policy: PreemptionPolicy): Preemption {
    return { policy, asker: this.kernel.active, heldSince: 0 };
  }

  private badUnits(units: number): RangeError {
    return new RangeError(
      `"${this.name}": units requested must be a whole number of at least 1, not ${units}`,
    );
  }

  /** Grants a new claim at once if it may be, or queues it. */
  private admit(claim: Claim): void {
    if (this.line.length === 0 && this.fits(claim) && this.kernel.priority >= Priority.ordinary) {
      this.grant(claim);
      this.record();
    } else this.enqueue(claim);
  }

  private enqueue(claim: Claim): void {
    this.line.join(claim);
    if (this.bypass || this.line.head === claim) this.update();
    // Last: one that is served at once, because it goes past others or takes their units, has not waited.
    this.queue.setLength(this.line.length);
  }

  /** Something has changed: grants whoever may be served, and records the units in use. */
  private update(): void {
    this.serve();
    this.record();
  }

  /**
   * Grants whoever may be served. Before `Priority.ordinary` it is put off until then: units that come back
   * at an instant are granted only after the capacity changes of that instant.
   */
  private serve(): void {
    if (this.line.length === 0 || this.serving || this.serviceDue) return;
    if (this.kernel.priority < Priority.ordinary) {
      this.serviceDue = true;
      this.kernel.insert(this.kernel.now, Priority.ordinary, this);
      return;
    }
    this.serving = true;
    for (;;) {
      // The only place that looks: the compiler takes it in whole, which it does not do with two of them.
      const claim = this.nextToServe();
      if (claim === undefined) break;
      this.line.leave(claim);
      this.queue.setLength(this.line.length);
      this.grant(claim);
    }
    this.serving = false;
  }

  /** The head while it fits, then, if bypassing is allowed, the first of the others that fits. */
  private nextToServe(): Claim | undefined {
    const { head } = this.line;
    if (head === undefined || this.fits(head)) return head;
    return this.preemptive || this.bypass ? this.nextByForce() : undefined;
  }

  /** As `nextToServe` when the head does not fit: it may take units from others, or be overtaken. */
  private nextByForce(): Claim | undefined {
    let { head } = this.line;
    while (head !== undefined) {
      const fits = this.makeRoom(head);
      if (this.line.head === head) {
        if (fits) return head;
        break;
      }
      head = this.line.head;
      this.queue.setLength(this.line.length);
    }
    if (!this.bypass) return undefined;
    while (head !== undefined && !this.fits(head)) head = head.behind;
    return head;
  }

  private capacityChanged(whenInUse: "drain" | "preempt"): void {
    this.inService = Math.max(0, this.units - this.out);
    if (whenInUse === "preempt") {
      let latest = this.holders?.tail;
      while (latest !== undefined && this.used > this.inService) {
        this.preempt(latest, undefined);
        latest = this.holders?.tail;
      }
    }
    this.update();
  }

  private fits(claim: Claim): boolean {
    return claim.units <= this.inService - this.used;
  }

  private grant(claim: Claim): void {
    this.used += claim.units;
    if (this.holders !== undefined) this.enterHolder(claim, this.holders);
    if (claim.unserved) this.queue.wait.add(this.kernel.now - claim.requestedAt);
    claim.grant();
  }

  private enterHolder(claim: Claim, holders: WaitingLine<Claim>): void {
    holders.join(claim);
    if (claim.preemption !== undefined) claim.preemption.heldSince = this.kernel.now;
  }

  /** True if the claim fits, once less urgent holders are pre-empted; none of them is unless that frees enough. */
  private makeRoom(claim: Claim): boolean {
    if (!this.preemptive) return false;
    const victims: Claim[] = [];
    let free = this.inService - this.used;
    let holder = this.holders?.tail;
    while (holder !== undefined && holder.priority > claim.priority && free < claim.units) {
      victims.push(holder);
      free += holder.units;
      holder = holder.ahead;
    }
    if (free < claim.units) return false;
    for (const victim of victims) if (victim.held) this.preempt(victim, claim);
    return this.fits(claim);
  }

  private preempt(victim: Claim, by: Claim | undefined): void {
    this.holders?.leave(victim);
    this.used -= victim.units;
    this.preemptions++;
    if (!victim.lose(by)) return;
    if (victim.recalled) this.uncount(victim);
    this.line.rejoin(victim);
    // The more urgent one, if there is one, leaves the queue in exchange: the length is recorded once it has.
    if (by === undefined) this.queue.setLength(this.line.length);
  }

  /** The claim's process did not come to know that it had been served: its wait goes on. */
  private uncount({ preemption, requestedAt }: Claim): void {
    if (preemption !== undefined)
      this.queue.uncount(preemption.heldSince - requestedAt, preemption.heldSince);
  }

  /** Throws before anything depends on whether units happen to be in use when they are to be taken away. */
  private checkPreemption(whenInUse: "drain" | "preempt" | undefined): void {
    if (whenInUse !== "preempt" || this.holders !== undefined) return;
    throw new SimulationError(`"${this.name}" is not pre-emptive: make it so with { preemptive: true }`);
  }

  private record(): void {
    this.usage.update(this.used, this.inService);
    if (this.breakdowns !== undefined) this.tell(this.breakdowns);
  }

  private tell(breakdowns: readonly Breakdowns[]): void {
    for (const machine of breakdowns) machine.useChanged();
  }

  private resetStatistics(): void {
    this.queue.reset();
    this.preemptions = 0;
    this.usage.reset();
  }
}

function checkCapacity(name: string, capacity: number): number {
  if (Number.isInteger(capacity) && capacity >= 0) return capacity;
  throw new RangeError(`"${name}": capacity must be a whole number of at least 0, not ${capacity}`);
}
