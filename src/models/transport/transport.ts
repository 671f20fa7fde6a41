// Everything that moves people, as one part of a clearance model.
import { Dispatcher } from "../convoys/dispatcher.js";
import type { Figures, Part } from "../part.js";
import { Phases } from "../phases/phases.js";
import type { KeepsPeople, ModelContext } from "../site.js";
import { startArrivals } from "../sites/arrivals.js";
import { type Leavable, startExit } from "../sites/exits.js";
import type { ExitOptions, SiteThreatOptions } from "../sites/options.js";
import { enterPeople } from "../sites/people-at-origins.js";
import { type TravelGroups, travelGroups } from "../sites/travel-groups.js";
import { SiteThreat } from "../threats/site-threat.js";
import { type OtherSite, TransportNetwork } from "./network.js";
import type { TransportOptions } from "./options.js";
import { reportTransport } from "./report.js";

/** The transport part of a clearance model in one replication. */
export class Transport implements Part {
  readonly name = "transport";
  readonly network: TransportNetwork;
  readonly phases: Phases;
  readonly series: Readonly<Record<string, () => number>>;
  readonly #siteThreats: SiteThreat[] = [];

  /**
   * @param others sites of other parts to which routes lead
   * @throws RangeError if a part names another that is not there
   */
  constructor(context: ModelContext, options: TransportOptions, others: readonly OtherSite[] = []) {
    const network = new TransportNetwork(context, options, others);
    this.network = network;
    const phases = options.phases ?? [{ name: "all" }];
    this.phases = new Phases(context, phases, network.origins, network.incidents, network.suspensions);
    const dispatcher = new Dispatcher(context.simulation, network.services, network.fleet);
    watch(network, dispatcher);
    this.series = {
      backlog_origin: () => context.ledger.count("origin"),
      staging: () => context.ledger.count("staging"),
      in_transit: () => context.ledger.count("in_transit"),
      at_large: () => context.ledger.count("at_large"),
      dispatched: () => network.origins.reduce((sum, origin) => sum + origin.dispatched, 0),
      received: () => network.lastServices.reduce((sum, service) => sum + service.delivered, 0),
    };
  }

  start(): void {
    const { context, options, origins, stagings } = this.network;
    const groups = origins.map(({ name }) => travelGroups(context, name, options.familySize));
    enterPeople(context, options, origins, groups);
    for (const [i, origin] of origins.entries()) {
      const own = options.origins?.find(({ name }) => name === origin.name);
      startArrivals(context, origin, own?.arrivals ?? [], groups[i] as TravelGroups);
      this.#startRisks(origin, own, (hours) => origin.gate.close(hours));
    }
    for (const staging of stagings) {
      const own = options.stagings?.find(({ name }) => name === staging.name);
      this.#startRisks(staging, own, () => {});
    }
    this.phases.start();
  }

  /** All who keep people. */
  get keepers(): readonly KeepsPeople[] {
    return [...this.network.origins, ...this.network.stagings, ...this.network.ends];
  }

  /** People who have not left yet, or not arrived. */
  get pending(): number {
    const { origins, stagings, transit } = this.network;
    return [...origins, ...stagings].reduce((sum, { present }) => sum + present, transit.aboard);
  }

  clearedAt(): number | null {
    const { origins, lastServices } = this.network;
    if (this.pending > 0 || origins.some((origin) => origin.arrivalsOpen)) return null;
    const left = origins.map((origin) => origin.clearedAt() ?? 0);
    return Math.max(0, ...left, ...lastServices.map(({ lastArrival }) => lastArrival));
  }

  observe(figures: Figures): void {
    reportTransport(this.network, this.#siteThreats, figures);
  }

  /** Ways out of a site and threats to it. */
  #startRisks(
    site: Leavable,
    options: {
      readonly exits?: readonly ExitOptions[];
      readonly threats?: readonly SiteThreatOptions[];
    } = {},
    closeGate: (hours: number) => void,
  ): void {
    const { context, incidents, suspensions, fugitives } = this.network;
    for (const exit of options.exits ?? []) startExit(context, site, exit);
    const around = { context, incidents, suspensions, fugitives, closeGate };
    for (const threat of options.threats ?? []) this.#siteThreats.push(new SiteThreat(around, site, threat));
  }
}

/** Lets the dispatcher look at convoys whenever something that they may wait for changes. */
function watch(network: TransportNetwork, dispatcher: Dispatcher): void {
  const { services, fleet, suspensions } = network;
  for (const site of [...network.origins, ...network.stagings]) {
    const leaving = services.filter(({ ends }) => ends.from === site);
    const heed = () => {
      for (const service of leaving) if (service.heedsPeople) dispatcher.poke(service);
      for (const service of services) if (service.waitsInVain) dispatcher.poke(service);
    };
    site.platform.changed.subscribe(heed);
    site.left.subscribe(heed);
    site.platform.loaded.subscribe(() => dispatcher.pokeAll(leaving, "loading place"));
  }
  for (const site of network.destinations) {
    const coming = services.filter(({ ends }) => ends.to === site);
    site.places.freed.subscribe(() => dispatcher.pokeAll(coming, "places"));
  }
  for (const teams of network.teams) {
    const guarded = services.filter(({ ends }) => ends.escort === teams);
    teams.changed.subscribe(() => dispatcher.pokeAll(guarded));
  }
  for (const units of network.overwatch) {
    const watched = services.filter(({ ends }) => ends.overwatch === units);
    units.changed.subscribe(() => dispatcher.pokeAll(watched, "overwatch"));
  }
  fleet.changed.subscribe(() => dispatcher.pokeAll(services));
  suspensions.changed.subscribe(() => dispatcher.pokeAll(services));
}
