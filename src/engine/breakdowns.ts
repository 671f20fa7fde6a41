import { badDelay } from "./errors.js";
import type { EventHandle } from "./event-list.js";
import type { Kernel, Wakeable } from "./kernel.js";
import { Priority } from "./priority.js";
import { Process, type ProcessBody } from "./process.js";
import { TimeWeighted } from "./statistics/index.js";

/** How a machine fails and comes back. */
export interface BreakdownOptions {
  /** Draws the time from coming into service, or from the last repair, to the next failure. */
  readonly timeToFailure: () => number;
  /**
   * Draws the time that a repair takes, or makes a process that does it, for example one that first waits
   * for a repair crew.
   */
  readonly repair: () => number | ProcessBody<unknown>;
  /**
   * Which time counts towards a failure: "calendar" (default), so that it also fails when idle, or "busy",
   * only time in which at least one unit is in use.
   */
  readonly clock?: "calendar" | "busy";
  /** Units that a failure puts out of service, a whole number of at least 1. Default: all. */
  readonly units?: number;
  /**
   * What becomes of those who hold the units: "preempt" (default; the resource must be pre-emptive, at least
   * "by capacity") as their claims say, or "drain": they finish first.
   */
  readonly whenInUse?: "drain" | "preempt";
}

/** What breaks down: a resource. */
interface Breakable {
  readonly name: string;
  readonly inUse: number;
  putOut(units: number, whenInUse: "drain" | "preempt"): void;
  putBack(units: number): void;
}

/** More units than any resource has, and small enough to be added up exactly. */
const allUnits = 2 ** 40;

/**
 * The failures of one machine, tied to the resource it is: in service, out of service for a repair, and so
 * on. Failures happen at `Priority.capacityChange`, and so do returns, but for a repair that is a process: the machine
 * is back once the process has ended, among what is ordinary. Made by `Resource.breakDown`.
 */
export class Breakdowns implements Wakeable {
  /** How many times it failed. */
  failures = 0;
  private readonly inService: TimeWeighted;
  private readonly units: number;
  private readonly whenInUse: "drain" | "preempt";
  /** Time in service, by its clock, until the next failure. */
  private remaining: number;
  /** Since when that clock has been running. */
  private runningSince = 0;
  private timer: EventHandle | undefined = undefined;
  private stopped = false;

  /** @internal */
  constructor(
    private readonly kernel: Kernel,
    private readonly resource: Breakable,
    private readonly options: BreakdownOptions,
  ) {
    this.units = options.units ?? allUnits;
    this.whenInUse = options.whenInUse ?? "preempt";
    if (!(Number.isInteger(this.units) && this.units >= 1)) {
      throw new RangeError(`units out of service must be a whole number of at least 1, not ${this.units}`);
    }
    this.inService = new TimeWeighted(kernel.now, 1);
    kernel.onReset(() => {
      this.failures = 0;
      this.inService.reset(kernel.now);
    });
    this.remaining = this.draw();
    this.runOrRest();
  }

  get name(): string {
    return `breakdowns of "${this.resource.name}"`;
  }

  /** It is in service now. */
  get up(): boolean {
    return this.inService.current === 1;
  }

  /** Share of the time that it was in service. */
  get availability(): number {
    return this.inService.mean(this.kernel.now);
  }

  /** It fails no more; a repair under way is finished. */
  stop(): void {
    this.stopped = true;
    this.rest();
  }

  /** @internal The clock of the failures starts or rests with the use of the machine. */
  useChanged(): void {
    if (this.options.clock === "busy" && this.up) this.runOrRest();
  }

  /** @internal It fails. */
  wake(): void {
    this.timer = undefined;
    this.failures++;
    this.inService.update(this.kernel.now, 0);
    this.resource.putOut(this.units, this.whenInUse);
    const repair = this.options.repair();
    if (typeof repair === "number") {
      this.kernel.insert(this.timeAfter(repair), Priority.capacityChange, () => this.comeBack());
    } else {
      const { kernel } = this;
      new Process(kernel, repair, `repair of "${this.resource.name}"`, kernel.now, false).onHappen(() =>
        this.comeBack(),
      );
    }
  }

  private comeBack(): void {
    this.inService.update(this.kernel.now, 1);
    this.remaining = this.draw();
    this.resource.putBack(this.units);
    this.runOrRest();
  }

  private runOrRest(): void {
    const runs = !this.stopped && (this.options.clock !== "busy" || this.resource.inUse > 0);
    if (!runs) this.rest();
    else if (this.timer === undefined) {
      this.runningSince = this.kernel.now;
      this.timer = this.kernel.insert(this.kernel.now + this.remaining, Priority.capacityChange, this);
    }
  }

  private rest(): void {
    if (this.timer === undefined) return;
    this.kernel.cancel(this.timer);
    this.timer = undefined;
    this.remaining = Math.max(0, this.remaining - (this.kernel.now - this.runningSince));
  }

  private draw(): number {
    const length = this.options.timeToFailure();
    this.timeAfter(length);
    return length;
  }

  private timeAfter(delay: number): number {
    const time = this.kernel.now + delay;
    if (delay >= 0 && time < Number.POSITIVE_INFINITY) return time;
    throw badDelay(delay, this.kernel.now, this.name);
  }
}
