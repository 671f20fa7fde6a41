// The graph of sites and routes with all that moves on it, built from its options.

import type { Movements } from "../convoys/convoy-order.js";
import { ConvoyService } from "../convoys/convoy-service.js";
import type { ConvoyOptions } from "../convoys/options.js";
import { Transit } from "../convoys/transit.js";
import { Fleet } from "../fleet/fleet.js";
import { Overwatch } from "../fleet/overwatch.js";
import { TeamPool } from "../fleet/team-pool.js";
import { Border } from "../routes/border.js";
import { Route } from "../routes/route.js";
import { Weather } from "../routes/weather.js";
import type { ModelContext, Site } from "../site.js";
import { Destination } from "../sites/destination.js";
import { Origin } from "../sites/origin.js";
import { Staging } from "../sites/staging.js";
import { StayTimes } from "../sites/stay-times.js";
import { Fugitives, type Returns } from "../threats/fugitives.js";
import { IncidentLog } from "../threats/incidents.js";
import { Suspensions } from "../threats/suspensions.js";
import { Threat } from "../threats/threat.js";
import { Windows } from "../windows.js";
import type { TransportOptions } from "./options.js";

/** A site of another part of the model to which convoys lead. */
export type OtherSite = Site & Partial<Returns>;

/** Sites, routes and means of one replication. */
export class TransportNetwork implements Movements {
  readonly context: ModelContext;
  readonly options: TransportOptions;
  readonly incidents = new IncidentLog();
  readonly fleet: Fleet;
  readonly suspensions: Suspensions;
  readonly fugitives: Fugitives;
  readonly transit: Transit;
  readonly stays: StayTimes;
  readonly threats: readonly Threat[];
  readonly borders: readonly Border[];
  readonly teams: readonly TeamPool[];
  readonly overwatch: readonly Overwatch[];
  readonly routes: readonly Route[];
  readonly origins: readonly Origin[];
  readonly stagings: readonly Staging[];
  /** Sites at which the way ends and nothing more is said. */
  readonly ends: readonly Destination[];
  /** Sites that convoys lead to. */
  readonly destinations: readonly OtherSite[];
  readonly services: readonly ConvoyService[];
  readonly #weather: readonly Weather[];

  /**
   * @param others sites of other parts to which routes lead
   * @throws RangeError if a part names another that is not there
   */
  constructor(context: ModelContext, options: TransportOptions, others: readonly OtherSite[]) {
    const { simulation } = context;
    this.context = context;
    this.options = options;
    this.fleet = new Fleet(context, this.incidents, options.vehicles ?? [], options.workshop);
    this.suspensions = new Suspensions(simulation);
    this.fugitives = new Fugitives(context, this.incidents, options.recapture);
    this.transit = new Transit(context, "convoys");
    this.stays = new StayTimes(context, options.midnights);
    const darkness = Windows.of(options.darkness ?? { open: [], close: [] });
    this.threats = (options.threats ?? []).map(
      (threat) => new Threat(threat, simulation.stream(`threat.${threat.name}`), darkness),
    );
    this.borders = (options.borders ?? []).map(
      (border) => new Border(simulation, border, context.records?.border(border.name)),
    );
    this.teams = (options.escorts ?? []).map((escort) => new TeamPool(simulation, escort));
    this.overwatch = (options.overwatch ?? []).map((units) => new Overwatch(simulation, units));
    this.#weather = (options.weather ?? []).map((weather) => new Weather(simulation, weather));
    const borders = new Map(this.borders.map((border) => [border.name, border]));
    this.routes = (options.routes ?? []).map((route) => new Route(route, borders, this.threats));
    const calls = (options.phases ?? [undefined]).map((phase) => phase?.who);
    this.origins = (options.origins ?? []).map(
      (origin) => new Origin(context, origin, calls, this.#takenFrom(origin.name)),
    );
    this.stagings = (options.stagings ?? []).map(
      (staging) => new Staging(context, staging, this.#takenFrom(staging.name), this.stays),
    );
    this.ends = (options.destinations ?? []).map((site) => new Destination(context, site));
    this.destinations = [...this.stagings, ...this.ends, ...others];
    this.services = (options.convoys ?? []).map((convoy) => this.#service(convoy));
    for (const site of [...this.origins, ...this.destinations]) {
      const { takeBack } = site;
      if (takeBack !== undefined) this.fugitives.site(site.name, { takeBack: takeBack.bind(site) });
    }
  }

  /** Convoy services whose passengers do not go on from where they are brought. */
  get lastServices(): readonly ConvoyService[] {
    return this.services.filter(({ ends }) => !(ends.to instanceof Staging));
  }

  /** Convoy services that leave a site, in order. */
  #leaving(site: string): readonly ConvoyOptions[] {
    return (this.options.convoys ?? []).filter((convoy) => this.#routesOf(convoy)[0]?.from === site);
  }

  #takenFrom(site: string) {
    return this.#leaving(site).map(({ who }) => who);
  }

  #routesOf(convoy: ConvoyOptions): Route[] {
    return convoy.routes.map((name) => named("route", this.routes, name, `convoys "${convoy.name}"`));
  }

  #service(options: ConvoyOptions): ConvoyService {
    const where = `convoys "${options.name}"`;
    const routes = this.#routesOf(options);
    const [first] = routes;
    if (first === undefined) throw new RangeError(`${where}: there is no route`);
    if (routes.some(({ from, to }) => from !== first.from || to !== first.to)) {
      throw new RangeError(`${where}: its routes do not share both ends`);
    }
    const from = named("site", [...this.origins, ...this.stagings], first.from, where);
    const to = named("site", this.destinations, first.to, where);
    if (to instanceof Staging && !to.upstream.includes(from)) to.upstream.push(from);
    const { escort, overwatch } = options;
    return new ConvoyService(
      this,
      options,
      {
        from,
        to,
        escort: escort && named("escort", this.teams, escort.teams, where),
        overwatch: overwatch && named("overwatch", this.overwatch, overwatch.units, where),
      },
      routes,
      this.#weather,
      this.#leaving(first.from).indexOf(options),
    );
  }
}

function named<T extends { readonly name: string }>(
  kind: string,
  list: readonly T[],
  name: string,
  where: string,
): T {
  const found = list.find((item) => item.name === name);
  if (found === undefined) throw new RangeError(`${where}: there is no ${kind} "${name}"`);
  return found;
}
