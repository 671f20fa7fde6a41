// Decisions on the renewal of a limit: they take a judge's time, before all other business.
import type { Simulation } from "../../engine/index.js";
import { EntityDraws } from "../entity-draws.js";
import type { Bench } from "./bench.js";
import type { CourtOptions } from "./options.js";
import { benchNamed } from "./stage.js";

/** Renewals are listed before every track's cases. */
const RANK = -1_000_000;

interface Decision {
  readonly bench: Bench;
  readonly hours: EntityDraws;
}

/** Lists decisions and numbers the tasks of a court: each case has one for its hearing and one for each clock. */
export class Renewals {
  readonly #tasksPerCase: number;
  readonly #decisions: readonly (Decision | undefined)[];

  /** @throws RangeError if a renewal names a bench that is not there */
  constructor(simulation: Simulation, options: CourtOptions, benches: readonly Bench[]) {
    const clocks = options.clocks ?? [];
    this.#tasksPerCase = 1 + clocks.length;
    this.#decisions = clocks.map(({ name, renewals }) =>
      renewals === undefined
        ? undefined
        : {
            bench: benchNamed(benches, renewals.bench),
            hours: new EntityDraws(simulation.stream(`${options.name}.renewal.${name}`), renewals.hours),
          },
    );
  }

  /** The task of a case's hearing. */
  hearingTask(person: number): number {
    return person * this.#tasksPerCase;
  }

  /** Whose task it is. */
  personOf(task: number): number {
    return Math.floor(task / this.#tasksPerCase);
  }

  /** The clock whose renewal the task decides; -1 if it is a hearing. */
  clockOf(task: number): number {
    return (task % this.#tasksPerCase) - 1;
  }

  /** Working hours that the decision takes. */
  hours(task: number): number {
    return this.#decisions[this.clockOf(task)]?.hours.of(this.personOf(task)) ?? 0;
  }

  /** Puts a decision on its bench's list; the one whose limit passes first is called first. */
  list(person: number, clock: number, deadline: number): void {
    this.#decisions[clock]?.bench.submit(this.hearingTask(person) + 1 + clock, RANK, deadline);
  }

  /** Takes a decision off the list. */
  drop(person: number, clock: number): void {
    this.#decisions[clock]?.bench.withdraw(this.hearingTask(person) + 1 + clock);
  }
}
