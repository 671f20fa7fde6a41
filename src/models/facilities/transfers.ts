// Rules that send people from one facility to another, and the journeys that follow from them.
import { selects } from "../cohorts.js";
import { EntityDraws } from "../entity-draws.js";
import type { Figures } from "../part.js";
import type { ModelContext } from "../site.js";
import { widen } from "../widen.js";
import { type Change, Exchange } from "./exchange.js";
import type { Facility } from "./facility.js";
import type { FacilitiesOptions, FacilityTransferOptions } from "./options.js";

/** What transfers ask of the facilities. */
export interface TransferHooks {
  facilityOf(person: number): Facility | undefined;
  /** Does a facility take people of a cohort? */
  takes(facility: Facility, cohort: number): boolean;
  leave(person: number): void;
  join(person: number, facility: Facility): void;
  /** Places may have become free. */
  placeFreed(): void;
}

interface Rule {
  readonly options: FacilityTransferOptions;
  readonly to: Facility;
  readonly cohorts: readonly boolean[];
  readonly stay: EntityDraws | undefined;
  readonly travel: EntityDraws | undefined;
}

/** Sends people on their way when a rule says so and the other facility has a place, or by exchange. */
export class Transfers {
  readonly #context: ModelContext;
  readonly #hooks: TransferHooks;
  readonly #swaps: boolean;
  readonly #rules: readonly Rule[];
  readonly #exchange = new Exchange();
  /** By whom waits to go: the rule that sends them, since several may lead to one facility. */
  readonly #sentBy = new Map<number, Rule>();
  /** How often each person has come to a facility: the end of a stay that was broken off sends nobody. */
  #stays = new Int32Array(64);
  #onTheWay = 0;
  #made = 0;
  #swapped = 0;

  /** @throws RangeError if a rule names a facility that is not there */
  constructor(
    context: ModelContext,
    options: FacilitiesOptions,
    facilities: readonly Facility[],
    hooks: TransferHooks,
  ) {
    this.#context = context;
    this.#hooks = hooks;
    this.#swaps = options.swaps ?? true;
    this.#rules = (options.transfers ?? []).map((rule) => makeRule(context, rule, facilities, hooks));
    if (this.#rules.length > 0) context.ledger.holder("in_transit", "transfers", () => this.#onTheWay);
  }

  /** Somebody has come to a facility: rules about the length of a stay begin to count. */
  joined(person: number, facility: Facility): void {
    const { simulation, population } = this.#context;
    if (person >= this.#stays.length) this.#stays = widen(this.#stays, population.size);
    const stay = (this.#stays[person] as number) + 1;
    this.#stays[person] = stay;
    for (const rule of this.#rules) {
      if (rule.stay === undefined || !applies(rule, facility, population.cohortOf(person))) continue;
      const stayEnds = () => {
        if (this.#hooks.facilityOf(person) !== facility || this.#stays[person] !== stay) return;
        this.#ask(person, facility, rule);
      };
      simulation.schedule(rule.stay.of(person), stayEnds);
    }
    this.statusChanged(person);
  }

  /** A person's legal status may have changed. */
  statusChanged(person: number): void {
    const facility = this.#hooks.facilityOf(person);
    if (facility === undefined) return;
    const { ledger, population } = this.#context;
    for (const rule of this.#rules) {
      const { when } = rule.options;
      if (!("status" in when) || when.status !== ledger.statusOf(person)) continue;
      if (!applies(rule, facility, population.cohortOf(person))) continue;
      this.#ask(person, facility, rule);
      return;
    }
  }

  /** A person no longer waits to go elsewhere. */
  withdraw(person: number): void {
    this.#exchange.withdraw(person);
    this.#sentBy.delete(person);
  }

  /** Sends on those for whom there is a place now, then those who can change places. */
  fill(): void {
    for (let change = this.#exchange.next(mayGo); change !== undefined; change = this.#exchange.next(mayGo)) {
      this.#depart(change);
      this.#arriveLater(change);
      this.#hooks.placeFreed();
    }
    if (this.#swaps) this.#swapAll();
  }

  observe(figures: Figures): void {
    if (this.#rules.length === 0) return;
    figures.add("facility_transfers", this.#made);
    figures.add("facility_swaps", this.#swapped);
    figures.add("transfers_waiting", this.#exchange.waiting);
    figures.add("transfers_deadlocked", this.#exchange.circle()?.length ?? 0);
  }

  #ask(person: number, from: Facility, rule: Rule): void {
    if (this.#exchange.wait({ person, from, to: rule.to })) this.#sentBy.set(person, rule);
    this.#hooks.placeFreed();
  }

  #swapAll(): void {
    for (let circle = this.#exchange.circle(); circle !== undefined; circle = this.#exchange.circle()) {
      this.#swapped += circle.length;
      for (const { person } of circle) this.#exchange.withdraw(person);
      for (const change of circle) this.#depart(change);
      for (const change of circle) this.#arriveLater(change);
    }
  }

  #depart({ person, to }: Change): void {
    this.#made++;
    this.#hooks.leave(person);
    to.reserve(1);
    this.#onTheWay++;
    this.#context.ledger.move(person, "in_transit");
  }

  #arriveLater({ person, to }: Change): void {
    const rule = this.#sentBy.get(person);
    this.#sentBy.delete(person);
    const transferArrives = (): void => {
      to.reserve(-1);
      this.#onTheWay--;
      this.#hooks.join(person, to);
    };
    const hours = rule?.travel?.of(person) ?? 0;
    if (hours > 0) this.#context.simulation.schedule(hours, transferArrives);
    else transferArrives();
  }
}

/** Is there a place for one who comes from another facility? Inside a province its cap does not matter. */
function mayGo(from: Facility, to: Facility): boolean {
  const admits = to.admits || (to.province === from.province && to.province?.objects !== true);
  return admits && (to.free > 0 || to.mayOverflow);
}

function applies(rule: Rule, from: Facility, cohort: number): boolean {
  if (from === rule.to || rule.cohorts[cohort] !== true) return false;
  return rule.options.from === undefined || rule.options.from === from.name;
}

function makeRule(
  { simulation, population }: ModelContext,
  options: FacilityTransferOptions,
  facilities: readonly Facility[],
  { takes }: TransferHooks,
): Rule {
  const find = (name: string): Facility => {
    const facility = facilities.find((one) => one.name === name);
    if (facility !== undefined) return facility;
    throw new RangeError(`transfer ${options.name}: there is no facility ${name}`);
  };
  if (options.from !== undefined) find(options.from);
  const stream = (purpose: string) => simulation.stream(`transfer.${options.name}.${purpose}`);
  const to = find(options.to);
  return {
    options,
    to,
    cohorts: population.cohorts.map((cohort, i) => selects(options.who, cohort) && takes(to, i)),
    stay: "stay" in options.when ? new EntityDraws(stream("stay"), options.when.stay) : undefined,
    travel: options.travel === undefined ? undefined : new EntityDraws(stream("travel"), options.travel),
  };
}
