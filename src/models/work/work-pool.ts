// A pool of alike servers with working hours: the desks of a station, the judges of a court.
import { type EventHandle, type EventKind, Priority, type Simulation } from "../../engine/index.js";
import type { Calendar } from "../calendar/calendar.js";
import type { StageObservation } from "../observations.js";
import { occurAt } from "../occurrence.js";
import { widen } from "../widen.js";
import { type Companions, noCompanions } from "./companions.js";
import { completion, type ShiftEnd } from "./shift-end.js";
import { type StaffPlan, staffSteps } from "./staff-plan.js";
import { StageRecorder } from "./stage-recorder.js";
import { WaitingLists } from "./waiting-lists.js";

/** What a pool must know of the tasks it is given; a task is a small whole number. */
export interface Work {
  /** How long the task takes, in working hours; asked once, when it begins. */
  hours(task: number): number;
  /** How many servers it takes at once, at least 1. */
  servers(task: number): number;
  /** The task has left the queue and begins. */
  begin(task: number): void;
  /** The task is done; it is no longer in the pool. */
  end(task: number): void;
  /** How many tasks there are by now, to make room for all of them at once. Default: room is made as they come. */
  tasks?(): number;
  /** How a trace calls the end of the task. Default: by its number. */
  describe?(task: number): string;
}

/** How a pool works. */
export interface WorkPoolOptions {
  /** How many servers, over time. */
  readonly servers: StaffPlan;
  /** When they work. */
  readonly calendar: Calendar;
  /** What becomes of a task that is not done when the shift ends. */
  readonly shiftEnd: ShiftEnd;
  /** Whom some tasks need beside their servers. Default: nobody. */
  readonly companions?: Companions;
  /** Called whenever the queue or the number of busy servers may have changed. */
  readonly onChange?: () => void;
}

/** A task on a list, and its place there: smaller ranks first, then smaller keys, then whoever came first. */
export interface ListPlace {
  readonly task: number;
  readonly rank: number;
  readonly key: number;
  /** Servers it takes at once. */
  readonly servers: number;
}

const NONE = -1 as EventHandle;

/**
 * Calls waiting tasks by rank, key and order of arrival whenever servers are free and at work. Strict: a task that
 * needs several servers is not overtaken while it waits for them; one whose companions are not free is passed over, so
 * that no server waits for them. When the number of servers falls, those at work finish what they have begun.
 */
export class WorkPool {
  readonly #simulation: Simulation;
  readonly #calendar: Calendar;
  readonly #shiftEnd: ShiftEnd;
  readonly #work: Work;
  readonly #companions: Companions;
  readonly #waiting = new WaitingLists();
  readonly #mayBeCalled = (kind: number) => this.#companions.areFree(kind);
  readonly #recorder: StageRecorder;
  readonly #onChange: () => void;
  readonly #done: EventKind;
  #capacity = 0;
  #busy = 0;
  #wake = NONE;
  #since = new Float64Array(64);
  /** Handle of the end of each task in service; -1 otherwise, and while it will never end inside the calendar. */
  #ends = new Float64Array(64).fill(NONE);
  /** Servers each task in service holds; 0 if it is not in service. */
  #holds = new Int32Array(64);

