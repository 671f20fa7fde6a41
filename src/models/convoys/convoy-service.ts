// Convoys from one site to another: when the next can go, and with what.
import type { RandomStream } from "../../engine/index.js";
import type { Team } from "../fleet/team-pool.js";
import type { Vehicle } from "../fleet/vehicle.js";
import type { Route } from "../routes/route.js";
import { chooseRoute } from "../routes/route-choice.js";
import type { Weather } from "../routes/weather.js";
import type { ReadyClass } from "../sites/platform.js";
import { Convoy } from "./convoy.js";
import { ConvoyLuck } from "./convoy-luck.js";
import { ConvoyNeeds } from "./convoy-needs.js";
import type { ConvoyOrder, Movements, ServiceEnds } from "./convoy-order.js";
import { type Limits, type Plan, planConvoy } from "./convoy-plan.js";
import {
  type Decision,
  type DepartureRecord,
  type Exchange,
  type Hold,
  hold,
  type Launch,
} from "./decision.js";
import { DepartureRules } from "./departure-rules.js";
import { type FamilyChoice, FamilyRule } from "./family-rule.js";
import { HoldClock } from "./hold-clock.js";
import { LoadingTimes } from "./loading-times.js";
import type { ConvoyOptions } from "./options.js";
import { PeopleReady } from "./people-ready.js";

const never = Number.POSITIVE_INFINITY;
const noExchange: Exchange = { leaving: 0, vehicles: [], teams: [] };

/** One convoy service in one replication. */
export class ConvoyService {
  readonly options: ConvoyOptions;
  readonly ends: ServiceEnds;
  readonly clock: HoldClock;
  /** What keeps the next convoy from going now; undefined while nobody is ready. */
  held: Hold | undefined = undefined;
  /** The dispatcher is about to look at it. */
  due = false;
  /** Convoys that have departed. */
  readonly departures: DepartureRecord[] = [];
  /** People that it has brought to its destination. */
  delivered = 0;
  /** When its last convoy arrived (hours since start); 0 if none has. */
  lastArrival = 0;
  /** Types of vehicles that it may use. */
  readonly types: readonly string[];
  readonly #movements: Movements;
  readonly #needs: ConvoyNeeds;
  readonly #routes: readonly Route[];
  readonly #people: PeopleReady;
  readonly #rules: DepartureRules;
  readonly #luck: RandomStream;
  readonly #convoyLuck: ConvoyLuck;
  readonly #families: FamilyRule | undefined = undefined;
  #number = 1;
  #loading: LoadingTimes;
  #lastDeparture = Number.NEGATIVE_INFINITY;
  #largest = { vehicles: 0, seats: 0 };
  #fleetVersion = -1;

  /** @param place of the service in the list that the platform of its site was made with */
  constructor(
    movements: Movements,
    options: ConvoyOptions,
    ends: ServiceEnds,
    routes: readonly Route[],
    weather: readonly Weather[],
    place: number,
  ) {
    const { simulation } = movements.context;
    this.options = options;
    this.ends = ends;
    this.clock = new HoldClock(simulation);
    this.types = options.vehicles ?? movements.fleet.typesOf(routes[0]?.mode ?? "road");
    this.#movements = movements;
    this.#needs = new ConvoyNeeds(options);
    this.#routes = routes;
    const { households } = movements.context;
    this.#people = new PeopleReady(ends.from, place, households);
    const watch = this.#needs.mustBeWatched ? ends.overwatch : undefined;
    this.#rules = new DepartureRules(options, weather, movements.suspensions, watch);
    this.#luck = simulation.stream(`convoy.${options.name}`);
    this.#convoyLuck = new ConvoyLuck(this.#luck);
    this.#loading = this.#loadingTimes();
    if (households !== undefined) this.#families = new FamilyRule(simulation, households.patience);
  }

  /** When the first of those it may take became ready (hours since start); Infinity if nobody is. */
  get oldest(): number {
    return this.#people.oldest;
  }

