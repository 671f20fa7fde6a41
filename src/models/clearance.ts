// The whole model: builds every part that the options name, runs nothing by itself, and collects what came out.
import type { Simulation } from "../engine/index.js";
import type { ClearanceOptions } from "./clearance-options.js";
import { DailySeries } from "./daily-series.js";
import { FigureSheet } from "./figure-sheet.js";
import { Ledger } from "./ledger.js";
import type { Observations } from "./observations.js";
import type { Part } from "./part.js";
import { PersonLinks } from "./person-queue.js";
import { Population } from "./population.js";
import type { ModelContext } from "./site.js";
import { Transport } from "./transport/transport.js";
import { Usage } from "./usage.js";

/** How a model is built. */
export interface ClearanceSettings {
  /** Checks both conservation laws after every event; a breach ends the run with a `ConservationError`. */
  readonly check?: boolean;
}

/** A clearance model on a simulation of its own: build, `simulation.run(options.horizon)`, then {@link observe}. */
export class Clearance {
  readonly context: ModelContext;
  readonly transport: Transport | undefined;
  readonly #options: ClearanceOptions;
  readonly #parts: readonly Part[];
  readonly #series: DailySeries;

  /**
   * @param simulation fresh: at time 0, with nothing scheduled
   * @throws RangeError if a part names another that is not there, or a value cannot be
   */
  constructor(options: ClearanceOptions, simulation: Simulation, { check = false }: ClearanceSettings = {}) {
    const cohorts = options.people ?? [];
    const population = new Population(
      cohorts,
      cohorts.reduce((sum, { count }) => sum + count, 0),
    );
    const ledger = new Ledger(simulation, population);
    this.#options = options;
    this.context = { simulation, population, ledger, links: new PersonLinks(), usage: new Usage() };
    this.transport = options.origins === undefined ? undefined : new Transport(this.context, options);
    this.#parts = [this.transport].filter((part) => part !== undefined);
    this.#series = new DailySeries(simulation, options.days ?? daysUntil(options.horizon));
    for (const part of this.#parts) {
      for (const [name, source] of Object.entries(part.series ?? {})) this.#series.track(name, source);
    }
    for (const part of this.#parts) part.start?.();
    this.#series.start();
    if (check) {
      ledger.verify();
      simulation.afterEvent = () => ledger.verify();
    }
  }

  /** What came out, once the simulation has run to the horizon. */
  observe(): Observations {
    const figures = new FigureSheet(this.context.simulation.now);
    for (const part of this.#parts) part.observe?.(figures);
    this.#clearing(figures);
    return figures.observations(this.#series.result());
  }

  /** When all was clear: after the last of everything that had to be. */
  #clearing(figures: FigureSheet): void {
    for (const stage of ["origin", "intake", "judicial"]) {
      figures.raise("days_to_clear", figures.output(`days_to_clear_${stage}`));
    }
    const cleared = figures.output("days_to_clear");
    const deadline = this.#options.deadline ?? this.#options.horizon;
    figures.indicate("cleared_by_deadline", cleared !== null && cleared * 24 <= deadline);
  }
}

/** Midnights from 0 to the horizon. */
function daysUntil(horizon: number): number[] {
  return Array.from({ length: Math.floor(horizon / 24) + 1 }, (_, day) => 24 * day);
}