  constructor(simulation: Simulation, options: WorkPoolOptions, work: Work) {
    this.#simulation = simulation;
    this.#calendar = options.calendar;
    this.#shiftEnd = options.shiftEnd;
    this.#work = work;
    this.#companions = options.companions ?? noCompanions;
    this.#companions.onFreed(() => this.#dispatch());
    this.#onChange = options.onChange ?? (() => {});
    this.#done = {
      name: (task) => work.describe?.(task) ?? `task ${task} is done`,
      wake: (task) => this.#end(task),
    };
    this.#recorder = new StageRecorder(simulation, options.calendar);
    for (const { from, count } of staffSteps(options.servers)) {
      if (from <= simulation.now) this.setCapacity(count);
      else {
        const staffChanges = () => this.setCapacity(count);
        simulation.scheduleAt(from, staffChanges, Priority.capacityChange);
      }
    }
  }

  /** How many tasks wait. */
  get queue(): number {
    return this.#waiting.length;
  }

  /** How many servers are busy. */
  get busy(): number {
    return this.#busy;
  }

  /** How many servers there are now. */
  get capacity(): number {
    return this.#capacity;
  }

  /** Server-hours worked inside the calendar so far. */
  get busyHours(): number {
    return this.#recorder.busyHours;
  }

  /** A task comes to the pool; it begins at once if a server is free and at work. See {@link WaitingList.add}. */
  submit(task: number, rank = 0, key = 0): void {
    this.#reserve(task);
    this.#since[task] = this.#simulation.now;
    const kind = this.#companions.kindOf(task);
    if (kind === 0 && this.#beginsAtOnce(task)) return;
    this.#waiting.add(task, kind, rank, key);
    if (kind > 0) this.#companions.wait(kind, 1);
    this.#dispatch();
  }

  /** Whoever finds servers free and nobody in line need not stand in it. */
  #beginsAtOnce(task: number): boolean {
    if (this.#waiting.length > 0 || this.#busy >= this.#capacity) return false;
    if (!this.#calendar.isOpen(this.#simulation.now)) return false;
    const needs = this.#work.servers(task);
    if (needs > this.#capacity - this.#busy) return false;
    this.#begin(task, needs);
    this.#changed();
    return true;
  }

  /** Takes a task out of the queue or out of service, without its end; false if it is in neither. */
  withdraw(task: number): boolean {
    if (this.#waiting.withdraw(task)) {
      const kind = this.#companions.kindOf(task);
      if (kind > 0) this.#companions.wait(kind, -1);
      this.#dispatch();
      return true;
    }
    if (task >= this.#holds.length || this.#holds[task] === 0) return false;
    this.#simulation.cancel(this.#ends[task] as EventHandle);
    const kind = this.#companions.kindOf(task);
    this.#vacate(task);
    this.#callNext(kind);
    return true;
  }

  /** Where the task stands that will be called next; undefined if nobody waits whose companions are free. */
  get head(): ListPlace | undefined {
    const list = this.#waiting.first(this.#mayBeCalled);
    if (list === undefined) return undefined;
    const { head: task, headRank: rank, headKey: key } = list;
    return { task, rank, key, servers: this.#work.servers(task) };
  }

  /** How many have been called from the queue. */
  get served(): number {
    return this.#recorder.served;
  }

  /** From now on there are so many servers. */
  setCapacity(count: number): void {
    this.#capacity = count;
    this.#dispatch();
  }

  /** Use and waiting up to now. */
  observation(): StageObservation {
    return this.#recorder.observation();
  }

  /** Begins what can begin now, and records the new state. */
  #dispatch(): void {
    const now = this.#simulation.now;
    if (this.#waiting.length > 0 && this.#calendar.isOpen(now)) {
      while (this.#busy < this.#capacity) {
        const list = this.#waiting.first(this.#mayBeCalled);
        if (list === undefined) break;
        const needs = this.#work.servers(list.head);
        if (needs > this.#capacity - this.#busy) break;
        this.#begin(this.#waiting.takeFrom(list), needs);
      }
    } else if (this.#waiting.length > 0 && this.#wake === NONE) {
      this.#wakeAt(this.#calendar.nextOpen(now));
    }
    this.#changed();
  }

  #changed(): void {
    this.#recorder.update(this.#waiting.length, this.#busy, this.#capacity);
    this.#onChange();
  }

  /** A task of this kind has ended: whoever waits for what it held is called, here or elsewhere. */
  #callNext(kind: number): void {
    if (kind > 0) this.#companions.release(kind);
    else this.#dispatch();
  }

  #wakeAt(time: number): void {
    if (time === Number.POSITIVE_INFINITY) return;
    const shiftBegins = () => {
      this.#wake = NONE;
      this.#dispatch();
    };
    this.#wake = this.#simulation.scheduleAt(time, shiftBegins, Priority.capacityChange);
  }

  #begin(task: number, needs: number): void {
    const now = this.#simulation.now;
    this.#busy += needs;
    this.#holds[task] = needs;
    const waited = now - (this.#since[task] as number);
    this.#recorder.called(waited);
    const kind = this.#companions.kindOf(task);
    if (kind > 0) this.#companions.take(kind, waited);
    const end = completion(this.#calendar, this.#shiftEnd, now, this.#work.hours(task));
    if (end === Number.POSITIVE_INFINITY) this.#ends[task] = NONE;
    else this.#ends[task] = occurAt(this.#simulation, end, this.#done, task);
    this.#work.begin(task);
  }

  #end(task: number): void {
    const kind = this.#companions.kindOf(task);
    this.#vacate(task);
    this.#work.end(task);
    this.#callNext(kind);
  }

  #vacate(task: number): void {
    this.#busy -= this.#holds[task] as number;
    this.#holds[task] = 0;
    this.#ends[task] = NONE;
  }

  #reserve(task: number): void {
    if (task < this.#holds.length) return;
    const size = Math.max(task + 1, this.#work.tasks?.() ?? 0);
    this.#since = widen(this.#since, size);
    this.#ends = widen(this.#ends, size, NONE);
    this.#holds = widen(this.#holds, size);
  }
}
