// People who still come to an origin while the transfer goes on.
import { sampler, type Wait } from "../../engine/index.js";
import type { ModelContext } from "../site.js";
import { wholeNumber } from "../whole-number.js";
import type { ArrivalOptions } from "./options.js";
import type { Origin } from "./origin.js";
import type { TravelGroups } from "./travel-groups.js";

/** Starts the arrivals of an origin: one process for each kind. Families of those who arrive at a time come together. */
export function startArrivals(
  context: ModelContext,
  origin: Origin,
  arrivals: readonly ArrivalOptions[],
  groups: TravelGroups,
): void {
  arrivals.forEach((options, i) => {
    origin.expectArrivals(1);
    context.simulation.process(arrive(context, origin, options, groups, i), {
      name: `arrivals at "${origin.name}"`,
    });
  });
}

function* arrive(
  context: ModelContext,
  origin: Origin,
  options: ArrivalOptions,
  groups: TravelGroups,
  index: number,
): Generator<Wait, void, unknown> {
  const { simulation, population } = context;
  const { from = 0, until = Number.POSITIVE_INFINITY, size = { kind: "constant", value: 1 } } = options;
  const cohort = population.cohorts.findIndex(({ name }) => name === options.cohort);
  if (cohort < 0)
    throw new RangeError(`arrivals at "${origin.name}": there is no cohort "${options.cohort}"`);
  const stream = simulation.stream(`arrivals.${origin.name}.${index}`);
  const sizes = stream.substream("size");
  const gap = sampler(stream, options.gap);
  if (from > simulation.now) yield from - simulation.now;
  for (;;) {
    const wait = gap();
    if (simulation.now + wait >= until) break;
    yield wait;
    const people = wholeNumber(sizes, size);
    for (const group of groups(cohort, people)) origin.enter(cohort, group);
  }
  yield Math.min(until - simulation.now, Number.MAX_VALUE);
  origin.expectArrivals(-1);
}
