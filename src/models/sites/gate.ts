// A gate that people pass one by one: counted, searched, handed over.
import type { EventHandle, EventKind } from "../../engine/index.js";
import { Calendar } from "../calendar/calendar.js";
import { EntityDraws } from "../entity-draws.js";
import type { StageObservation } from "../observations.js";
import { occurIn } from "../occurrence.js";
import type { PersonQueue } from "../person-queue.js";
import type { StageLog } from "../records/index.js";
import type { ModelContext } from "../site.js";
import { widen } from "../widen.js";
import { StageRecorder } from "../work/stage-recorder.js";
import type { GateOptions } from "./options.js";

/**
 * The gate of an origin. Whoever is called waits in line, passes, and is ready; each person's time belongs to the
 * person. Without options it takes no time at all.
 */
export class Gate {
  /** Those in line, and those who are passing: where people of the site can be found. */
  readonly lines: readonly PersonQueue[];
  readonly #context: ModelContext;
  readonly #passed: (person: number) => void;
  readonly #waiting: PersonQueue;
  readonly #passing: PersonQueue;
  readonly #lanes: number;
  readonly #hours: Calendar;
  readonly #service: EntityDraws | undefined;
  readonly #recorder: StageRecorder;
  readonly #log: StageLog | undefined;
  readonly #passes: EventKind = {
    name: () => "passesGate",
    wake: (person) => this.#end(person),
  };
  #since = new Float64Array(64);
  /** Handle of the event by which each person will have passed. */
  #ends = new Float64Array(64);
  #closedUntil = 0;
  #wakeAt = Number.NEGATIVE_INFINITY;

  /**
   * @param site name of the site
   * @param passed told of everybody who has passed
   */
  constructor(
    context: ModelContext,
    site: string,
    options: GateOptions | undefined,
    passed: (person: number) => void,
  ) {
    this.#context = context;
    this.#passed = passed;
    this.#waiting = context.links.queue();
    this.#passing = context.links.queue();
    this.lines = [this.#waiting, this.#passing];
    this.#lanes = options?.lanes ?? 1;
    this.#hours = Calendar.of(options?.hours);
    if (options !== undefined) {
      this.#service = new EntityDraws(context.simulation.stream(`gate.${site}`), options.service);
    }
    this.#recorder = new StageRecorder(context.simulation, this.#hours);
    this.#log = context.records?.service("gate", site);
  }

  /** How many are in line or passing. */
  get length(): number {
    return this.#waiting.length + this.#passing.length;
  }

  /** A person is called to the gate. */
  call(person: number): void {
    if (this.#service === undefined && this.#context.simulation.now >= this.#closedUntil) {
      this.#passed(person);
      return;
    }
    if (person >= this.#since.length) {
      const { size } = this.#context.population;
      this.#since = widen(this.#since, size);
      this.#ends = widen(this.#ends, size);
    }
    this.#since[person] = this.#context.simulation.now;
    this.#waiting.push(person);
    this.#log?.came(person);
    this.#serve();
  }

  /** Nobody begins to pass for so many hours from now. */
  close(hours: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, this.#context.simulation.now + hours);
    this.#serve();
  }

  /** A person leaves the gate other than through it; false if not there. */
  remove(person: number): boolean {
    this.#log?.left(person, "withdrawn");
    if (this.#waiting.remove(person)) {
      this.#record();
      return true;
    }
    if (!this.#passing.remove(person)) return false;
    this.#context.simulation.cancel(this.#ends[person] as EventHandle);
    this.#serve();
    return true;
  }

  /** Use of the gate, and the waits before it. */
  observation(): StageObservation {
    return this.#recorder.observation();
  }

  #serve(): void {
    const { now } = this.#context.simulation;
    const opens = this.#hours.nextOpen(Math.max(now, this.#closedUntil));
    if (opens > now) {
      this.#wake(opens);
    } else {
      while (this.#passing.length < this.#lanes) {
        const person = this.#waiting.shift();
        if (person === undefined) break;
        this.#begin(person);
      }
    }
    this.#record();
  }

  #begin(person: number): void {
    const { simulation } = this.#context;
    this.#recorder.called(simulation.now - (this.#since[person] as number));
    this.#passing.push(person);
    this.#log?.began(person);
    this.#ends[person] = occurIn(simulation, this.#service?.of(person) ?? 0, this.#passes, person);
  }

  #end(person: number): void {
    this.#passing.remove(person);
    this.#log?.left(person, "done");
    this.#passed(person);
    this.#serve();
  }

  #wake(time: number): void {
    if (this.#waiting.length === 0 || time === this.#wakeAt || time === Number.POSITIVE_INFINITY) return;
    this.#wakeAt = time;
    const gateOpens = () => this.#serve();
    this.#context.simulation.scheduleAt(time, gateOpens);
  }

  #record(): void {
    this.#recorder.update(this.#waiting.length, this.#passing.length, this.#lanes);
  }
}
