// A border post: convoys queue, and are handled during its hours.
import {
  meanOf,
  type RandomStream,
  type SimEvent,
  type Simulation,
  sampler,
  type Wait,
} from "../../engine/index.js";
import { Calendar } from "../calendar/calendar.js";
import type { StageObservation } from "../observations.js";
import type { StageLog } from "../records/index.js";
import { WorkPool } from "../work/work-pool.js";
import type { BorderOptions } from "./options.js";

/** A group of vehicles that is handled at once. */
interface Ticket {
  readonly hours: number;
  readonly done: SimEvent<void>;
  /** Told when its turn comes. */
  readonly begin: () => void;
}

/** One border post, shared by all routes that name it. */
export class Border {
  readonly name: string;
  readonly #simulation: Simulation;
  readonly #options: BorderOptions;
  readonly #pool: WorkPool;
  readonly #tickets: Ticket[] = [];
  /** Numbers of tickets that can be given out again. */
  readonly #free: number[] = [];
  readonly #log: StageLog | undefined;
  #passages = 0;

  /** @param log where passages are written, if they are */
  constructor(simulation: Simulation, options: BorderOptions, log?: StageLog) {
    this.name = options.name;
    this.#log = log;
    this.#simulation = simulation;
    this.#options = options;
    this.#pool = new WorkPool(
      simulation,
      { servers: options.lanes ?? 1, calendar: Calendar.of(options.hours), shiftEnd: "finish" },
      {
        hours: (ticket) => this.#tickets[ticket]?.hours ?? 0,
        servers: () => 1,
        begin: (ticket) => this.#tickets[ticket]?.begin(),
        end: (ticket) => this.#end(ticket),
      },
    );
  }

  /** Do vehicles that return empty stop here? */
  get stopsEmpty(): boolean {
    return this.#options.empty ?? true;
  }

  /** Hours that a convoy of so many vehicles is expected to be handled, without waiting. */
  expectedHours(vehicles: number): number {
    const lanes = this.#options.lanes ?? 1;
    const rounds = this.#options.per === "vehicle" ? Math.ceil(vehicles / lanes) : 1;
    return rounds * meanOf(this.#options.service);
  }

  /**
   * A convoy passes the post: it waits its turn and for the post to open, and is handled.
   * @param people aboard
   * @param stream of this convoy's time here alone
   */
  *pass(vehicles: number, people: number, stream: RandomStream): Generator<Wait, void, unknown> {
    const draw = sampler(stream, this.#options.service);
    const groups = this.#options.per === "vehicle" ? vehicles : 1;
    const handled: SimEvent<void>[] = [];
    const passage = ++this.#passages;
    this.#log?.came(passage, people);
    let begun = false;
    const begin = () => {
      if (!begun) this.#log?.began(passage);
      begun = true;
    };
    for (let i = 0; i < groups; i++) handled.push(this.#queue(draw(), begin));
    for (const done of handled) yield* done;
    this.#log?.left(passage, "passed");
  }

  /** Use of the post, and the waits before it. */
  observation(): StageObservation {
    return this.#pool.observation();
  }

  #queue(hours: number, begin: () => void): SimEvent<void> {
    const done = this.#simulation.event<void>(`border post "${this.name}"`);
    const ticket = this.#free.pop() ?? this.#tickets.length;
    this.#tickets[ticket] = { hours, done, begin };
    this.#pool.submit(ticket);
    return done;
  }

  #end(ticket: number): void {
    this.#tickets[ticket]?.done.succeed();
    this.#free.push(ticket);
  }
}
