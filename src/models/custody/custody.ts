// From the gate of the intake to the way out: who hands people on to whom.
import { Closures } from "../calendar/closures.js";
import type { Cohort } from "../cohorts.js";
import { generalClass } from "../cohorts.js";
import { Facilities } from "../facilities/facilities.js";
import type { FacilitiesOptions } from "../facilities/options.js";
import { Families } from "../families/families.js";
import { familyCohorts } from "../families/family-cohorts.js";
import { foundCohorts } from "../intake/findings.js";
import { Intake } from "../intake/intake.js";
import { caseCohorts } from "../judiciary/case-cohorts.js";
import { Court } from "../judiciary/court.js";
import type { CaseExit } from "../judiciary/options.js";
import type { Part } from "../part.js";
import type { Population } from "../population.js";
import { Repatriation } from "../repatriation/repatriation.js";
import type { KeepsPeople, ModelContext } from "../site.js";
import type { OtherSite } from "../transport/network.js";
import type { CustodyOptions } from "./options.js";

/** Cohorts that the parts need in the population beside the scenario's people; nobody is in them at the start. */
export function custodyCohorts({
  people = [],
  court,
  families,
  intakes = [],
}: CustodyOptions & { readonly people?: readonly Cohort[] }): Cohort[] {
  return [
    ...(court === undefined ? [] : caseCohorts(court)),
    ...(families === undefined ? [] : familyCohorts(families)),
    ...foundCohorts(people, intakes),
  ];
}

/**
 * Whoever has passed the intake is registered, is a case for the court, a candidate for repatriation, and waits for a
 * place in a facility. Whoever the court releases goes home; others stay, or change facilities, or are handed over.
 */
export class Custody {
  readonly intakes: readonly Intake[];
  readonly families: Families | undefined;
  /** The parts there are, in the order in which they are started and observed. */
  readonly parts: readonly Part[];
  /** All who keep people. */
  readonly keepers: readonly KeepsPeople[];
  readonly #context: ModelContext;
  readonly #court: Court | undefined;
  readonly #facilities: Facilities | undefined;
  readonly #repatriation: Repatriation | undefined;

  /** @throws RangeError if a part names another that is not there, or there are people whom no facility takes */
  constructor(context: ModelContext, options: CustodyOptions) {
    const { simulation, population } = context;
    const { court, repatriation, families, facilities } = options;
    const closures = new Closures((name) => simulation.stream(name));
    this.#context = context;
    this.intakes = (options.intakes ?? []).map(
      (intake) => new Intake(context, closures, intake, (person) => this.#processed(person)),
    );
    if (this.intakes.length > 0) {
      this.#facilities = new Facilities(context, facilities ?? anyPlaces(population), {
        collect: (person) => this.intakes.some((intake) => intake.remove(person)),
        arrived: (person) => this.#arrived(person),
      });
    }
    if (court !== undefined) {
      this.#court = new Court(context, closures, court, (person, exit) => this.#decided(person, exit));
    }
    if (repatriation !== undefined) {
      this.#repatriation = new Repatriation(
        context,
        repatriation,
        (cohort) => this.#court?.takes(cohort) === true,
        {
          collect: (person) => this.#takeOut(person),
        },
      );
    }
    if (families !== undefined) this.families = new Families(context, families);
    this.parts = [...this.intakes, this.#facilities, this.#court, this.#repatriation, this.families].filter(
      (part) => part !== undefined,
    );
    this.keepers = [...this.intakes, this.#facilities, ...(this.families?.keepers ?? [])].filter(
      (keeper) => keeper !== undefined,
    );
  }

  /** The sites that convoys can lead to: intakes, and the centre for families. */
  get destinations(): readonly OtherSite[] {
    return [...this.intakes, ...(this.families === undefined ? [] : [this.families.centre])];
  }

  /** A person has passed the intake. */
  #processed(person: number): void {
    const { population, simulation } = this.#context;
    this.#facilities?.request(person);
    const received = population.when("received", person);
    if (this.#court?.takes(population.cohortOf(person)) === true && !this.#court.knows(person)) {
      this.#court.open(person, Number.isNaN(received) ? simulation.now : received);
    }
    this.#repatriation?.registered(person);
  }

  /** A person has come to a facility; the court may have released them on the way. */
  #arrived(person: number): void {
    if (this.#context.ledger.statusOf(person) === "released") this.#discharge(person);
  }

  /** The court has done with a person's case. */
  #decided(person: number, exit: CaseExit): void {
    if (exit === "released") {
      this.#discharge(person);
      return;
    }
    this.#facilities?.statusChanged(person);
    if (exit !== "sentenced") this.#repatriation?.investigationClosed(person);
  }

  #discharge(person: number): void {
    if (this.#takeOut(person)) this.#context.ledger.move(person, "community");
  }

  /** Takes a person from wherever they are kept; false if they are on the way or at large. */
  #takeOut(person: number): boolean {
    return this.#facilities?.remove(person) === true || this.intakes.some((intake) => intake.remove(person));
  }
}

/** A facility without limit for each separation class, where a scenario names none. */
function anyPlaces(population: Population): FacilitiesOptions {
  return {
    facilities: population.separations.map((separation) => ({
      name: separation === generalClass ? "facility" : `facility: ${separation}`,
      who: { separation: [separation] },
    })),
  };
}
