// One phase of the transfer: whom it has called, and what has become of them.
import type { SimEvent, Simulation } from "../../engine/index.js";
import type { PhaseOptions } from "./options.js";

/** Where a phase stands. */
export type PhaseState = "waiting" | "open" | "closed";

/** The state of one phase. */
export class Phase {
  state: PhaseState = "waiting";
  /** When it started (hours since start). */
  startedAt = 0;
  /** People called so far. */
  called = 0;
  /** Of them, still at the origin; and still at the origin, in staging or in transit. */
  atOrigin = 0;
  onTheWay = 0;
  /** People that it may still call at its pace in this period. */
  allowance = Number.POSITIVE_INFINITY;
  readonly started: SimEvent<void>;
  readonly departed: SimEvent<void>;
  readonly received: SimEvent<void>;

  constructor(
    simulation: Simulation,
    readonly options: PhaseOptions,
    /** Its place in the list of phases. */
    readonly index: number,
  ) {
    this.started = simulation.event(`the start of phase "${options.name}"`);
    this.departed = simulation.event(`the departure of all of phase "${options.name}"`);
    this.received = simulation.event(`the arrival of all of phase "${options.name}"`);
  }

  /** People that it may still call, whatever its pace. */
  get quotaLeft(): number {
    return (this.options.quota ?? Number.POSITIVE_INFINITY) - this.called;
  }

  /** It may call people now. */
  get calls(): boolean {
    return this.state === "open" && this.quotaLeft > 0;
  }
}
