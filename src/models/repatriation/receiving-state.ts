// A state that takes its nationals home: when it agrees, how fast, and what each person's case needs before.
import { type Simulation, sampler } from "../../engine/index.js";
import { EntityDraws, entityChances } from "../entity-draws.js";
import type { PersonLinks, PersonQueue } from "../person-queue.js";
import type { ReceivingStateOptions } from "./options.js";

/** One state in one replication. People whose own gates are open stand in line for its agreement. */
export class ReceivingState {
  readonly options: ReceivingStateOptions;
  /** Those who could go but for the agreement. */
  readonly line: PersonQueue;
  /** Those who are accepted and wait for a seat. */
  readonly accepted: PersonQueue;
  readonly verification: EntityDraws;
  readonly check: EntityDraws;
  readonly #refusal: EntityDraws;
  readonly #simulation: Simulation;
  readonly #agreesAt: number;
  readonly #accept: (person: number) => void;
  #taken = 0;
  #period = -1;
  #inPeriod = 0;
  #planned = false;

  /**
   * Draws whether and when it agrees.
   * @param links of the lines that people stand in while they wait for it
   * @param accept told of each person it accepts, in order
   */
  constructor(
    simulation: Simulation,
    options: ReceivingStateOptions,
    links: PersonLinks,
    accept: (person: number) => void,
  ) {
    const stream = (purpose: string) => simulation.stream(`repatriation.${options.name}.${purpose}`);
    const { agreement, nonRefoulement, verification } = options;
    const none = { kind: "constant", value: 0 } as const;
    this.options = options;
    this.line = links.queue();
    this.accepted = links.queue();
    this.verification = new EntityDraws(stream("verification"), verification ?? none);
    this.check = new EntityDraws(stream("check"), nonRefoulement?.duration ?? none);
    this.#refusal = entityChances(stream("refusal"));
    this.#simulation = simulation;
    this.#accept = accept;
    const agrees = stream("agrees").uniform() < (agreement?.probability ?? 1);
    const at = agreement?.at === undefined ? 0 : sampler(stream("agreement"), agreement.at)();
    this.#agreesAt = agrees ? at : Number.POSITIVE_INFINITY;
  }

  /** Has it agreed by now? */
  get agrees(): boolean {
    return this.#agreesAt <= this.#simulation.now;
  }

  /** Does the individual check end in a refusal? */
  refuses(person: number): boolean {
    return this.#refusal.of(person) < (this.options.nonRefoulement?.refusal ?? 0);
  }

  /** A person could go but for the agreement. */
  wait(person: number): void {
    this.line.push(person);
    this.#acceptNext();
  }

  /** Accepts as many of the line as the agreement and its pace allow now, and plans when to look again. */
  #acceptNext(): void {
    const { now } = this.#simulation;
    if (!this.agrees) {
      if (this.#agreesAt < Number.POSITIVE_INFINITY) this.#planAt(this.#agreesAt);
      return;
    }
    const { pace, most = Number.POSITIVE_INFINITY } = this.options.agreement ?? {};
    if (pace !== undefined) {
      const period = Math.floor((now - this.#agreesAt) / pace.period + 1e-9);
      if (period !== this.#period) this.#inPeriod = 0;
      this.#period = period;
    }
    while (this.line.length > 0 && this.#taken < most) {
      if (pace !== undefined && this.#inPeriod >= allowance(pace.persons, this.#period)) {
        this.#planAt(this.#agreesAt + (this.#period + 1) * pace.period);
        return;
      }
      this.#taken++;
      this.#inPeriod++;
      this.#accept(this.line.shift() as number);
    }
  }

  #planAt(time: number): void {
    if (this.#planned) return;
    this.#planned = true;
    const stateAccepts = () => {
      this.#planned = false;
      this.#acceptNext();
    };
    this.#simulation.scheduleAt(Math.max(time, this.#simulation.now), stateAccepts);
  }
}

/** Persons of a period (counted from 0) when `persons` are accepted in each and fractions are carried on. */
function allowance(persons: number, period: number): number {
  return Math.floor(persons * (period + 1) + 1e-9) - Math.floor(persons * period + 1e-9);
}
