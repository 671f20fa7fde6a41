// Deaths in custody or care that no attack causes: a small, constant hazard of each person's own.

import { selects } from "../cohorts.js";
import { EntityDraws } from "../entity-draws.js";
import type { Figures, Part } from "../part.js";
import type { Location } from "../population.js";
import type { KeepsPeople, ModelContext } from "../site.js";
import type { MortalityOptions } from "./options.js";

/** Where people are in custody or care. */
const held: ReadonlySet<Location> = new Set([
  "origin",
  "staging",
  "in_transit",
  "intake",
  "facility",
  "rehabilitation",
  "hospital",
]);
const comesToBeHeld = (from: Location, to: Location): boolean => held.has(to) && !held.has(from);

/** A death on the road is found when the person can next be reached (hours). */
const REACH_HOURS = 1;

/**
 * One hazard for some of the people. The exponential law has no memory, so that a time drawn when somebody comes into
 * custody holds until they leave it, and a new one is drawn when they come back.
 */
export class Mortality implements Part {
  readonly name: string;
  readonly series: Readonly<Record<string, () => number>>;
  readonly #context: ModelContext;
  readonly #keepers: readonly KeepsPeople[];
  readonly #horizon: number;
  readonly #selected: readonly boolean[];
  readonly #times: EntityDraws | undefined;
  /** How often people have come back into custody; only those who have are in it. */
  readonly #stays = new Map<number, number>();
  #known = 0;
  #deaths = 0;

  /**
   * @param keepers all who keep people who can die
   * @param horizon hours since the start after which nothing is of interest
   */
  constructor(
    context: ModelContext,
    options: MortalityOptions,
    keepers: readonly KeepsPeople[],
    horizon: number,
  ) {
    const { simulation, population, ledger } = context;
    this.name = `mortality: ${options.name}`;
    this.#context = context;
    this.#keepers = keepers;
    this.#horizon = horizon;
    this.#selected = population.cohorts.map((cohort) => selects(options.who, cohort));
    const rate = options.perPersonHour;
    const stream = simulation.stream(`mortality.${options.name}`);
    this.#times = rate > 0 ? new EntityDraws(stream, { kind: "exponential", mean: 1 / rate }) : undefined;
    this.series = { deaths_in_custody: () => this.#deaths };
    ledger.onMove((person) => this.#comeBack(person), comesToBeHeld);
    population.onReclassified((person, from) => {
      if (this.#selected[from] !== this.#selected[population.cohortOf(person)]) this.#comeBack(person);
    });
  }

  /** Draws for all who are there, and once a day for those who have come meanwhile. */
  start(): void {
    if (this.#times === undefined) return;
    this.#meet();
    const meetNewcomers = () => {
      this.#meet();
      if (this.#context.simulation.now + 24 > this.#horizon) daily.stop();
    };
    const daily = this.#context.simulation.every(24, 24, meetNewcomers);
  }

  observe(figures: Figures): void {
    figures.add("deaths_in_custody", this.#deaths);
  }

  #meet(): void {
    const { population, ledger } = this.#context;
    for (; this.#known < population.size; this.#known++) {
      const person = this.#known;
      if (held.has(ledger.locationOf(person))) this.#draw(person, 0, population.when("entered", person));
    }
  }

  #comeBack(person: number): void {
    if (person >= this.#known) return;
    const stay = (this.#stays.get(person) ?? 0) + 1;
    this.#stays.set(person, stay);
    this.#draw(person, stay, this.#context.simulation.now);
  }

  #draw(person: number, stay: number, since: number): void {
    const { simulation, population } = this.#context;
    if (this.#times === undefined || this.#selected[population.cohortOf(person)] !== true) return;
    const time = Math.max(simulation.now, since + this.#times.again(person, stay));
    if (time >= this.#horizon) return;
    const dies = () => this.#die(person, stay);
    simulation.scheduleAt(time, dies);
  }

  /** The person dies, unless no longer in custody, or away and back since the time was drawn. */
  #die(person: number, stay: number): void {
    const { ledger, simulation } = this.#context;
    if (!held.has(ledger.locationOf(person)) || (this.#stays.get(person) ?? 0) !== stay) return;
    if (this.#keepers.some((keeper) => keeper.remove(person))) {
      ledger.move(person, "dead");
      this.#deaths++;
    } else {
      const dies = () => this.#die(person, stay);
      simulation.schedule(REACH_HOURS, dies);
    }
  }
}
