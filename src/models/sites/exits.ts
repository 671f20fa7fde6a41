// Other ways out of a site: release, death, people leaving by themselves.
import { type EventHandle, type RandomStream, sampler, type Wait } from "../../engine/index.js";
import { selects } from "../cohorts.js";
import type { Signal } from "../signal.js";
import type { KeepsPeople, ModelContext } from "../site.js";
import { wholeNumber } from "../whole-number.js";
import type { ExitOptions } from "./options.js";

/** A site that people can leave otherwise. */
export interface Leavable extends KeepsPeople {
  readonly joined: Signal;
}

/** Starts a way out of a site. */
export function startExit(context: ModelContext, site: Leavable, options: ExitOptions): void {
  const stream = context.simulation.stream(`exit.${site.name}.${options.name}`);
  const exit = new Exit(context, site, options, stream);
  if (options.gap !== undefined) {
    context.simulation.process(exit.flow(options.gap), { name: `${options.name} from "${site.name}"` });
  } else if (options.perPerson !== undefined) {
    exit.chances(sampler(stream.substream("rate"), options.perPerson)());
  }
}

class Exit {
  readonly #context: ModelContext;
  readonly #site: Leavable;
  readonly #options: ExitOptions;
  readonly #stream: RandomStream;
  readonly #isEligible: (person: number) => boolean;
  /** People present that the next chance was drawn for; 0 while none is drawn. */
  #bound = 0;
  #next: EventHandle | undefined;

  constructor(context: ModelContext, site: Leavable, options: ExitOptions, stream: RandomStream) {
    const { population } = context;
    const allowed = population.cohorts.map((cohort) => selects(options.who, cohort));
    this.#context = context;
    this.#site = site;
    this.#options = options;
    this.#stream = stream;
    const isEligible = (person: number) => allowed[population.cohortOf(person)] ?? false;
    this.#isEligible = isEligible;
  }

  /** Exits come at intervals, whoever is there. */
  *flow(gap: NonNullable<ExitOptions["gap"]>): Generator<Wait, void, unknown> {
    const sizes = this.#stream.substream("size");
    const next = sampler(this.#stream.substream("gap"), gap);
    for (;;) {
      yield next();
      const people = this.#options.size === undefined ? 1 : wholeNumber(sizes, this.#options.size);
      for (let i = 0; i < people; i++) {
        const person = this.#site.pick(this.#stream.uniform, this.#isEligible);
        if (person === undefined) break;
        this.#leave(person);
      }
    }
  }

  /**
   * Everybody there has a chance per hour. Chances are drawn for as many people as were there when one was drawn, and
   * one that falls on somebody who has left meanwhile is void (thinning; Lewis and Shedler 1979).
   *
   * @param rate each person's chance per hour
   */
  chances(rate: number): void {
    if (!(rate >= 0)) throw new RangeError(`exit "${this.#options.name}": rate ${rate} per hour is below 0`);
    if (rate === 0) return;
    this.#site.joined.subscribe(() => {
      if (this.#site.present > this.#bound) this.#draw(rate);
    });
    this.#draw(rate);
  }

  #draw(rate: number): void {
    const { simulation } = this.#context;
    if (this.#next !== undefined) simulation.cancel(this.#next);
    this.#next = undefined;
    this.#bound = this.#site.present;
    if (this.#bound === 0) return;
    const hours = -Math.log(this.#stream.uniformPositive()) / (rate * this.#bound);
    const someoneLeaves = () => {
      this.#next = undefined;
      if (this.#stream.uniform() * this.#bound < this.#site.present) {
        const person = this.#site.pick(this.#stream.uniform);
        if (person !== undefined && this.#isEligible(person)) this.#leave(person);
      }
      this.#draw(rate);
    };
    this.#next = simulation.schedule(hours, someoneLeaves);
  }

  #leave(person: number): void {
    const { ledger } = this.#context;
    if (!this.#site.remove(person)) return;
    ledger.move(person, this.#options.to);
    if (this.#options.to !== "dead") ledger.setStatus(person, this.#options.status ?? "released");
  }
}
