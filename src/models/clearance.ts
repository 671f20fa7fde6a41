// The whole model: builds every part that the options name, and collects what came out of a run.
import type { Simulation } from "../engine/index.js";
import { Mortality } from "./care/mortality.js";
import type { ClearanceOptions } from "./clearance-options.js";
import { Cost } from "./cost/cost.js";
import { Custody, custodyCohorts } from "./custody/custody.js";
import { DailySeries } from "./daily-series.js";
import { Households } from "./families/households.js";
import { livesInCamp } from "./families/index.js";
import { FigureSheet } from "./figure-sheet.js";
import { Ledger } from "./ledger.js";
import type { Observations } from "./observations.js";
import type { Part } from "./part.js";
import { PersonLinks } from "./person-queue.js";
import { Population } from "./population.js";
import { Records, type StageRecord } from "./records/index.js";
import type { ModelContext } from "./site.js";
import { Transport } from "./transport/transport.js";
import { Usage } from "./usage.js";

/** How a model is built. */
export interface ClearanceSettings {
  /** Checks both conservation laws after every event; a breach ends the run with a `ConservationError`. */
  readonly check?: boolean;
  /** Told of everybody's way stage by stage, as it happens; nothing in the model knows whether anybody listens. */
  readonly records?: (record: StageRecord) => void;
}

/** A clearance model on a simulation of its own: build, `simulation.run(options.horizon)`, then {@link observe}. */
export class Clearance {
  readonly context: ModelContext;
  readonly transport: Transport | undefined;
  readonly custody: Custody;
  readonly #options: ClearanceOptions;
  readonly #parts: readonly Part[];
  readonly #series: DailySeries;
  readonly #days: readonly number[];

  /**
   * @param simulation fresh: at time 0, with nothing scheduled
   * @throws RangeError if a part names another that is not there, or a value cannot be
   */
  constructor(options: ClearanceOptions, simulation: Simulation, settings: ClearanceSettings = {}) {
    this.#options = options;
    this.context = makeContext(options, simulation, settings.records);
    this.custody = new Custody(this.context, options);
    this.transport = this.#makeTransport();
    this.#parts = [
      ...(this.transport === undefined ? [] : [this.transport]),
      ...this.custody.parts,
      ...this.#makeMortality(),
      ...(options.prices === undefined ? [] : [new Cost(this.context.usage, options.prices)]),
    ];
    this.#days = options.days ?? daysUntil(options.horizon);
    this.#series = new DailySeries(simulation, this.#days);
    for (const part of this.#parts) {
      for (const [name, source] of Object.entries(part.series ?? {})) this.#series.track(name, source);
    }
    for (const part of this.#parts) part.start?.();
    this.#series.start();
    if (settings.check) this.#check();
  }

  /** What came out, once the simulation has run to the horizon. */
  observe(): Observations {
    this.context.records?.finish();
    const figures = new FigureSheet(this.context.simulation.now);
    for (const part of this.#parts) part.observe?.(figures);
    this.#clearing(figures);
    const persons = figures.output("persons_at_origin") ?? 0;
    const personDays = figures.output("person_days_at_origin") ?? 0;
    if (persons > 0) figures.add("custody_days_at_origin", personDays / persons);
    return figures.observations(this.#series.result(), this.#days.length);
  }

  /** Convoys lead to intakes, and to the centre for families, whose rounds may go on the same roads. */
  #makeTransport(): Transport | undefined {
    const { families, origins } = this.#options;
    if (origins === undefined && families?.rounds?.route === undefined) return undefined;
    const people = (this.#options.people ?? []).map((cohort) =>
      families !== undefined && livesInCamp(families, cohort) ? { ...cohort, count: 0 } : cohort,
    );
    const options = { ...this.#options, people, familySize: families?.size };
    const transport = new Transport(this.context, options, this.custody.destinations);
    this.custody.families?.travelOn(transport.network);
    return transport;
  }

  get #convoysToCentre(): boolean {
    const centre = this.custody.families?.centre;
    return this.transport?.network.services.some(({ ends }) => ends.to === centre) === true;
  }

  #makeMortality(): Mortality[] {
    const { mortality = [], horizon } = this.#options;
    const keepers = [...(this.transport?.keepers ?? []), ...this.custody.keepers];
    return mortality.map((options) => new Mortality(this.context, options, keepers, horizon));
  }

  #check(): void {
    const { ledger, simulation } = this.context;
    ledger.verify();
    const verify = () => ledger.verify();
    simulation.afterEvent = verify;
  }

  /**
   * When all was clear: after the last of everything that had to be. What has emptied is not clear while people who
   * will come to it are still on their way.
   */
  #clearing(figures: FigureSheet): void {
    const pending = (this.transport?.pending ?? 0) > 0;
    if (pending && this.custody.intakes.length > 0) figures.raise("days_to_clear_intake", null);
    if (pending && this.#convoysToCentre) figures.raise("days_to_clear_rehabilitation", null);
    const beforeCourt = pending || figures.output("days_to_clear_intake") === null;
    if (beforeCourt && this.#options.court !== undefined) figures.raise("days_to_clear_judicial", null);
    for (const stage of ["origin", "intake", "judicial"]) {
      figures.raise("days_to_clear", figures.output(`days_to_clear_${stage}`));
    }
    for (const part of this.#parts) {
      const cleared = part.clearedAt?.();
      if (cleared !== undefined) figures.raise("days_to_clear", cleared === null ? null : cleared / 24);
    }
    const days = figures.output("days_to_clear");
    const deadline = this.#options.deadline ?? this.#options.horizon;
    figures.indicate("cleared_by_deadline", days !== null && days * 24 <= deadline);
  }
}

function makeContext(
  options: ClearanceOptions,
  simulation: Simulation,
  told: ClearanceSettings["records"],
): ModelContext {
  const people = options.people ?? [];
  const population = new Population(
    [...people, ...custodyCohorts(options)],
    people.reduce((sum, { count }) => sum + count, 0),
  );
  const ledger = new Ledger(simulation, population);
  const { size, patience } = options.families ?? {};
  // Written out, not put together of parts: an object put together has another shape after each collection of garbage,
  // and with it goes the compiled code of all who use it.
  return {
    simulation,
    population,
    ledger,
    links: new PersonLinks(),
    usage: new Usage(),
    households: size === undefined ? undefined : new Households(patience),
    records: told === undefined ? undefined : new Records(simulation, population, ledger, told),
  };
}

/** Midnights from 0 to the horizon. */
function daysUntil(horizon: number): number[] {
  return Array.from({ length: Math.floor(horizon / 24) + 1 }, (_, day) => 24 * day);
}
