// The phases of the transfer: when each starts, whom it calls from which origin, when it is cleared.
import { type Simulation, sampler, type Wait } from "../../engine/index.js";
import { largestRemainder } from "../largest-remainder.js";
import type { Part } from "../part.js";
import type { Location } from "../population.js";
import type { ModelContext } from "../site.js";
import type { Origin } from "../sites/origin.js";
import type { IncidentLog } from "../threats/incidents.js";
import type { Suspensions } from "../threats/suspensions.js";
import { widen } from "../widen.js";
import type { PhaseOptions } from "./options.js";
import { Phase } from "./phase.js";
import { watchStopRules } from "./stop-rules.js";

/** Where somebody is who has not been received yet. */
const onTheWay: ReadonlySet<Location> = new Set(["origin", "staging", "in_transit"]);
const isOnTheWay = (place: Location): boolean => onTheWay.has(place);

/** All phases of a scenario in one replication. */
export class Phases implements Part {
  readonly name = "phases";
  readonly #simulation: Simulation;
  readonly #incidents: IncidentLog;
  readonly #suspensions: Suspensions;
  readonly #origins: readonly Origin[];
  readonly #phases: readonly Phase[];
  readonly #originsOfPhase: readonly (readonly Origin[])[];
  /** Place of the phase that called a person, plus 1; 0 if none has. */
  #calledBy = new Int32Array(64);
  #ended = false;

