// Judges who work from one list, of whichever kind their capacity is.
import type { Simulation } from "../../engine/index.js";
import { Calendar } from "../calendar/calendar.js";
import type { Closures } from "../calendar/closures.js";
import type { StageObservation } from "../observations.js";
import type { ShiftEnd } from "../work/shift-end.js";
import { type StaffPlan, staffDays } from "../work/staff-plan.js";
import { type Work, WorkPool } from "../work/work-pool.js";
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
 * @param classOf separation class of a task, if people of several classes come to this bench
 */
export function makeBench(
  simulation: Simulation,
  closures: Closures,
  options: BenchOptions,
  work: Work,
  classOf?: (task: number) => number,
): Bench {
  const { name, capacity } = options;
  const drawn = options.calendar === undefined ? undefined : Calendar.draw(options.calendar, closures);
  if (capacity.kind === "docket") return new DailyDocket(simulation, name, drawn, capacity.perDay, work);
  const calendar = drawn ?? Calendar.always();
  const { judges, shiftEnd = "suspend" } = capacity;
  if (classOf === undefined) return new JudgesBench(simulation, name, calendar, judges, shiftEnd, work);
  return new SeparatedBench(simulation, name, calendar, judges, shiftEnd, work, classOf);
}

/** Judges who hear whoever comes next. */
class JudgesBench extends WorkPool implements Bench {
  readonly name: string;
  readonly #calendar: Calendar;
  readonly #judges: StaffPlan;

  constructor(
    simulation: Simulation,
    name: string,
    calendar: Calendar,
    judges: StaffPlan,
    shiftEnd: ShiftEnd,
    work: Work,
  ) {
    super(simulation, { servers: judges, calendar, shiftEnd }, work);
    this.name = name;
    this.#calendar = calendar;
    this.#judges = judges;
  }

  judgeDays(from: number, to: number): number {
    return staffDays(this.#judges, this.#calendar, from, to);
  }
}
