// A journey over stretches of road or air during which incidents may come.
import type { EventHandle, SimEvent, Simulation, Wait } from "../../engine/index.js";
import type { Exposure } from "./exposure.js";
import type { Stretch, Threat } from "./threat.js";

/** A part of a journey: a leg, or some of it, or a stop on it. */
export interface Section {
  /** km. */
  readonly length: number;
  /** h. */
  readonly hours: number;
  /** Share of the hazard per convoy that falls on this section; 0 for threats that are not met on it. */
  share(threat: Threat): number;
  /** Is this threat met here? */
  meets(threat: Threat): boolean;
  /** Is this threat met here by a convoy that stands still? */
  meetsStanding(threat: Threat): boolean;
}

/** What happens at an incident; returns hours that are lost at the place. */
export type OnIncident = (exposure: Exposure) => number;

/** Carries one journey through its sections and stops it where incidents happen. */
export class Passage {
  readonly #simulation: Simulation;
  readonly #exposures: readonly Exposure[];
  #waiting: SimEvent<Exposure | undefined> | undefined;
  #handle: EventHandle | undefined;
  #end = 0;
  #here: readonly Exposure[] = [];

  constructor(simulation: Simulation, exposures: readonly Exposure[]) {
    this.#simulation = simulation;
    this.#exposures = exposures;
    const plan = () => this.#plan();
    for (const exposure of exposures) exposure.onRaised = plan;
  }

  /** Passes one section. After every incident the journey goes on with what is left of it. */
  *through(section: Section, onIncident: OnIncident): Generator<Wait, void, unknown> {
    const here = this.#exposures.filter((exposure) => section.meets(exposure.threat));
    let { hours } = section;
    let part = 1;
    for (;;) {
      const start = this.#simulation.now;
      const hit = yield* this.#pass(here, section, hours, part);
      if (hit === undefined) return;
      hours = Math.max(0, hours - (this.#simulation.now - start));
      part = section.hours > 0 ? hours / section.hours : 0;
      yield* this.halt(section, onIncident(hit), onIncident);
    }
  }

  /**
   * Stands still on a section. Only hazards per hour are met meanwhile; the delay of an incident that happens during
   * a stop runs beside what is left of it.
   */
  *halt(section: Section, hours: number, onIncident: OnIncident): Generator<Wait, void, unknown> {
    const here = this.#exposures.filter((exposure) => section.meetsStanding(exposure.threat));
    let left = hours;
    while (left > 0) {
      const start = this.#simulation.now;
      const hit = yield* this.#pass(here, section, left, 0);
      if (hit === undefined) return;
      left = Math.max(left - (this.#simulation.now - start), onIncident(hit));
    }
  }

  *#pass(
    here: readonly Exposure[],
    section: Section,
    hours: number,
    part: number,
  ): Generator<Wait, Exposure | undefined, unknown> {
    if (here.length === 0) {
      yield hours;
      return undefined;
    }
    const now = this.#simulation.now;
    this.#here = here;
    this.#end = now + hours;
    for (const exposure of here) exposure.begin(stretchOf(section, exposure.threat, hours, part), now);
    const waiting = this.#simulation.event<Exposure | undefined>("the road");
    this.#waiting = waiting;
    this.#plan();
    const hit = yield* waiting;
    for (const exposure of here) exposure.end(this.#simulation.now);
    hit?.renew();
    return hit;
  }

  /** Finds what comes first, the end of the section or an incident, and is woken then. */
  #plan(): void {
    const waiting = this.#waiting;
    if (waiting === undefined) return;
    let time = this.#end;
    let first: Exposure | undefined;
    for (const exposure of this.#here) {
      const next = exposure.next();
      if (next < time || (next === time && first === undefined)) {
        time = next;
        first = exposure;
      }
    }
    if (this.#handle !== undefined) this.#simulation.cancel(this.#handle);
    const onTheRoad = () => {
      this.#handle = undefined;
      this.#waiting = undefined;
      waiting.succeed(first);
    };
    this.#handle = this.#simulation.scheduleAt(time, onTheRoad);
  }
}

function stretchOf(section: Section, threat: Threat, hours: number, part: number): Stretch {
  return { length: section.length * part, hours, share: section.share(threat) * part };
}
