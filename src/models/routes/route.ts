// A way from one site to another: its legs, what is met on each, how long it takes.
import { meanOf } from "../../engine/index.js";
import type { Mode } from "../fleet/options.js";
import type { Section } from "../threats/passage.js";
import type { Protection, Threat } from "../threats/threat.js";
import type { Border } from "./border.js";
import type { LegOptions, RouteOptions } from "./options.js";

/** A leg as one journey passes it: hours are drawn. */
export interface LegJourney {
  readonly leg: Leg;
  /** h, delays included. */
  readonly hours: number;
}

/** A leg of a route. */
export interface Leg {
  readonly name: string;
  /** km. */
  readonly length: number;
  /** Expected h, delays included, without its border post. */
  readonly expectedHours: number;
  readonly border: Border | undefined;
  readonly options: LegOptions;
}

/** One route in one replication. */
export class Route {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly mode: Mode;
  readonly legs: readonly Leg[];
  /** Threats that are met on some leg. */
  readonly threats: readonly Threat[];
  /** km. */
  readonly length: number;
  readonly #shares: ReadonlyMap<Threat, readonly number[]>;

  constructor(options: RouteOptions, borders: ReadonlyMap<string, Border>, threats: readonly Threat[]) {
    this.name = options.name;
    this.from = options.from;
    this.to = options.to;
    this.mode = options.mode ?? "road";
    this.legs = options.legs.map((leg) => legOf(options.name, leg, borders));
    this.length = this.legs.reduce((sum, leg) => sum + leg.length, 0);
    this.threats = threats.filter((threat) => this.legs.some((leg) => threat.metOn(this.name, leg.name)));
    this.#shares = new Map(this.threats.map((threat) => [threat, this.#sharesOf(threat)]));
  }

  /** Expected h of one way with so many vehicles, border posts included but not their queues. */
  expectedHours(vehicles: number, empty = false): number {
    return this.legs.reduce((sum, { expectedHours, border }) => {
      const stops = border !== undefined && (!empty || border.stopsEmpty);
      return sum + expectedHours + (stops ? border.expectedHours(vehicles) : 0);
    }, 0);
  }

  /** The section of this leg that a journey passes. */
  section({ leg, hours }: LegJourney): Section {
    const index = this.legs.indexOf(leg);
    return {
      length: leg.length,
      hours,
      meets: (threat) => threat.metOn(this.name, leg.name),
      meetsStanding: (threat) => threat.options.per === "hour" && threat.metOn(this.name, leg.name),
      share: (threat) => this.#shares.get(threat)?.[index] ?? 0,
    };
  }

  /** Incidents that a planner expects on one way that begins at this time: for the choice among routes. */
  expectedRisk(start: number, protection: Protection): number {
    let risk = 0;
    for (const threat of this.threats) {
      const habit = threat.habit(this.name);
      let time = start;
      this.legs.forEach((leg, i) => {
        const hours = leg.expectedHours;
        if (threat.metOn(this.name, leg.name)) {
          const share = this.#shares.get(threat)?.[i] ?? 0;
          const base = threat.base({ length: leg.length, hours, share }, threat.expectedHazard);
          const relative =
            hours > 0 ? threat.relative(time, time + hours, habit) / hours : threat.relativeAt(time, habit);
          risk += base * relative * threat.deterred(protection);
        }
        time += hours;
      });
    }
    return risk;
  }

  /** A hazard per convoy is spread over the legs on which it is met by their lengths; by hours where no leg has one. */
  #sharesOf(threat: Threat): number[] {
    const met = this.legs.map((leg) => threat.metOn(this.name, leg.name));
    const spread = (weights: readonly number[]) => {
      const sum = weights.reduce((a, b) => a + b, 0);
      return sum > 0 ? weights.map((weight) => weight / sum) : undefined;
    };
    return (
      spread(this.legs.map((leg, i) => (met[i] ? leg.length : 0))) ??
      spread(this.legs.map((leg, i) => (met[i] ? leg.expectedHours : 0))) ??
      spread(met.map(Number)) ??
      met.map(() => 0)
    );
  }
}

function legOf(route: string, options: LegOptions, borders: ReadonlyMap<string, Border>): Leg {
  const { name, length = 0, speed, duration, delay } = options;
  const border = options.border === undefined ? undefined : borders.get(options.border);
  if (options.border !== undefined && border === undefined) {
    throw new RangeError(`route "${route}", leg "${name}": there is no border post "${options.border}"`);
  }
  if (speed === undefined && duration === undefined) {
    throw new RangeError(`route "${route}", leg "${name}": give a speed or a duration`);
  }
  const moving =
    duration !== undefined ? meanOf(duration) : length / meanOf(speed ?? { kind: "constant", value: 1 });
  return {
    name,
    length,
    expectedHours: moving + (delay === undefined ? 0 : meanOf(delay)),
    border,
    options,
  };
}
