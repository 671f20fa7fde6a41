// Judges before whom people of several separation classes come: a judge hears one class a day.
import { Priority, type Simulation } from "../../engine/index.js";
import type { Calendar } from "../calendar/calendar.js";
import type { StageObservation } from "../observations.js";
import { widen } from "../widen.js";
import { type Companions, noCompanions } from "../work/companions.js";
import type { ShiftEnd } from "../work/shift-end.js";
import { type StaffPlan, staffDays, staffSteps } from "../work/staff-plan.js";
import { StageRecorder } from "../work/stage-recorder.js";
import { type ListPlace, type Work, WorkPool } from "../work/work-pool.js";

/**
 * Each morning the judges belong to no class. A judge is given to the class of whoever is next on the list, and hears
 * that class until the day ends: so people of different classes never share a court, at the price of judges who wait
 * when nobody of their class is left. A hearing that goes on from the day before keeps its judge.
 */
export class SeparatedBench {
  readonly name: string;
  readonly #simulation: Simulation;
  readonly #calendar: Calendar;
  readonly #judges: StaffPlan;
  readonly #classOf: (task: number) => number;
  readonly #makePool: () => WorkPool;
  readonly #pools: WorkPool[] = [];
  readonly #recorder: StageRecorder;
  #total = 0;
  #unassigned = 0;
  #day = Number.NaN;
  #planned = false;
  /** Order in which tasks came, over all classes. */
  #order = new Float64Array(64);
  #came = 0;

  /** @param classOf number of the separation class to which a task's person belongs */
  constructor(
    simulation: Simulation,
    name: string,
    calendar: Calendar,
    judges: StaffPlan,
    shiftEnd: ShiftEnd,
    work: Work,
    classOf: (task: number) => number,
    companions: Companions = noCompanions,
  ) {
    this.name = name;
    this.#simulation = simulation;
    this.#calendar = calendar;
    this.#judges = judges;
    this.#classOf = classOf;
    this.#recorder = new StageRecorder(simulation, calendar);
    const onChange = () => this.#recorder.update(this.queue, this.#busy, this.#total);
    const options = { servers: 0, calendar, shiftEnd, companions, onChange };
    const makePool = () => new WorkPool(simulation, options, work);
    this.#makePool = makePool;
    companions.onFreed(() => this.#assign());
    for (const { from, count } of staffSteps(judges)) {
      if (from <= simulation.now) this.#total = count;
      else {
        const judgesChange = () => this.#setTotal(count);
        simulation.scheduleAt(from, judgesChange, Priority.capacityChange);
      }
    }
  }

  /** How many tasks wait. */
  get queue(): number {
    return this.#pools.reduce((sum, pool) => sum + pool.queue, 0);
  }

  submit(task: number, rank: number, key: number): void {
    if (task >= this.#order.length) this.#order = widen(this.#order, task + 1);
    this.#order[task] = this.#came++;
    this.#beginDay();
    this.#poolOf(task).submit(task, rank, key);
    this.#assign();
  }

  withdraw(task: number): boolean {
    const withdrawn = this.#poolOf(task).withdraw(task);
    if (withdrawn) this.#assign();
    return withdrawn;
  }

  judgeDays(from: number, to: number): number {
    return staffDays(this.#judges, this.#calendar, from, to);
  }

  observation(): StageObservation {
    let waited = 0;
    let served = 0;
    for (const pool of this.#pools) {
      waited += pool.observation().meanWait * pool.served;
      served += pool.served;
    }
    return { ...this.#recorder.observation(), meanWait: served > 0 ? waited / served : 0 };
  }

  get #busy(): number {
    return this.#pools.reduce((sum, pool) => sum + pool.busy, 0);
  }

  #poolOf(task: number): WorkPool {
    const number = this.#classOf(task);
    while (this.#pools.length <= number) this.#pools.push(this.#makePool());
    return this.#pools[number] as WorkPool;
  }

  #setTotal(count: number): void {
    this.#total = count;
    this.#freeJudges();
    this.#assign();
  }

  /** On a new day every judge is free for any class, but for those in a hearing. */
  #beginDay(): void {
    const day = this.#calendar.dayAt(this.#simulation.now);
    if (Number.isNaN(day) || day === this.#day) return;
    this.#day = day;
    this.#freeJudges();
  }

  #freeJudges(): void {
    for (const pool of this.#pools) pool.setCapacity(pool.busy);
    this.#unassigned = Math.max(0, this.#total - this.#busy);
  }

  /** Gives judges to the classes of those who are next on the list, and looks again when the court opens next. */
  #assign(): void {
    const open = this.#calendar.isOpen(this.#simulation.now);
    for (let next = this.#nextPool(); open && next !== undefined; next = this.#nextPool()) {
      const missing = Math.max(0, (next.head?.servers ?? 0) - (next.capacity - next.busy));
      if (missing > this.#unassigned) break;
      this.#unassigned -= missing;
      next.setCapacity(next.capacity + missing);
    }
    if (this.queue > 0) this.#planNextOpening();
  }

  /** The pool whose head is first on the list of all classes. */
  #nextPool(): WorkPool | undefined {
    let best: WorkPool | undefined;
    let first: ListPlace | undefined;
    for (const pool of this.#pools) {
      const { head } = pool;
      if (head === undefined || (first !== undefined && !this.#isBefore(head, first))) continue;
      best = pool;
      first = head;
    }
    return best;
  }

  /** Looks again at the next opening, before the pools do. */
  #planNextOpening(): void {
    if (this.#planned) return;
    const { now } = this.#simulation;
    const endless = this.#calendar.longestInterval === Number.POSITIVE_INFINITY;
    const next = endless ? 24 * (Math.floor(now / 24) + 1) : this.#calendar.nextOpening(now);
    if (next === Number.POSITIVE_INFINITY) return;
    this.#planned = true;
    const courtOpens = (): void => {
      this.#planned = false;
      this.#beginDay();
      this.#assign();
    };
    this.#simulation.scheduleAt(next, courtOpens, Priority.capacityChange - 1);
  }

  #isBefore(one: ListPlace, other: ListPlace): boolean {
    if (one.rank !== other.rank) return one.rank < other.rank;
    if (one.key !== other.key) return one.key < other.key;
    return (this.#order[one.task] as number) < (this.#order[other.task] as number);
  }
}