  constructor(
    context: ModelContext,
    options: readonly PhaseOptions[],
    origins: readonly Origin[],
    incidents: IncidentLog,
    suspensions: Suspensions,
  ) {
    this.#simulation = context.simulation;
    this.#incidents = incidents;
    this.#suspensions = suspensions;
    this.#origins = origins;
    this.#originsOfPhase = options.map(({ origins: names }) =>
      names === undefined ? origins : origins.filter(({ name }) => names.includes(name)),
    );
    this.#phases = options.map((phase, index) => new Phase(context.simulation, phase, index));
    for (const origin of origins) {
      const calling = () => this.#calling(origin);
      origin.calling = calling;
      origin.joined.subscribe(() => this.#callAll());
    }
    context.ledger.onMove((person, from, to) => this.#follow(person, from, to), isOnTheWay);
  }

  start(): void {
    this.#phases.forEach((phase, i) => {
      const before = this.#phases[i - 1];
      this.#simulation.process(this.#begin(phase, before), {
        name: `phase "${phase.options.name}"`,
        daemon: true,
      });
    });
  }

  /** Nobody is called any more, in any phase. */
  endTransfer(): void {
    this.#ended = true;
    for (const phase of this.#phases) this.#close(phase);
  }

  *#begin(phase: Phase, before: Phase | undefined): Generator<Wait, void, unknown> {
    const { start, after = "departed", review, pause, name } = phase.options;
    const stream = this.#simulation.stream(`phase.${name}`);
    if (before !== undefined) {
      if (after === "none") yield* before.started;
      else yield* after === "received" ? before.received : before.departed;
    }
    if (start !== undefined && start > this.#simulation.now) yield start - this.#simulation.now;
    if (review !== undefined) {
      const duration = sampler(stream.substream("review"), review.duration);
      const approvals = stream.substream("approval");
      do yield duration();
      while (approvals.uniform() >= (review.approval ?? 1));
    }
    if (pause !== undefined) yield sampler(stream.substream("pause"), pause)();
    if (!this.#ended) this.#open(phase, before, after);
    phase.started.succeed();
  }

  #open(phase: Phase, before: Phase | undefined, after: PhaseOptions["after"]): void {
    if (before !== undefined && after !== "none") this.#close(before);
    phase.state = "open";
    phase.startedAt = this.#simulation.now;
    watchStopRules(this.#simulation, phase, this.#incidents, {
      endPhase: () => this.#close(phase),
      endTransfer: () => this.endTransfer(),
      pause: (hours) => this.#suspensions.suspend(hours),
    });
    const { pace } = phase.options;
    if (pace !== undefined) {
      phase.allowance = pace.people;
      const callAtPace = () => {
        if (!phase.calls) period.stop();
        // Whom a family brought beyond the pace counts in the next period.
        phase.allowance = pace.people + Math.min(0, phase.allowance);
        this.#callAll();
      };
      const period = this.#simulation.every(this.#simulation.now + pace.hours, pace.hours, callAtPace);
    }
    this.#callAll();
    this.#settle(phase);
  }

  /** Nobody more is called in it; whoever was called still goes. */
  #close(phase: Phase): void {
    if (phase.state === "closed") return;
    phase.state = "closed";
    this.#settle(phase);
    for (const origin of this.#origins) origin.platform.changed.fire();
  }

  /** Open phases call whom they may, in order. */
  #callAll(): void {
    for (const phase of this.#phases) if (phase.calls && phase.allowance > 0) this.#call(phase);
  }

  #call(phase: Phase): void {
    const origins = this.#originsOf(phase);
    const callable = origins.map((origin) => origin.callable(phase.index));
    let number = Math.min(phase.quotaLeft, phase.allowance);
    number = Math.min(
      number,
      callable.reduce((sum, people) => sum + people, 0),
    );
    if (number <= 0) return;
    const parts = callable.length === 1 ? [number] : largestRemainder(callable, number);
    let left = number;
    const called = origins.map((origin, i) => {
      const people = origin.call(phase.index, Math.min(left, parts[i] ?? 0));
      left -= people.length;
      return people;
    });
    // More than the number by part of one family at most.
    number -= left;
    phase.called += number;
    phase.allowance -= number;
    phase.atOrigin += number;
    phase.onTheWay += number;
    for (const people of called) for (const person of people) this.#note(person, phase);
    for (const [i, origin] of origins.entries()) {
      for (const person of called[i] ?? []) origin.gate.call(person);
    }
  }

  #note(person: number, phase: Phase): void {
    if (person >= this.#calledBy.length) this.#calledBy = widen(this.#calledBy, person + 1);
    this.#calledBy[person] = phase.index + 1;
  }

  /** Will an open phase call more people of this origin, at its pace or as they arrive? */
  #calling(origin: Origin): boolean {
    return this.#phases.some(
      (phase) =>
        phase.calls &&
        this.#originsOf(phase).includes(origin) &&
        (origin.callable(phase.index) > 0 || origin.arrivalsOpen),
    );
  }

  #originsOf(phase: Phase): readonly Origin[] {
    return this.#originsOfPhase[phase.index] as readonly Origin[];
  }

  /** Somebody has moved: is a phase cleared by it? */
  #follow(person: number, from: Location, to: Location): void {
    const by = this.#calledBy[person] ?? 0;
    if (by === 0) return;
    const phase = this.#phases[by - 1] as Phase;
    if (from === "origin") phase.atOrigin--;
    if (!isOnTheWay(to)) {
      phase.onTheWay--;
      this.#calledBy[person] = 0;
    }
    if (phase.atOrigin === 0 && !phase.received.settled) this.#settle(phase);
  }

  /** Tells those who wait for the phase when it is cleared. */
  #settle(phase: Phase): void {
    if (phase.state === "waiting" || phase.atOrigin > 0) return;
    if (phase.departed.settled && phase.onTheWay > 0) return;
    if (phase.calls && this.#canCall(phase)) return;
    if (!phase.departed.settled) phase.departed.succeed();
    if (phase.onTheWay === 0 && !phase.received.settled) phase.received.succeed();
  }

  /** Is there anybody whom the phase could call, or can somebody still come? */
  #canCall(phase: Phase): boolean {
    for (const origin of this.#originsOf(phase))
      if (origin.callable(phase.index) > 0 || origin.arrivalsOpen) return true;
    return false;
  }
}
