// Which of several routes with the same ends a convoy takes.
import type { RandomStream } from "../../engine/index.js";
import type { RouteChoice } from "../convoys/options.js";
import type { Protection } from "../threats/threat.js";
import type { Route } from "./route.js";

/**
 * Chooses the route of one convoy.
 *
 * - fixed: the first
 * - alternating: one after the other
 * - random: each with equal chance; the choice belongs to the convoy's number
 * - least_expected_risk: where a planner expects the fewest incidents now; the first of equals
 *
 * @param number counts the convoys of the service from 1
 * @param stream for choices of this service; used for the rule "random" only
 */
export function chooseRoute(
  routes: readonly Route[],
  rule: RouteChoice,
  number: number,
  stream: RandomStream,
  time: number,
  protection: Protection,
): Route {
  const first = routes[0];
  if (first === undefined) throw new RangeError("a convoy service needs at least one route");
  if (rule === "fixed" || routes.length === 1) return first;
  if (rule === "alternating") return routes[(number - 1) % routes.length] ?? first;
  if (rule === "random") return routes[stream.substream(number).integer(routes.length)] ?? first;
  let best = first;
  let least = Number.POSITIVE_INFINITY;
  for (const route of routes) {
    const risk = route.expectedRisk(time, protection);
    if (risk < least) {
      least = risk;
      best = route;
    }
  }
  return best;
}
