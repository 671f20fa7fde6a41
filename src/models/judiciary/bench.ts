// Judges who work from one list, of whichever kind their capacity is.
import type { Simulation } from "../../engine/index.js";
import { Calendar } from "../calendar.js";
import type { Closures } from "../closures.js";
import type { StageObservation } from "../observations.js";
import { staffSteps } from "../staff-plan.js";
import { type Work, WorkPool } from "../work-pool.js";
import { DailyDocket } from "./daily-docket.js";
import type { BenchOptions } from "./options.js";

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

/** Makes the bench that the options describe. */
export function makeBench(
  simulation: Simulation,
  closures: Closures,
  options: BenchOptions,
  work: Work,
): Bench {
  const { name, capacity } = options;
  const calendar = options.calendar === undefined ? undefined : Calendar.draw(options.calendar, closures);
  if (capacity.kind === "docket") return new DailyDocket(simulation, name, calendar, capacity.perDay, work);
  return new JudgesBench(simulation, name, calendar ?? Calendar.always(), capacity, work);
}

class JudgesBench extends WorkPool implements Bench {
  readonly name: string;
  readonly #calendar: Calendar;
  readonly #judges: readonly { readonly from: number; readonly count: number }[];

  constructor(
    simulation: Simulation,
    name: string,
    calendar: Calendar,
    capacity: BenchOptions["capacity"] & { readonly kind: "judges" },
    work: Work,
  ) {
    const { judges, shiftEnd = "suspend" } = capacity;
    super(simulation, { servers: judges, calendar, shiftEnd }, work);
    this.name = name;
    this.#calendar = calendar;
    this.#judges = staffSteps(judges);
  }

  judgeDays(from: number, to: number): number {
    let days = 0;
    this.#judges.forEach((step, i) => {
      const begin = Math.max(from, step.from);
      const end = Math.min(to, this.#judges[i + 1]?.from ?? Number.POSITIVE_INFINITY);
      if (end > begin) days += step.count * this.#calendar.openDays(begin, end);
    });
    return days;
  }
}
