// Handing people over to their own states: gates that must all open, and who is held back by which.
import type { EventHandle, EventKind } from "../../engine/index.js";
import { selects } from "../cohorts.js";
import { occurIn } from "../occurrence.js";
import type { Figures, Part } from "../part.js";
import { PersonLinks } from "../person-queue.js";
import type { Location } from "../population.js";
import type { ModelContext } from "../site.js";
import { widen } from "../widen.js";
import { RepatriationFlight } from "./flight.js";
import type { FlightOptions, RepatriationOptions } from "./options.js";
import { ReceivingState } from "./receiving-state.js";

/** How far a person is. */
const Step = {
  /** Not a national of any of the states, or not registered yet. */
  unknown: 0,
  /** The investigation, the verification of nationality, or both are open. */
  case: 1,
  /** The individual non-refoulement check is under way. */
  check: 2,
  /** Waits for the state's agreement, or for its pace. */
  agreement: 3,
  /** Waits for a seat. */
  flight: 4,
  refused: 5,
  /** Handed over, released or dead. */
  gone: 6,
} as const;

const INVESTIGATION = 1;
const VERIFICATION = 2;
const RETRY_HOURS = 24;

/** What repatriation asks of the model around it. */
export interface RepatriationHooks {
  /** Takes a person out of custody for good, to be moved abroad at once; false if they cannot be had now. */
  collect(person: number): boolean;
}

