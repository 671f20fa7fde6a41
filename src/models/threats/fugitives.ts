// Those who escape: at large until they are caught, if they ever are.
import { type RandomStream, type Sampler, sampler } from "../../engine/index.js";
import type { ModelContext } from "../site.js";
import type { RecaptureOptions } from "../sites/options.js";
import type { IncidentLog } from "./incidents.js";

/** Where those who are caught can be brought to. */
export interface Returns {
  /** Takes back a person who is at large; writes the ledger. */
  takeBack(person: number): void;
}

/** Everybody who is at large. */
export class Fugitives {
  readonly #context: ModelContext;
  readonly #incidents: IncidentLog;
  readonly #options: RecaptureOptions | undefined;
  readonly #sites = new Map<string, Returns>();
  readonly #luck: RandomStream;
  /** How often each person has escaped: a second escape has luck of its own. */
  readonly #escapes = new Map<number, number>();
  #atLarge = 0;

  constructor(context: ModelContext, incidents: IncidentLog, options: RecaptureOptions | undefined) {
    this.#context = context;
    this.#incidents = incidents;
    this.#options = options;
    this.#luck = context.simulation.stream("recapture");
    context.ledger.holder("at_large", "fugitives", () => this.#atLarge);
  }

  /** How many are at large now. */
  get atLarge(): number {
    return this.#atLarge;
  }

  /** Names a site that people can be brought back to. */
  site(name: string, site: Returns): void {
    this.#sites.set(name, site);
  }

  /**
   * Somebody escapes now; whoever held the person no longer does.
   * @param from name of the site, or of the origin of the journey
   */
  escape(person: number, from: string): void {
    this.#context.ledger.move(person, "at_large");
    this.#atLarge++;
    this.#incidents.add("escaped", 1);
    if (this.#options === undefined) return;
    const occasion = (this.#escapes.get(person) ?? 0) + 1;
    this.#escapes.set(person, occasion);
    const luck = this.#luck.substream(`${person}:${occasion}`);
    if (luck.uniform() >= this.#options.probability) return;
    const delay: Sampler = sampler(luck, this.#options.delay);
    const recaptured = () => this.#recapture(person, from);
    this.#context.simulation.schedule(delay(), recaptured);
  }

  #recapture(person: number, from: string): void {
    const name = this.#options?.returnTo ?? from;
    const site = this.#sites.get(name);
    if (site === undefined) throw new Error(`recapture: there is no site "${name}" to bring people back to`);
    this.#atLarge--;
    this.#incidents.add("recaptured", 1);
    site.takeBack(person);
  }
}
