// One station of an intake: who needs it, how long it takes, and the desks.
import { Calendar } from "../calendar/calendar.js";
import type { Closures } from "../calendar/closures.js";
import { selects } from "../cohorts.js";
import { EntityDraws, entityChances } from "../entity-draws.js";
import type { StageObservation } from "../observations.js";
import type { StageLog } from "../records/index.js";
import type { ModelContext } from "../site.js";
import { WorkPool } from "../work/work-pool.js";
import { Findings } from "./findings.js";
import type { StationOptions } from "./options.js";

/** Desks with a queue. People are told apart by their luck, so that more desks serve the same people. */
export class IntakeStation {
  readonly name: string;
  /** What is found of those who are seen. */
  readonly findings: Findings;
  readonly #context: ModelContext;
  readonly #pool: WorkPool;
  readonly #share: number;
  readonly #needed: EntityDraws;
  readonly #selected: readonly boolean[];
  readonly #log: StageLog | undefined;

  /**
   * @param intake name of the intake, before the station's in its random streams
   * @param done told when a person leaves the station
   */
  constructor(
    context: ModelContext,
    closures: Closures,
    intake: string,
    options: StationOptions,
    done: (person: number) => void,
  ) {
    const { simulation, population } = context;
    const { desks, service, calendar, shiftEnd = "finish", share = 1, who } = options;
    this.name = options.name;
    this.#context = context;
    this.#share = share;
    this.#selected = population.cohorts.map((cohort) => selects(who, cohort));
    this.#needed = entityChances(simulation.stream(`${intake}.${options.name}.needed`));
    this.findings = new Findings(context, intake, options);
    const hours = new EntityDraws(simulation.stream(`${intake}.${options.name}.service`), service);
    this.#log = context.records?.service(options.name, intake);
    this.#pool = new WorkPool(
      simulation,
      {
        servers: desks,
        calendar: calendar === undefined ? Calendar.always() : Calendar.draw(calendar, closures),
        shiftEnd,
      },
      {
        hours: (person) => hours.of(person),
        servers: () => 1,
        tasks: () => population.size,
        begin: (person) => this.#log?.began(person),
        end: (person) => {
          this.#log?.left(person, "done");
          this.findings.assess(person);
          done(person);
        },
        describe: (person) => `${intake}: person ${person} leaves ${options.name}`,
      },
    );
  }

  /** Must this person be seen here? */
  isFor(person: number): boolean {
    if (this.#selected[this.#context.population.cohortOf(person)] !== true) return false;
    return this.#share >= 1 || this.#needed.of(person) < this.#share;
  }

  /** A person comes to the station. */
  submit(person: number): void {
    this.#log?.came(person);
    this.#pool.submit(person);
  }

  /** Takes a person out of the queue or from the desk; false if the person is at neither. */
  withdraw(person: number): boolean {
    this.#log?.left(person, "withdrawn");
    return this.#pool.withdraw(person);
  }

  /** Desk-hours worked so far. */
  get busyHours(): number {
    return this.#pool.busyHours;
  }

  /** Use and waiting up to now. */
  observation(): StageObservation {
    return this.#pool.observation();
  }
}
