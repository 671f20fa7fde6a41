// The luck of the convoys of one service: everything by the convoy's number, whatever happens to other convoys.
import { type Distribution, type RandomStream, sampler } from "../../engine/index.js";
import { EntityDraws } from "../entity-draws.js";
import type { Leg, LegJourney, Route } from "../routes/route.js";
import type { Threat } from "../threats/threat.js";

/** Out with people, or back empty. */
export type Way = "out" | "back";

/**
 * What chance decides about convoys. What every convoy needs comes from one stream for all of them, the i-th value
 * for the i-th journey; what few need from a stream of the convoy's own, which costs far more.
 */
export class ConvoyLuck {
  readonly #stream: RandomStream;
  readonly #draws = new Map<string, EntityDraws>();

  /** @param stream of the service */
  constructor(stream: RandomStream) {
    this.#stream = stream;
  }

  /** A value for a convoy, or 0 where there is no law. @param number counts the convoys of the service from 1 */
  of(number: number, purpose: string, law: Distribution | undefined): number {
    if (law === undefined) return 0;
    return law.kind === "constant" ? law.value : this.#drawsOf(purpose, law).of(number);
  }

  /** The hazard that a convoy endures on one way before its first incident: exponential of mean 1. */
  endurance(number: number, way: Way, threat: Threat): number {
    return this.of(number, `${way} ${threat.options.name}`, exponentialOne);
  }

  /** How long each leg of a route takes on one way, in the order in which they are passed. */
  legs(number: number, way: Way, route: Route): LegJourney[] {
    const journeys = route.legs.map((leg) => ({
      leg,
      hours: this.#legHours(number, `${way} ${route.name}`, leg),
    }));
    return way === "back" ? journeys.reverse() : journeys;
  }

  /** A stream of the convoy's own for one purpose. */
  stream(number: number, purpose: string): RandomStream {
    return this.#stream.substream(`${number} ${purpose}`);
  }

  /** A value of a law from a stream of the convoy's own. */
  own(number: number, purpose: string, law: Distribution | undefined): number {
    if (law === undefined) return 0;
    return law.kind === "constant" ? law.value : sampler(this.stream(number, purpose), law)();
  }

  #legHours(number: number, way: string, { name, options }: Leg): number {
    const { duration, speed, length = 0, delay } = options;
    const purpose = `${way} ${name}`;
    const lost = this.of(number, `${purpose} delay`, delay);
    if (duration !== undefined) return lost + this.of(number, purpose, duration);
    return lost + (speed === undefined ? 0 : length / this.of(number, purpose, speed));
  }

  #drawsOf(purpose: string, law: Distribution): EntityDraws {
    let draws = this.#draws.get(purpose);
    if (draws === undefined) {
      draws = new EntityDraws(this.#stream.substream(`all ${purpose}`), law);
      this.#draws.set(purpose, draws);
    }
    return draws;
  }
}

const exponentialOne = { kind: "exponential", mean: 1 } as const;
