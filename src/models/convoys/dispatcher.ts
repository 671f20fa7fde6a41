// Sends out convoys whenever everything that one needs is there at once.
import type { EventHandle, Simulation } from "../../engine/index.js";
import type { Fleet } from "../fleet/fleet.js";
import { sortFew } from "../sort-few.js";
import type { ConvoyService } from "./convoy-service.js";
import type { Hold } from "./decision.js";
import { findExchange } from "./exchange.js";
import type { HoldReason } from "./hold-clock.js";

/** Between what happens and what is read: all that is due at an instant has happened before convoys are decided on. */
const AFTER_OTHERS = 500;

const never = Number.POSITIVE_INFINITY;

/**
 * Looks at convoy services whenever something that they wait for has changed, once per instant. A convoy takes
 * everything it needs together or nothing, so that none ever holds what another waits for. Where several could go, the
 * one whose people have been ready longest is first.
 */
export class Dispatcher {
  readonly #simulation: Simulation;
  readonly #services: readonly ConvoyService[];
  readonly #fleet: Fleet;
  /** Whether services are looked at after what else is due at this instant. */
  #scheduled = false;
  #wakeAt = never;
  #wake: EventHandle | undefined;
  /** When services that wait for each other's places may go together. */
  #exchangeAt = never;

  constructor(simulation: Simulation, services: readonly ConvoyService[], fleet: Fleet) {
    this.#simulation = simulation;
    this.#services = services;
    this.#fleet = fleet;
  }

  /** Something may have changed for this service: looks at it after what else is due at this instant. */
  poke(service: ConvoyService): void {
    service.due = true;
    if (this.#scheduled) return;
    this.#scheduled = true;
    const decideConvoys = () => this.#dispatch();
    this.#simulation.schedule(0, decideConvoys, AFTER_OTHERS);
  }

  /** Something may have changed for these services, if they wait for this; for any cause where none is given. */
  pokeAll(services: readonly ConvoyService[], reason?: HoldReason): void {
    for (const service of services) {
      if (reason === undefined || service.held?.reason === reason) this.poke(service);
    }
  }

  #dispatch(): void {
    this.#scheduled = false;
    const inTurn: ConvoyService[] = [];
    for (const service of this.#services) {
      if (!service.due) continue;
      service.due = false;
      if (service.oldest < never) inTurn.push(service);
      else this.#hold(service, undefined);
    }
    while (inTurn.length > 0) {
      if (inTurn.length > 1) sortFew(inTurn, oldestFirst);
      const service = inTurn[0] as ConvoyService;
      const decision = service.decide();
      if (decision !== undefined && "launch" in decision) {
        service.launch(decision.launch);
        continue;
      }
      inTurn.shift();
      this.#hold(service, decision?.hold);
    }
    this.#exchange();
    this.#wakeNext();
  }

  /** Where convoys wait for each other's places in a circle, all go. */
  #exchange(): void {
    this.#exchangeAt = never;
    const stuck = this.#services.filter(({ held }) => held?.reason === "places");
    if (stuck.length < 2) return;
    const { convoys, wake } = findExchange(stuck);
    if (wake > this.#simulation.now) this.#exchangeAt = wake;
    for (const { service, launch } of convoys) {
      service.launch(launch);
      this.#hold(service, undefined);
      this.poke(service);
    }
  }

  #hold(service: ConvoyService, hold: Hold | undefined): void {
    const before = service.held?.reason;
    service.held = hold;
    if (before === hold?.reason) return;
    service.clock.set(hold?.reason);
    if (isForPool(before) || isForPool(hold?.reason)) this.#reportWaiting();
    if (before === "places") service.ends.to.block?.(-1);
    if (hold?.reason === "places") service.ends.to.block?.(1);
  }

  /** Tells the pools how many convoys wait for them. */
  #reportWaiting(): void {
    const vehicles = new Map<string, number>();
    const count = (reason: HoldReason, uses: (service: ConvoyService) => boolean) =>
      this.#services.filter((service) => service.held?.reason === reason && uses(service)).length;
    for (const { held, types } of this.#services) {
      if (held?.reason !== "vehicles") continue;
      for (const type of types) vehicles.set(type, (vehicles.get(type) ?? 0) + 1);
    }
    this.#fleet.setWaiting(vehicles);
    for (const { ends } of this.#services) {
      if (ends.escort === undefined && ends.overwatch === undefined) continue;
      ends.escort?.setWaiting(count("escort", (other) => other.ends.escort === ends.escort));
      ends.overwatch?.setWaiting(count("overwatch", (other) => other.ends.overwatch === ends.overwatch));
    }
  }

  /** Looks again when the first of the services may go without anything else happening. */
  #wakeNext(): void {
    let time = this.#exchangeAt;
    for (const { held } of this.#services) if (held !== undefined && held.wake < time) time = held.wake;
    if (time === this.#wakeAt) return;
    if (this.#wake !== undefined) this.#simulation.cancel(this.#wake);
    this.#wake = undefined;
    this.#wakeAt = time;
    if (time === never) return;
    const convoyMayGo = () => {
      this.#wake = undefined;
      this.#wakeAt = never;
      for (const service of this.#services) if (service.held?.wake === time) this.poke(service);
      if (this.#exchangeAt === time) this.pokeAll(this.#services, "places");
    };
    this.#wake = this.#simulation.scheduleAt(time, convoyMayGo);
  }
}

const oldestFirst = ({ oldest }: ConvoyService) => oldest;

/** Does a convoy that is held for this reason wait for a pool, which counts those who wait for it? */
function isForPool(reason: HoldReason | undefined): boolean {
  return reason === "vehicles" || reason === "escort" || reason === "overwatch";
}
