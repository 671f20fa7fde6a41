// Escort teams: all alike, each with its own duty and rest.
import type { Simulation } from "../../engine/index.js";
import { Calendar } from "../calendar/calendar.js";
import type { Figures } from "../part.js";
import { Signal } from "../signal.js";
import { StageRecorder } from "../work/stage-recorder.js";
import { DutyClock } from "./duty.js";
import type { EscortOptions } from "./options.js";

/** One team. */
export interface Team {
  readonly duty: DutyClock;
  busy: boolean;
  /** When it was sent out (hours since start). */
  sentAt: number;
}

/** The escort teams of one name. */
export class TeamPool {
  readonly name: string;
  /** Happens whenever a team may have become free. */
  readonly changed: Signal;
  readonly #simulation: Simulation;
  readonly #options: EscortOptions;
  readonly #teams: readonly Team[];
  readonly #recorder: StageRecorder;
  #waiting = 0;
  #busy = 0;

  constructor(simulation: Simulation, options: EscortOptions) {
    this.name = options.name;
    this.#simulation = simulation;
    this.#options = options;
    this.changed = new Signal(simulation, `a free team of "${options.name}"`);
    this.#recorder = new StageRecorder(simulation, Calendar.always());
    this.#teams = Array.from({ length: options.teams }, () => ({
      duty: new DutyClock(options.duty),
      busy: false,
      sentAt: 0,
    }));
    this.#record();
  }

  /** How many there are. */
  get teams(): number {
    return this.#teams.length;
  }

  /**
   * Teams that can go now.
   * @param hours expected hours of duty
   * @param taken teams that another convoy is about to take
   */
  free(hours: number, taken: readonly Team[] = []): Team[] {
    const now = this.#simulation.now;
    const free: Team[] = [];
    for (const team of this.#teams) {
      if (team.busy || !team.duty.mayBegin(now, hours)) continue;
      if (taken.length === 0 || !taken.includes(team)) free.push(team);
    }
    return free;
  }

  /** These teams go now. */
  send(teams: readonly Team[]): void {
    this.#busy += teams.length;
    for (const team of teams) {
      team.busy = true;
      team.sentAt = this.#simulation.now;
      team.duty.begin(team.sentAt);
    }
    this.#record();
  }

  /**
   * These teams are free again.
   * @param served they have done their duty; false if they were not needed after all
   */
  takeBack(teams: readonly Team[], served: boolean): void {
    const now = this.#simulation.now;
    this.#busy -= teams.length;
    for (const team of teams) {
      team.busy = false;
      if (served) team.duty.end(now, now - team.sentAt);
    }
    this.#record();
    this.changed.fire();
    const { duty } = this.#options;
    const teamsRested = () => this.changed.fire();
    if (served && duty !== undefined) this.#simulation.schedule(duty.rest, teamsRested);
  }

  /** How many convoys wait for teams now. */
  setWaiting(convoys: number): void {
    if (convoys === this.#waiting) return;
    this.#waiting = convoys;
    this.#record();
  }

  /** Use of the teams. */
  observe(figures: Figures): void {
    figures.stage(this.name, this.#recorder.observation());
  }

  #record(): void {
    this.#recorder.update(this.#waiting, this.#busy, this.#teams.length);
  }
}
