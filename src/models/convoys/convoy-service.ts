// Convoys from one site to another: when the next can go, and with what.
import type { RandomStream } from "../../engine/index.js";
import type { Team } from "../fleet/team-pool.js";
import type { Route } from "../routes/route.js";
import { chooseRoute } from "../routes/route-choice.js";
import type { Weather } from "../routes/weather.js";
import type { ReadyClass } from "../sites/platform.js";
import { Convoy } from "./convoy.js";
import { ConvoyLuck } from "./convoy-luck.js";
import { ConvoyNeeds } from "./convoy-needs.js";
import type { ConvoyOrder, Movements, ServiceEnds } from "./convoy-order.js";
import { type Plan, planConvoy, type Ready } from "./convoy-plan.js";
import type { Decision, DepartureRecord, Exchange, Hold, Launch } from "./decision.js";
import { DepartureRules } from "./departure-rules.js";
import { FamilyRule } from "./family-rule.js";
import { HoldClock, type HoldReason } from "./hold-clock.js";
import { LoadingTimes } from "./loading-times.js";
import type { ConvoyOptions } from "./options.js";

const never = Number.POSITIVE_INFINITY;
const noExchange: Exchange = { leaving: 0, vehicles: [], teams: [] };

/** One convoy service in one replication. */
export class ConvoyService {
  readonly options: ConvoyOptions;
  readonly ends: ServiceEnds;
  readonly clock: HoldClock;
  /** What keeps the next convoy from going now; undefined while nobody is ready. */
  held: Hold | undefined;
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
  readonly #classes: readonly ReadyClass[];
  readonly #rules: DepartureRules;
  readonly #luck: RandomStream;
  readonly #convoyLuck: ConvoyLuck;
  readonly #families: FamilyRule | undefined;
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
    this.#classes = ends.from.platform.classes(place);
    const watch = this.#needs.mustBeWatched ? ends.overwatch : undefined;
    this.#rules = new DepartureRules(options, weather, movements.suspensions, watch);
    this.#luck = simulation.stream(`convoy.${options.name}`);
    this.#convoyLuck = new ConvoyLuck(this.#luck);
    this.#loading = this.#loadingTimes();
    const { households } = movements.context;
    if (households !== undefined) this.#families = new FamilyRule(simulation, households.patience);
  }

  /** When the first of those it may take became ready (hours since start); Infinity if nobody is. */
  get oldest(): number {
    let oldest = never;
    for (const ready of this.#classes) oldest = Math.min(oldest, this.ends.from.platform.oldest(ready));
    return oldest;
  }

  /** Would it decide otherwise now that people became ready, or left? */
  get heedsPeople(): boolean {
    const { held } = this;
    if (held === undefined || !this.ends.from.moreToCome()) return true;
    if (this.#movements.context.simulation.now < held.quietUntil) return false;
    return this.#waiting() >= held.enough;
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
    if (this.#waiting() === 0) return undefined;
    const overdue = this.#overdue();
    const forced = now >= overdue || !from.moreToCome();
    const least = forced ? 1 : this.#least();
    const hold = (reason: HoldReason) => ({
      hold: { reason, wake: forced ? never : overdue, quietUntil: never, enough: never },
    });
    if (this.#waiting() < least) {
      return { hold: { reason: "people", wake: overdue, quietUntil: now, enough: least } };
    }
    const route = this.#chooseRoute(now);
    const hours = this.#needs.dutyHours(route);
    const vehicles = this.#movements.fleet.free(this.types, hours, exchange.vehicles);
    if (vehicles.length === 0) return hold("vehicles");
    const teams = escort?.free(hours, exchange.teams) ?? [];
    const escortable = Math.min(vehicles.length, this.#needs.escortable(teams.length));
    if (escortable === 0) return hold("escort");
    const places = to.places.free + exchange.leaving;
    if (places < 1) return hold("places");
    const { maximum = never, maximumVehicles = never } = this.options;
    const limits = { people: Math.min(maximum, places), vehicles: Math.min(maximumVehicles, escortable) };
    const whole = exchange === noExchange ? this.#families : undefined;
    const together = planConvoy(this.#ready(whole !== undefined), vehicles, limits, least);
    const apart = () => planConvoy(this.#ready(false), vehicles, limits, least);
    const choice = whole?.choose(together, apart, least, () => this.#mostPeople());
    const plan = choice?.plan ?? together;
    if (plan.people >= (choice?.least ?? least)) return this.#depart(plan, route, teams, now, overdue);
    if (choice !== undefined && choice.until < never) {
      const reason = places < plan.people + plan.leftFamily ? "places" : "vehicles";
      const wake = Math.min(choice.until, overdue > now ? overdue : never);
      return { hold: { reason, wake, quietUntil: now, enough: 0 } };
    }
    if (places < least) return hold("places");
    if (escortable < Math.min(maximumVehicles, vehicles.length)) return hold("escort");
    const seats = vehicles.reduce((sum, vehicle) => sum + vehicle.seats, 0);
    if (seats < least) return hold("vehicles");
    return { hold: { reason: "people", wake: overdue, quietUntil: now, enough: 0 } };
  }

  /** Sends out the convoy that was decided on. */
  launch({ plan, route, vehicles, teams, watchers, loadingPlaces, departAt }: Launch): void {
    const { context, fleet } = this.#movements;
    const { from, to, escort, overwatch } = this.ends;
    const people: number[] = [];
    for (const index of new Set(plan.seatings.map((seating) => seating.index))) {
      const aboard = plan.seatings.reduce((sum, one) => sum + (one.index === index ? one.people : 0), 0);
      from.platform.board(this.#classes[index] as ReadyClass, aboard, people);
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

  /** How many must be ready for a plan to need another vehicle: only then does loading take longer. */
  #waitingToChange({ seatings }: Plan): number {
    if (this.#classes.length > 1) return 0;
    return seatings.reduce((sum, { vehicle }) => sum + vehicle.seats, 1);
  }

  #brought(people: number): void {
    this.delivered += people;
    this.lastArrival = this.#movements.context.simulation.now;
  }

  #waiting(): number {
    let waiting = 0;
    for (const { lanes } of this.#classes) for (const lane of lanes) waiting += lane.length;
    return waiting;
  }

  /** @param whole families stay together */
  #ready(whole: boolean): Ready[] {
    const { platform } = this.ends.from;
    const { households } = this.#movements.context;
    const found: Ready[] = [];
    for (let index = 0; index < this.#classes.length; index++) {
      const ready = this.#classes[index] as ReadyClass;
      let count = 0;
      for (const lane of ready.lanes) count += lane.length;
      if (count === 0) continue;
      const rule = whole && households && ((room: number) => platform.whole(ready, room, households));
      found.push({ index, count, oldest: platform.oldest(ready), ...(rule ? { whole: rule } : {}) });
    }
    return found;
  }

  /** When somebody must go in a convoy of any size (hours since start); Infinity if nobody must. */
  #overdue(): number {
    let overdue = never;
    for (const { lanes } of this.#classes) {
      for (const { first } of lanes) {
        if (first === undefined) continue;
        overdue = Math.min(overdue, this.ends.from.overdueAt(first, this.options.longestWait));
      }
    }
    return overdue;
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
    const hold = (reason: HoldReason, wake: number, quietUntil: number, enough: number) => ({
      hold: { reason, wake: Math.min(wake, overdue > now ? overdue : never), quietUntil, enough },
    });
    const vehicles = plan.seatings.map(({ vehicle }) => vehicle);
    const loadingPlaces = Math.min(vehicles.length, platform.loadingPlaces);
    if (platform.freeLoadingPlaces < loadingPlaces) return hold("loading place", never, never, never);
    const loaded = now + this.#loading.makespan(vehicles.length, platform.loadingPlaces);
    const { time, reason } = this.#rules.earliest(route, loaded, this.#lastDeparture);
    if (time > loaded) {
      const most = this.#largestConvoy().vehicles;
      const longest = this.#loading.makespan(most, platform.loadingPlaces);
      const start = time - (loaded - now);
      const quiet = Math.max(now, Math.min(start, time - longest));
      if (start > now) return hold(reason, quiet > now ? quiet : start, quiet, this.#waitingToChange(plan));
    }
    const wanted = this.#needs.watchers;
    const enough = wanted > 0 && (this.ends.overwatch?.free(time) ?? 0) >= wanted;
    if (!enough && this.#needs.mustBeWatched) return hold("overwatch", never, never, never);
    const watchers = enough ? wanted : 0;
    const needed = teams.slice(0, this.#needs.teams(vehicles.length));
    return { launch: { plan, route, vehicles, teams: needed, watchers, loadingPlaces, departAt: time } };
  }
}
