// People of an intake who are in hospital for a time, and come back.
import type { EventKind } from "../../engine/index.js";
import { EntityDraws, entityChances } from "../entity-draws.js";
import { occurIn } from "../occurrence.js";
import type { Figures } from "../part.js";
import { PersonSet } from "../person-set.js";
import type { ModelContext } from "../site.js";
import { Headcount } from "../sites/headcount.js";
import type { StationOptions } from "./options.js";

interface Referral {
  readonly share: number;
  readonly chance: EntityDraws;
  readonly stay: EntityDraws;
}

/** The hospital as an intake sees it: beds without limit, a stay of each person's own. */
export class Hospital {
  readonly name: string;
  /** Does any station refer people? */
  readonly used: boolean;
  readonly #context: ModelContext;
  readonly #back: (person: number) => void;
  /** By station; undefined where nobody is referred. */
  readonly #referrals: readonly (Referral | undefined)[];
  readonly #people = new PersonSet();
  readonly #headcount: Headcount;
  readonly #stayEnds: EventKind = {
    name: (person) => `person ${person} leaves hospital`,
    wake: (person) => {
      if (this.remove(person)) this.#back(person);
    },
  };
  #referred = 0;

  /**
   * @param intake name of the intake, before the station's in its random streams
   * @param back told when a person leaves the hospital to go on; the ledger still has them in hospital
   */
  constructor(
    context: ModelContext,
    intake: string,
    stations: readonly StationOptions[],
    back: (person: number) => void,
  ) {
    this.name = `hospital of ${intake}`;
    this.#context = context;
    this.#headcount = new Headcount(context.simulation);
    this.#back = back;
    this.#referrals = stations.map(({ name, hospital }) => {
      if (hospital === undefined) return undefined;
      const stream = (purpose: string) => context.simulation.stream(`${intake}.${name}.hospital.${purpose}`);
      return {
        share: hospital.share,
        chance: entityChances(stream("needed")),
        stay: new EntityDraws(stream("stay"), hospital.stay),
      };
    });
    this.used = this.#referrals.some((referral) => referral !== undefined);
    if (this.used) {
      context.ledger.holder("hospital", this.name, () => this.present);
    }
  }

  /** How many are there now. */
  get present(): number {
    return this.#people.size;
  }

  /** Takes a person in who has been seen at a station, if they need it; false if they do not. */
  admit(person: number, station: number): boolean {
    const referral = this.#referrals[station];
    if (referral === undefined || referral.chance.of(person) >= referral.share) return false;
    this.#people.add(person);
    this.#headcount.join(1);
    this.#referred++;
    this.#context.ledger.move(person, "hospital");
    occurIn(this.#context.simulation, referral.stay.of(person), this.#stayEnds, person);
    return true;
  }

  /** Takes a person out; false if not there. */
  remove(person: number): boolean {
    const left = this.#people.delete(person);
    if (left) this.#headcount.leave(1);
    return left;
  }

  observe(figures: Figures): void {
    if (!this.used) return;
    figures.add("taken_to_hospital", this.#referred);
    this.#context.usage.add("place_day", this.name, this.#headcount.personHours / 24, "hospital");
  }
}
