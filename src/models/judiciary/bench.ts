// Judges who work from one list, of whichever kind their capacity is.
import type { Simulation } from "../../engine/index.js";
import { Calendar } from "../calendar/calendar.js";
import type { Closures } from "../calendar/closures.js";
import type { StageObservation } from "../observations.js";
import { type Companions, noCompanions } from "../work/companions.js";
import { staffDays } from "../work/staff-plan.js";
import { type Work, WorkPool, type WorkPoolOptions } from "../work/work-pool.js";
import { DailyDocket } from "./daily-docket.js";
import type { BenchOptions } from "./options.js";
import { SeparatedBench } from "./separated-bench.js";

/** A list of tasks and those who work on it. */
export interface Bench {
  readonly name: string;
  /** How many tasks wait. */
  readonly queue: number;
  /** A task comes on the list; smaller ranks first, then smaller keys, then the order in which they came. */
  submit(task: number, rank: number, key: number): void;
  /** Takes a task off the list or out of its hearing; false if it is in neither. */
  withdraw(task: number): boolean;
  /** Judge-days spent in [from, to): judges times sitting days, whether or not there was work. */
  judgeDays(from: number, to: number): number;
  observation(): StageObservation;
}

/**
 * Makes the bench that the options describe.
 * @param companions whom some tasks need beside the judges
 * @param classOf separation class of a task, if people of several classes come to this bench
 */
export function makeBench(
  simulation: Simulation,
  closures: Closures,
  options: BenchOptions,
  work: Work,
  companions: Companions = noCompanions,
  classOf?: (task: number) => number,
): Bench {
  const { name, capacity } = options;
  const drawn = options.calendar === undefined ? undefined : Calendar.draw(options.calendar, closures);
  if (capacity.kind === "docket") return new DailyDocket(simulation, name, drawn, capacity.perDay, work);
  const calendar = drawn ?? Calendar.always();
  const { judges, shiftEnd = "suspend" } = capacity;
  if (classOf === undefined) {
    return new JudgesBench(simulation, name, { servers: judges, calendar, shiftEnd, companions }, work);
  }
  return new SeparatedBench(simulation, name, calendar, judges, shiftEnd, work, classOf, companions);
}

/** Judges who hear whoever comes next. */
class JudgesBench extends WorkPool implements Bench {
  readonly name: string;
  readonly #options: WorkPoolOptions;

  constructor(simulation: Simulation, name: string, options: WorkPoolOptions, work: Work) {
    super(simulation, options, work);
    this.name = name;
    this.#options = options;
  }

  judgeDays(from: number, to: number): number {
    return staffDays(this.#options.servers, this.#options.calendar, from, to);
  }
}
