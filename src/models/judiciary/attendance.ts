// Interpreters, counsel: those of whom a hearing needs one beside its judges.
import { Priority, type Simulation } from "../../engine/index.js";
import { Calendar } from "../calendar/calendar.js";
import type { Closures } from "../calendar/closures.js";
import type { StageObservation } from "../observations.js";
import type { Companions } from "../work/companions.js";
import { staffSteps } from "../work/staff-plan.js";
import { StageRecorder } from "../work/stage-recorder.js";
import type { AttendancePoolOptions, CourtOptions } from "./options.js";

/** Kinds are sets of pools as bits of a whole number. */
const MOST_POOLS = 30;

/** What is known of a pool after a run. */
interface PoolObservation {
  readonly name: string;
  /** Hours in hearings, of all who are in it together. */
  readonly hours: number;
  readonly observation: StageObservation;
}

/** Those of one name: all alike, each in one hearing at a time, from its begin to its end. */
class AttendancePool {
  readonly name: string;
  capacity = 0;
  busy = 0;
  queue = 0;
  readonly recorder: StageRecorder;

  constructor(simulation: Simulation, { name }: AttendancePoolOptions, calendar: Calendar) {
    this.name = name;
    this.recorder = new StageRecorder(simulation, calendar);
  }

  /** Notes the state after a change. */
  record(): void {
    this.recorder.update(this.queue, this.busy, this.capacity);
  }
}

/**
 * The pools of a court, shared by its benches. They work when the judges do who need them. When somebody becomes free
 * the benches are asked in turn, beginning with another each time, so that none is served before the others always.
 */
export class Attendance implements Companions {
  readonly #pools: readonly AttendancePool[];
  readonly #listeners: (() => void)[] = [];
  readonly #kindOf: (task: number) => number;
  #turn = 0;

  /**
   * @param kindOf the pools that a task needs, as bits in the order of the court's pools
   * @throws RangeError if there are more than 30 pools
   */
  constructor(
    simulation: Simulation,
    closures: Closures,
    options: CourtOptions,
    kindOf: (task: number) => number,
  ) {
    const { pools = [] } = options;
    if (pools.length > MOST_POOLS) {
      throw new RangeError(`${options.name}: a court has at most ${MOST_POOLS} pools, not ${pools.length}`);
    }
    this.#kindOf = kindOf;
    this.#pools = pools.map((pool) => {
      const made = new AttendancePool(simulation, pool, calendarFor(pool.name, options, closures));
      for (const { from, count } of staffSteps(pool.count)) {
        const numberChanges = () => {
          made.capacity = count;
          made.record();
          this.#tell();
        };
        if (from <= simulation.now) numberChanges();
        else simulation.scheduleAt(from, numberChanges, Priority.capacityChange);
      }
      return made;
    });
  }

  kindOf(task: number): number {
    return this.#kindOf(task);
  }

  areFree(kind: number): boolean {
    return kind === 0 || this.#of(kind).every(({ busy, capacity }) => busy < capacity);
  }

  wait(kind: number, change: 1 | -1): void {
    for (const pool of this.#of(kind)) {
      pool.queue += change;
      pool.record();
    }
  }

  take(kind: number, waited: number): void {
    for (const pool of this.#of(kind)) {
      pool.queue--;
      pool.busy++;
      pool.recorder.called(waited);
      pool.record();
    }
  }

  release(kind: number): void {
    for (const pool of this.#of(kind)) {
      pool.busy--;
      pool.record();
    }
    this.#tell();
  }

  onFreed(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Use of each pool, and the hearings that waited for it and for judges, up to now. */
  observations(): readonly PoolObservation[] {
    return this.#pools.map(({ name, recorder }) => ({
      name,
      hours: recorder.busyHours,
      observation: recorder.observation(),
    }));
  }

  #of(kind: number): AttendancePool[] {
    return this.#pools.filter((_, index) => (kind & (1 << index)) !== 0);
  }

  #tell(): void {
    const { length } = this.#listeners;
    const first = this.#turn++;
    for (let i = 0; i < length; i++) this.#listeners[(first + i) % length]?.();
  }
}

/** The calendar of the first bench that needs the pool: its use is counted over those hours. */
function calendarFor(pool: string, { benches, tracks }: CourtOptions, closures: Closures): Calendar {
  const stage = tracks
    .flatMap(({ stages }) => stages)
    .find(({ readiness = [] }) => readiness.some((need) => need.pool === pool));
  const calendar = benches.find(({ name }) => name === stage?.bench)?.calendar;
  return calendar === undefined ? Calendar.always() : Calendar.draw(calendar, closures);
}
