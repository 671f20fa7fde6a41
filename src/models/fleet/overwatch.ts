// Overwatch: units with hours, shared by all convoys.
import { type Sampler, type Simulation, sampler } from "../../engine/index.js";
import type { Figures } from "../part.js";
import { Signal } from "../signal.js";
import { Windows } from "../windows.js";
import { StageRecorder } from "../work/stage-recorder.js";
import type { OverwatchOptions } from "./options.js";

/** The overwatch units of one name. */
export class Overwatch {
  readonly name: string;
  /** Happens whenever a unit comes back. */
  readonly changed: Signal;
  readonly #simulation: Simulation;
  readonly #units: number;
  readonly #hours: Windows;
  readonly #turnaround: Sampler | undefined;
  readonly #recorder: StageRecorder;
  #busy = 0;
  #waiting = 0;

  constructor(simulation: Simulation, options: OverwatchOptions) {
    this.name = options.name;
    this.#simulation = simulation;
    this.#units = options.units;
    this.#hours = Windows.of(options.hours);
    this.#turnaround =
      options.turnaround && sampler(simulation.stream(`overwatch.${options.name}`), options.turnaround);
    this.changed = new Signal(simulation, `a free unit of "${options.name}"`);
    this.#recorder = new StageRecorder(simulation, this.#hours);
    this.#record();
  }

  /** Units that can be had by a convoy that departs at this time. */
  free(time: number): number {
    return this.#hours.isOpen(time) ? this.#units - this.#busy : 0;
  }

  /** When units can be had next, at or after this time; Infinity if never. */
  nextOpen(time: number): number {
    return this.#hours.nextOpen(time);
  }

  /** So many units go with a convoy now. */
  send(units: number): void {
    this.#busy += units;
    this.#record();
  }

  /** So many units have left their convoy; they are free after their turnaround. */
  takeBack(units: number): void {
    const overwatchFree = () => {
      this.#busy -= units;
      this.#record();
      this.changed.fire();
    };
    const hours = this.#turnaround?.() ?? 0;
    if (hours > 0) this.#simulation.schedule(hours, overwatchFree);
    else overwatchFree();
  }

  /** How many convoys wait for units now. */
  setWaiting(convoys: number): void {
    if (convoys === this.#waiting) return;
    this.#waiting = convoys;
    this.#record();
  }

  /** Use of the units during their hours. */
  observe(figures: Figures): void {
    figures.stage(this.name, this.#recorder.observation());
  }

  #record(): void {
    this.#recorder.update(this.#waiting, this.#busy, this.#units);
  }
}