  /** Would it decide otherwise now that people became ready, or left? */
  get heedsPeople(): boolean {
    const { held } = this;
    if (held === undefined || !this.ends.from.moreToCome()) return true;
    if (this.#movements.context.simulation.now < held.quietUntil) return false;
    return this.#people.count >= held.enough;
  }

  /** Does it wait for people who will not come any more? */
  get waitsInVain(): boolean {
    return this.held?.reason === "people" && !this.ends.from.moreToCome();
  }

  /**
   * Looks for the convoy that can go now. Nothing is claimed.
   * @param exchange what another convoy does at the same instant, so that places become free
   */
  decide(exchange = noExchange): Decision {
    const { from, to, escort } = this.ends;
    const { now } = this.#movements.context.simulation;
    if (this.#people.count === 0) return undefined;
    const overdue = this.#people.overdue(this.options.longestWait);
    const forced = now >= overdue || !from.moreToCome();
    const least = forced ? 1 : this.#least();
    const wake = forced ? never : overdue;
    if (this.#people.count < least) return hold("people", overdue, now, least);
    const route = this.#chooseRoute(now);
    const hours = this.#needs.dutyHours(route);
    const vehicles = this.#movements.fleet.free(this.types, hours, exchange.vehicles);
    if (vehicles.length === 0) return hold("vehicles", wake);
    const teams = escort?.free(hours, exchange.teams) ?? [];
    const escortable = Math.min(vehicles.length, this.#needs.escortable(teams.length));
    if (escortable === 0) return hold("escort", wake);
    const places = to.places.free + exchange.leaving;
    if (places < 1) return hold("places", wake);
    const { maximum = never, maximumVehicles = never } = this.options;
    const limits = { people: Math.min(maximum, places), vehicles: Math.min(maximumVehicles, escortable) };
    const whole = exchange === noExchange ? this.#families : undefined;
    const together = planConvoy(this.#people.byClass(whole !== undefined), vehicles, limits, least);
    const choice = whole && this.#chooseFamilies(whole, together, vehicles, limits, least);
    const plan = choice?.plan ?? together;
    if (plan.people >= (choice?.least ?? least)) return this.#depart(plan, route, teams, now, overdue);
    if (choice !== undefined && choice.until < never) {
      const reason = places < plan.people + plan.leftFamily ? "places" : "vehicles";
      return hold(reason, Math.min(choice.until, overdue > now ? overdue : never), now, 0);
    }
    if (places < least) return hold("places", wake);
    if (escortable < Math.min(maximumVehicles, vehicles.length)) return hold("escort", wake);
    const seats = vehicles.reduce((sum, vehicle) => sum + vehicle.seats, 0);
    if (seats < least) return hold("vehicles", wake);
    return hold("people", overdue, now, 0);
  }

  /** Sends out the convoy that was decided on. */
  launch({ plan, route, vehicles, teams, watchers, loadingPlaces, departAt }: Launch): void {
    const { context, fleet } = this.#movements;
    const { from, to, escort, overwatch } = this.ends;
    const people: number[] = [];
    for (const index of new Set(plan.seatings.map((seating) => seating.index))) {
      const aboard = plan.seatings.reduce((sum, one) => sum + (one.index === index ? one.people : 0), 0);
      from.platform.board(this.#people.classes[index] as ReadyClass, aboard, people);
    }
    to.places.reserve(people.length);
    fleet.send(vehicles);
    escort?.send(teams);
    overwatch?.send(watchers);
    from.platform.load(loadingPlaces);
    const previous = this.#lastDeparture;
    const number = this.#number++;
    this.#lastDeparture = departAt;
    this.#families?.launched();
    this.#loading = this.#loadingTimes();
    const mayDepart = () => {
      const may = !this.#rules.suspended(route, context.simulation.now);
      if (!may && this.#lastDeparture === departAt) this.#lastDeparture = previous;
      return may;
    };
    const order: ConvoyOrder = {
      number,
      options: this.options,
      route,
      people,
      vehicles,
      teams,
      watchers,
      loadingPlaces,
      departAt,
      mayDepart,
    };
    const convoy = new Convoy(this.#movements, this.ends, order, this.#convoyLuck);
    const record = { time: departAt, people: people.length, vehicles: vehicles.length, route: route.name };
    context.simulation.process(
      convoy.run(
        () => this.departures.push(record),
        (arrived) => this.#brought(arrived),
      ),
      { name: `convoy ${number} of "${this.options.name}"` },
    );
  }

  /** What the rule for families makes of a plan that separates none. */
  #chooseFamilies(
    rule: FamilyRule,
    together: Plan,
    vehicles: readonly Vehicle[],
    limits: Limits,
    least: number,
  ): FamilyChoice {
    const apart = () => planConvoy(this.#people.byClass(false), vehicles, limits, least);
    return rule.choose(together, apart, least, () => this.#mostPeople());
  }

  /** How many must be ready for a plan to need another vehicle: only then does loading take longer. */
  #waitingToChange({ seatings }: Plan): number {
    if (this.#people.classes.length > 1) return 0;
    return seatings.reduce((sum, { vehicle }) => sum + vehicle.seats, 1);
  }

  #brought(people: number): void {
    this.delivered += people;
    this.lastArrival = this.#movements.context.simulation.now;
  }

  /** The smallest convoy: never more than what is left of the fleet, or either site, can ever hold. */
  #least(): number {
    const { minimum = 1, maximum = never } = this.options;
    const { from, to } = this.ends;
    const { seats } = this.#largestConvoy();
    return Math.max(1, Math.min(minimum, maximum, seats, from.capacity, to.places.capacity));
  }

  #largestConvoy(): { readonly vehicles: number; readonly seats: number } {
    const { fleet } = this.#movements;
    if (this.#fleetVersion !== fleet.version) {
      this.#fleetVersion = fleet.version;
      this.#largest = fleet.largest(this.types, this.options.maximumVehicles ?? never);
    }
    return this.#largest;
  }

  /** Persons in the largest convoy that can ever go, as things stand. */
  #mostPeople(): number {
    const { maximum = never, maximumVehicles = never } = this.options;
    const { escort, to } = this.ends;
    const guarded = escort === undefined ? never : this.#needs.escortable(escort.teams);
    const { seats } = this.#movements.fleet.largest(this.types, Math.min(maximumVehicles, guarded));
    return Math.min(maximum, seats, to.places.capacity);
  }

  #chooseRoute(now: number): Route {
    const { choice = "fixed" } = this.options;
    const protection = { escortTeams: this.#needs.teams(1), overwatch: this.#needs.watchers };
    return chooseRoute(this.#routes, choice, this.#number, this.#luck, now, protection);
  }

  #loadingTimes(): LoadingTimes {
    return new LoadingTimes(this.options.loading, () => this.#convoyLuck.stream(this.#number, "loading"));
  }

  /** The convoy is full enough and has all it needs: when may it depart? */
  #depart(plan: Plan, route: Route, teams: readonly Team[], now: number, overdue: number): Decision {
    const { platform } = this.ends.from;
    const latest = overdue > now ? overdue : never;
    const vehicles = plan.seatings.map(({ vehicle }) => vehicle);
    const loadingPlaces = Math.min(vehicles.length, platform.loadingPlaces);
    if (platform.freeLoadingPlaces < loadingPlaces) return hold("loading place", latest);
    const loaded = now + this.#loading.makespan(vehicles.length, platform.loadingPlaces);
    const { time, reason } = this.#rules.earliest(route, loaded, this.#lastDeparture);
    if (time > loaded) {
      const most = this.#largestConvoy().vehicles;
      const longest = this.#loading.makespan(most, platform.loadingPlaces);
      const start = time - (loaded - now);
      const quiet = Math.max(now, Math.min(start, time - longest));
      if (start > now) {
        return hold(
          reason,
          Math.min(quiet > now ? quiet : start, latest),
          quiet,
          this.#waitingToChange(plan),
        );
      }
    }
    const wanted = this.#needs.watchers;
    const enough = wanted > 0 && (this.ends.overwatch?.free(time) ?? 0) >= wanted;
    if (!enough && this.#needs.mustBeWatched) return hold("overwatch", latest);
    const watchers = enough ? wanted : 0;
    const needed = teams.slice(0, this.#needs.teams(vehicles.length));
    return { launch: { plan, route, vehicles, teams: needed, watchers, loadingPlaces, departAt: time } };
  }
}
