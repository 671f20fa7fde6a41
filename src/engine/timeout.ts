import { SimEvent, type Waiter } from "./event.js";
import type { EventHandle } from "./event-list.js";
import type { Kernel, Wakeable } from "./kernel.js";
import { Priority } from "./priority.js";

/**
 * An event that happens at a given time. While nobody waits for it after somebody gave up, it stays off the
 * event list, so that the losers of an any-of neither pile up nor keep a run alive; whoever waits for it
 * again puts it back.
 */
export class Timeout extends SimEvent<void> implements Wakeable {
  private timer: EventHandle | undefined = undefined;

  /** @internal Made by `Simulation.timeout`. */
  constructor(
    kernel: Kernel,
    /** When it happens. */
    readonly time: number,
  ) {
    super(kernel);
    this.startTimer();
  }

  override get label(): string {
    return `timeout at ${this.time}`;
  }

  get name(): string {
    return this.label;
  }

  override get happened(): boolean {
    this.catchUp();
    return this.settled;
  }

  /** @internal */
  wake(): void {
    this.timer = undefined;
    this.succeedAtOnce();
  }

  /** @internal */
  override attach(waiter: Waiter): void {
    super.attach(waiter);
    this.catchUp();
    if (this.timer === undefined && !this.settled) this.startTimer();
  }

  protected override abandon(): void {
    if (this.timer !== undefined) this.kernel.cancel(this.timer);
    this.timer = undefined;
  }

  /** Its time may have passed while it was off the list. */
  private catchUp(): void {
    if (!this.settled && this.time < this.kernel.now) this.succeed();
  }

  private startTimer(): void {
    this.timer = this.kernel.insert(this.time, Priority.ordinary, this);
  }
}
