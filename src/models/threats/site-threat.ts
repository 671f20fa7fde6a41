// Attacks on a site and breakouts from it, while people remain there. Statistical rates only.
import { type EventHandle, type RandomStream, sampler } from "../../engine/index.js";
import type { ModelContext } from "../site.js";
import type { Leavable } from "../sites/exits.js";
import type { SiteThreatOptions } from "../sites/options.js";
import { wholeNumber } from "../whole-number.js";
import type { Fugitives } from "./fugitives.js";
import type { IncidentLog } from "./incidents.js";
import { ShotNoise } from "./shot-noise.js";
import type { Suspensions } from "./suspensions.js";
import { byWeight } from "./threat.js";

/** What an incident at a site can touch. */
export interface SiteSurroundings {
  readonly context: ModelContext;
  readonly incidents: IncidentLog;
  readonly suspensions: Suspensions;
  readonly fugitives: Fugitives;
  /** Nobody passes the gate for so many hours. */
  closeGate(hours: number): void;
}

/** One threat to one site in one replication. */
export class SiteThreat {
  /** Site and threat, as reports call them. */
  readonly name: string;
  /** Rate per hour while people remain, as drawn for this replication. */
  readonly rate: number;
  readonly #around: SiteSurroundings;
  readonly #site: Leavable;
  readonly #options: SiteThreatOptions;
  readonly #stream: RandomStream;
  readonly #excitation: ShotNoise | undefined;
  #most = 0;
  #incidents = 0;
  #next: EventHandle | undefined;

  constructor(around: SiteSurroundings, site: Leavable, options: SiteThreatOptions) {
    this.name = `${site.name}: ${options.name}`;
    this.#around = around;
    this.#site = site;
    this.#options = options;
    this.#stream = around.context.simulation.stream(`site.${site.name}.${options.name}`);
    this.rate = sampler(this.#stream.substream("rate"), options.rate)();
    if (!(this.rate >= 0)) {
      throw new RangeError(`threat "${options.name}" to "${site.name}": rate ${this.rate} is below 0`);
    }
    const { excitation } = options;
    if (excitation !== undefined) this.#excitation = new ShotNoise(excitation.jump, excitation.decay);
    this.#most = site.present;
    if (this.rate === 0) return;
    site.joined.subscribe(() => {
      this.#most = Math.max(this.#most, site.present);
      if (this.#next === undefined) this.#draw();
    });
    this.#draw();
  }

  /**
   * Draws when the next incident may be, at the largest rate from now on; excitation only fades meanwhile. Whether it
   * happens is decided then (thinning; Ogata 1981, IEEE Trans. Inf. Theory 27:23).
   */
  #draw(): void {
    const { simulation } = this.#around.context;
    if (this.#site.present === 0) return;
    const highest = this.rate * this.#raised(simulation.now);
    const hours = -Math.log(this.#stream.uniformPositive()) / highest;
    const siteThreatened = () => {
      this.#next = undefined;
      const chance = (this.rate * this.#raised(simulation.now) * this.#scale()) / highest;
      if (this.#stream.uniform() < chance) this.#happen();
      this.#draw();
    };
    this.#next = simulation.schedule(hours, siteThreatened);
  }

  #raised(time: number): number {
    return 1 + (this.#excitation?.level(time) ?? 0);
  }

  #scale(): number {
    if (this.#site.present === 0) return 0;
    return this.#options.scaling === "remaining" ? this.#site.present / this.#most : 1;
  }

  #happen(): void {
    const { context, incidents, suspensions, fugitives, closeGate } = this.#around;
    const luck = this.#stream.substream(++this.#incidents);
    this.#excitation?.kick(context.simulation.now);
    incidents.incident(this.#options.kind ?? "attack");
    const outcome = byWeight(this.#options.outcomes ?? [], luck.uniform());
    if (outcome === undefined) return;
    const deaths = this.#take(luck, wholeNumber(luck, outcome.deaths), (person) =>
      context.ledger.move(person, "dead"),
    );
    const wounded = Math.min(this.#site.present, wholeNumber(luck, outcome.wounded));
    const staff = wholeNumber(luck, outcome.staffCasualties);
    this.#take(luck, wholeNumber(luck, outcome.escapes), (person) =>
      fugitives.escape(person, this.#site.name),
    );
    incidents.harmed({ deaths, wounded, staff });
    if (outcome.gateClosed !== undefined) closeGate(sampler(luck, outcome.gateClosed)());
    if (outcome.suspension !== undefined) suspensions.suspend(sampler(luck, outcome.suspension)());
  }

  /** Takes at most so many people out of the site; returns how many there were. */
  #take(luck: RandomStream, people: number, out: (person: number) => void): number {
    for (let taken = 0; taken < people; taken++) {
      const person = this.#site.pick(luck.uniform);
      if (person === undefined || !this.#site.remove(person)) return taken;
      out(person);
    }
    return people;
  }
}
