// Full sites that wait for each other's places would wait for ever: their convoys go at the same instant instead.
import type { ConvoyService } from "./convoy-service.js";
import type { Launch } from "./decision.js";

/** A convoy of an exchange, with the service that sends it. */
export interface ExchangeConvoy {
  readonly service: ConvoyService;
  readonly launch: Launch;
}

/**
 * Convoys that could all go but for places, each to the site that the next one leaves, with equally many people:
 * going together they need no free place. Empty if there are none.
 *
 * @param services that wait for places
 */
export function findExchange(services: readonly ConvoyService[]): readonly ExchangeConvoy[] {
  for (const first of services) {
    const circle = circleFrom([first], services);
    if (circle === undefined) continue;
    const convoys = together(circle);
    if (convoys.length > 0) return convoys;
  }
  return [];
}

/** Follows services from destination to destination until they lead back; undefined if they never do. */
function circleFrom(
  path: readonly ConvoyService[],
  services: readonly ConvoyService[],
): readonly ConvoyService[] | undefined {
  const end = path.at(-1)?.ends.to.name;
  if (end === path[0]?.ends.from.name) return path;
  for (const next of services) {
    if (next.ends.from.name !== end || path.includes(next)) continue;
    const circle = circleFrom([...path, next], services);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

/** The convoys of a circle; empty if they cannot all go now, because of what they would share, for instance. */
function together(circle: readonly ConvoyService[]): readonly ExchangeConvoy[] {
  const people = Math.min(...circle.map(mostPeople));
  if (people < 1) return [];
  const convoys: ExchangeConvoy[] = [];
  for (const service of circle) {
    const decision = service.decide({
      leaving: people - service.ends.to.places.free,
      vehicles: convoys.flatMap(({ launch }) => launch.vehicles),
      teams: convoys.flatMap(({ launch }) => launch.teams),
    });
    if (decision === undefined || !("launch" in decision)) return [];
    const { launch } = decision;
    const watched = ({ service: other }: ExchangeConvoy) => other.ends.overwatch === service.ends.overwatch;
    if (launch.plan.people !== people || (launch.watchers > 0 && convoys.some(watched))) return [];
    convoys.push({ service, launch });
  }
  return convoys;
}

/** People whom a service could send at once if its destination had places for all. */
function mostPeople(service: ConvoyService): number {
  const decision = service.decide({ leaving: Number.POSITIVE_INFINITY, vehicles: [], teams: [] });
  return decision !== undefined && "launch" in decision ? decision.launch.plan.people : 0;
}