/** All receiving states of one replication. */
export class Repatriation implements Part {
  readonly name = "repatriation";
  readonly series: Readonly<Record<string, () => number>>;
  readonly #context: ModelContext;
  readonly #hasCase: (cohort: number) => boolean;
  readonly #hooks: RepatriationHooks;
  readonly #states: readonly ReceivingState[];
  readonly #flights: readonly RepatriationFlight[];
  /** State by cohort; -1: none takes them. */
  readonly #stateOfCohort: Int32Array;
  readonly #counts = new Float64Array(7);
  /** People of each state who are registered and neither gone nor refused. */
  readonly #candidates: Float64Array;
  readonly #verified: EventKind = {
    name: (person) => `the nationality of person ${person} is verified`,
    wake: (person) => this.#open(person, VERIFICATION),
  };
  readonly #checked: EventKind = {
    name: (person) => `the non-refoulement check of person ${person} ends`,
    wake: (person) => {
      if (this.#stateOf(person)?.refuses(person) === true) this.#leave(person, "refused");
      else this.#await(person);
    },
  };
  readonly #triedAgain: EventKind = {
    name: (person) => `another attempt to hand over person ${person}`,
    wake: (person) => this.#handOverOrRetry(person),
  };
  #step = new Uint8Array(0);
  /** Gates of a person's own case that are closed. */
  #closed = new Uint8Array(0);
  #event = new Float64Array(0);
  /** Rank of each person among those accepted by their states. */
  #rank = new Float64Array(0);
  #acceptances = 0;
  #byInvestigation = 0;
  #byVerification = 0;
  #repatriated = 0;

  /**
   * @param hasCase whether people of a cohort become cases in the model; for others that gate is open
   * @throws RangeError if a flight goes to a state that is not there
   */
  constructor(
    context: ModelContext,
    options: RepatriationOptions,
    hasCase: (cohort: number) => boolean,
    hooks: RepatriationHooks,
  ) {
    const { simulation, population, ledger } = context;
    const links = new PersonLinks();
    this.#context = context;
    this.#hasCase = hasCase;
    this.#hooks = hooks;
    this.#states = options.states.map(
      (state) => new ReceivingState(simulation, state, links, (person) => this.#accepted(person)),
    );
    this.#flights = (options.flights ?? []).map((flight) => this.#makeFlight(flight));
    this.#candidates = new Float64Array(this.#states.length);
    this.#stateOfCohort = Int32Array.from(population.cohorts, (cohort) =>
      this.#states.findIndex(({ options: { who } }) => selects(who, cohort)),
    );
    this.series = {
      repatriated: () => this.#repatriated,
      blocked_by_investigation: () => this.#byInvestigation,
      blocked_by_verification: () => this.#byVerification,
      blocked_by_check: () => this.#at("check"),
      blocked_by_agreement: () => this.#blockedByAgreement(),
      blocked_by_seats: () => this.#at("flight"),
      repatriation_refused: () => this.#at("refused"),
    };
    ledger.onMove((person, from, to) => this.#moved(person, from, to));
  }

  /** A person has been registered: nationality is verified from now on. */
  registered(person: number): void {
    const state = this.#stateOf(person);
    this.#reach(person);
    if (state === undefined || this.#step[person] !== Step.unknown) return;
    this.#candidates[this.#stateIndex(person)] = (this.#candidates[this.#stateIndex(person)] ?? 0) + 1;
    this.#to(person, "case");
    this.#count(person, VERIFICATION, 1);
    const { simulation, population } = this.#context;
    const { needsInvestigation = true } = state.options;
    if (needsInvestigation && this.#hasCase(population.cohortOf(person)))
      this.#count(person, INVESTIGATION, 1);
    this.#event[person] = occurIn(simulation, state.verification.of(person), this.#verified, person);
  }

  /** The investigation of a person's case is closed. */
  investigationClosed(person: number): void {
    if (this.#step[person] === Step.case) this.#open(person, INVESTIGATION);
  }

  observe(figures: Figures): void {
    for (const [name, value] of Object.entries(this.series)) figures.add(name, value());
    for (const flight of this.#flights) {
      figures.add("flights", flight.flown);
      const none = { meanQueue: 0, meanWait: 0, maxQueue: 0 };
      figures.stage(`flight: ${flight.options.name}`, { ...none, utilisation: flight.load });
    }
  }

  #makeFlight(options: FlightOptions): RepatriationFlight {
    const lines = options.to.map((name) => {
      const state = this.#states.find((one) => one.options.name === name);
      if (state !== undefined) return state.accepted;
      throw new RangeError(`flight ${options.name}: no receiving state is called ${name}`);
    });
    const log = this.#context.records?.flights(options.name);
    return new RepatriationFlight(
      this.#context.simulation,
      options,
      lines,
      (person) => this.#rank[person] as number,
      (person) => this.#handOver(person),
      (number, people) => {
        this.#context.usage.add("flight", options.name, 1);
        log?.came(number, people);
        log?.began(number);
        log?.left(number, "departed");
      },
    );
  }

  /** A gate of a person's own case opens; when all have, the individual check begins. */
  #open(person: number, gate: number): void {
    this.#count(person, gate, -1);
    if (this.#closed[person] === 0) this.#check(person);
  }

  /** Closes (1) or opens (-1) a gate of a person's own case, if it is not so already. */
  #count(person: number, gate: number, change: 1 | -1): void {
    const before = this.#closed[person] as number;
    if (((before & gate) !== 0) === change > 0) return;
    this.#closed[person] = before ^ gate;
    if (gate === INVESTIGATION) this.#byInvestigation += change;
    else this.#byVerification += change;
  }

  #check(person: number): void {
    const state = this.#stateOf(person) as ReceivingState;
    this.#to(person, "check");
    this.#event[person] = occurIn(this.#context.simulation, state.check.of(person), this.#checked, person);
  }

  #await(person: number): void {
    this.#to(person, "agreement");
    this.#stateOf(person)?.wait(person);
  }

  #accepted(person: number): void {
    this.#to(person, "flight");
    this.#rank[person] = this.#acceptances++;
    if (this.#flights.length === 0) {
      this.#handOverOrRetry(person);
      return;
    }
    const state = this.#stateOf(person);
    state?.accepted.push(person);
    for (const flight of this.#flights) {
      if (flight.options.to.includes(state?.options.name ?? "")) flight.plan();
    }
  }

  #handOverOrRetry(person: number): void {
    if (this.#handOver(person)) return;
    this.#event[person] = occurIn(this.#context.simulation, RETRY_HOURS, this.#triedAgain, person);
  }

  #handOver(person: number): boolean {
    if (!this.#hooks.collect(person)) return false;
    this.#leave(person, "gone");
    this.#repatriated++;
    this.#context.ledger.setStatus(person, "handed_over");
    this.#context.ledger.move(person, "abroad");
    return true;
  }

  /** A person is no longer a candidate. */
  #leave(person: number, step: "refused" | "gone"): void {
    if (!this.#isCandidate(person)) return;
    this.#stopWaiting(person);
    this.#count(person, INVESTIGATION, -1);
    this.#count(person, VERIFICATION, -1);
    this.#candidates[this.#stateIndex(person)] = (this.#candidates[this.#stateIndex(person)] ?? 0) - 1;
    this.#to(person, step);
  }

  #stopWaiting(person: number): void {
    this.#context.simulation.cancel(this.#event[person] as EventHandle);
    this.#stateOf(person)?.line.remove(person);
    this.#stateOf(person)?.accepted.remove(person);
  }

  /** Who dies or is released is no candidate any more. Who is at large keeps a place in line but cannot be had. */
  #moved(person: number, _from: Location, to: Location): void {
    if (to === "dead" || to === "community" || to === "abroad") this.#leave(person, "gone");
  }

  #isCandidate(person: number): boolean {
    const step = this.#step[person] ?? Step.unknown;
    return step >= Step.case && step <= Step.flight;
  }

  #blockedByAgreement(): number {
    let blocked = 0;
    this.#states.forEach((state, i) => {
      blocked += state.agrees ? state.line.length : (this.#candidates[i] as number);
    });
    return blocked;
  }

  #to(person: number, step: keyof typeof Step): void {
    const before = this.#step[person] as number;
    this.#counts[before] = (this.#counts[before] as number) - 1;
    this.#counts[Step[step]] = (this.#counts[Step[step]] as number) + 1;
    this.#step[person] = Step[step];
  }

  #at(step: keyof typeof Step): number {
    return this.#counts[Step[step]] as number;
  }

  #stateIndex(person: number): number {
    return this.#stateOfCohort[this.#context.population.cohortOf(person)] ?? -1;
  }

  #stateOf(person: number): ReceivingState | undefined {
    return this.#states[this.#stateIndex(person)];
  }

  #reach(person: number): void {
    if (person < this.#step.length) return;
    const { size } = this.#context.population;
    this.#step = widen(this.#step, size);
    this.#closed = widen(this.#closed, size);
    this.#event = widen(this.#event, size, -1);
    this.#rank = widen(this.#rank, size);
  }
}
