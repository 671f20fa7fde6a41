// Movements that must wait after an incident, or by decision.
import type { Simulation } from "../../engine/index.js";
import { Signal } from "../signal.js";

/** Which movements are suspended, and until when. A longer suspension outlasts a shorter one; they do not add up. */
export class Suspensions {
  /** Happens when a suspension begins or ends. */
  readonly changed: Signal;
  readonly #simulation: Simulation;
  readonly #routes = new Map<string, number>();
  #all = 0;

  constructor(simulation: Simulation) {
    this.#simulation = simulation;
    this.changed = new Signal(simulation, "the end of a suspension");
  }

  /**
   * Suspends departures from now on.
   * @param hours duration; nothing happens if it is not above 0
   * @param route only on this route; default: all movements
   */
  suspend(hours: number, route?: string): void {
    if (!(hours > 0)) return;
    const until = this.#simulation.now + hours;
    if (route === undefined) this.#all = Math.max(this.#all, until);
    else this.#routes.set(route, Math.max(this.#routes.get(route) ?? 0, until));
    this.changed.fire();
    const suspensionEnds = () => this.changed.fire();
    this.#simulation.scheduleAt(until, suspensionEnds);
  }

  /** When departures on a route are free (hours since start); now or earlier if they are free now. */
  until(route: string): number {
    return Math.max(this.#all, this.#routes.get(route) ?? 0);
  }
}
