// A court known by its disposals per sitting day: what statistics of real courts tell, where hours are unknown.
import { type EventHandle, Priority, type Simulation } from "../../engine/index.js";
import { Calendar } from "../calendar/calendar.js";
import type { StageObservation } from "../observations.js";
import { widen } from "../widen.js";
import { StageRecorder, usedAs } from "../work/stage-recorder.js";
import { WaitingList } from "../work/waiting-list.js";
import type { Work } from "../work/work-pool.js";
import type { DocketStep } from "./options.js";

/** After everything else at the same instant, so that the cases of the morning can be heard that day. */
const AFTER_ARRIVALS = Priority.statistics - 1;
const DAY = 24;
const NONE = -1 as EventHandle;
/** Shorter than any time between two openings (hours). */
const MOMENT = 1e-6;

/**
 * Hears so many tasks at the first opening of each day, in the order of its list; a task of a panel takes as many
 * places on the docket as it has judges. Fractions of a place are carried to the next sitting, and so are places that
 * are too few for the panel at the head of the list; places that nobody needs are lost.
 */
export class DailyDocket {
  readonly name: string;
  readonly #simulation: Simulation;
  readonly #calendar: Calendar | undefined;
  readonly #perDay: readonly DocketStep[];
  readonly #work: Work;
  readonly #waiting = new WaitingList();
  readonly #recorder: StageRecorder;
  #since = new Float64Array(64);
  #wake = NONE;
  #lastDay = Number.NEGATIVE_INFINITY;
  #carried = 0;
  #used = 0;
  #firstTask = Number.NaN;
  #lastTask = Number.NaN;

  /** @param calendar when it sits; without one it sits at the beginning of every day */
  constructor(
    simulation: Simulation,
    name: string,
    calendar: Calendar | undefined,
    perDay: readonly DocketStep[],
    work: Work,
  ) {
    this.name = name;
    this.#simulation = simulation;
    this.#calendar = calendar;
    this.#perDay = perDay;
    this.#work = work;
    this.#recorder = new StageRecorder(simulation, Calendar.always());
  }

  /** How many tasks wait. */
  get queue(): number {
    return this.#waiting.length;
  }

  /** A task comes on the list. See {@link WaitingList.add}. */
  submit(task: number, rank = 0, key = 0): void {
    const now = this.#simulation.now;
    if (task >= this.#since.length) this.#since = widen(this.#since, task + 1);
    this.#since[task] = now;
    this.#waiting.add(task, rank, key);
    if (Number.isNaN(this.#firstTask)) this.#firstTask = now;
    this.#recorder.update(this.#waiting.length, 0, 0);
    this.#sitNext();
  }

  /** Takes a task off the list; false if it is not on it. */
  withdraw(task: number): boolean {
    const waited = this.#waiting.withdraw(task);
    if (waited) this.#recorder.update(this.#waiting.length, 0, 0);
    return waited;
  }

  /** Sittings in [from, to), each counted as one judge-day: nobody knows how many judges sit. */
  judgeDays(from: number, to: number): number {
    return this.#calendar?.openDays(from, to) ?? Math.ceil(to / DAY) - Math.ceil(from / DAY);
  }

  /** Use (places used of places offered) and waiting up to now. */
  observation(): StageObservation {
    const end = this.#waiting.length > 0 ? this.#simulation.now : this.#lastTask + MOMENT;
    const offered = this.#offered(this.#firstTask, end);
    return usedAs(this.#recorder.observation(), offered > 0 ? Math.min(1, this.#used / offered) : 0);
  }

  #sit(): void {
    const now = this.#simulation.now;
    this.#wake = NONE;
    this.#lastDay = this.#opening(now).day;
    const total = this.#carried + rateAt(this.#perDay, now);
    let places = Math.floor(total + 1e-9);
    this.#carried = Math.max(0, total - places);
    while (this.#waiting.length > 0 && places > 0) {
      const needs = this.#work.servers(this.#waiting.head);
      if (needs > places) {
        this.#carried += places;
        break;
      }
      places -= needs;
      this.#hear(this.#waiting.take(), needs);
    }
    this.#recorder.update(this.#waiting.length, 0, 0);
    this.#sitNext();
  }

  #hear(task: number, needs: number): void {
    const now = this.#simulation.now;
    this.#recorder.called(now - (this.#since[task] as number));
    this.#used += needs;
    this.#lastTask = now;
    this.#work.begin(task);
    this.#work.end(task);
  }

  #sitNext(): void {
    if (this.#wake !== NONE || this.#waiting.length === 0) return;
    let next = this.#opening(this.#simulation.now);
    while (next.day === this.#lastDay) next = this.#opening(next.time + MOMENT);
    if (next.time === Number.POSITIVE_INFINITY) return;
    const courtSits = () => this.#sit();
    this.#wake = this.#simulation.scheduleAt(next.time, courtSits, AFTER_ARRIVALS);
  }

  #opening(time: number): { readonly time: number; readonly day: number } {
    if (this.#calendar !== undefined) return this.#calendar.openingFrom(time);
    const day = Math.ceil(time / DAY);
    return { time: day * DAY, day };
  }

  /** Places offered by the sittings in [from, to). */
  #offered(from: number, to: number): number {
    let offered = 0;
    this.#perDay.forEach((step, i) => {
      const begin = Math.max(from, step.from);
      const end = Math.min(to, this.#perDay[i + 1]?.from ?? Number.POSITIVE_INFINITY);
      if (end <= begin) return;
      offered += this.judgeDays(begin, end) * step.perDay;
    });
    return offered;
  }
}

function rateAt(steps: readonly DocketStep[], time: number): number {
  let rate = 0;
  for (const step of steps) if (step.from <= time) rate = step.perDay;
  return rate;
}
