// Full sites that wait for each other's places would wait for ever: their convoys go at the same instant instead.
import type { ConvoyService } from "./convoy-service.js";
import type { Decision, Launch } from "./decision.js";

const never = Number.POSITIVE_INFINITY;
/** As if the destination had places for all. */
const roomForAll = { leaving: never, vehicles: [], teams: [] };

/** A convoy of an exchange, with the service that sends it. */
export interface ExchangeConvoy {
  readonly service: ConvoyService;
  readonly launch: Launch;
}

/** What can be exchanged now, and when more could be. */
export interface Exchangeable {
  /** Convoys that go together; empty if there are none. */
  readonly convoys: readonly ExchangeConvoy[];
  /** Where there are none: when there may be without anything else happening (hours since start); Infinity if never. */
  readonly wake: number;
}

const nothing: Exchangeable = { convoys: [], wake: never };

/**
 * Convoys that could all go but for places, each to the site that the next one leaves, with equally many people:
 * going together they need no free place.
 *
 * @param services that wait for places
 */
export function findExchange(services: readonly ConvoyService[]): Exchangeable {
  let wake = never;
  for (const first of services) {
    const circle = circleFrom([first], services);
    if (circle === undefined) continue;
    const found = together(circle);
    if (found.convoys.length > 0) return found;
    wake = Math.min(wake, found.wake);
  }
  return { convoys: [], wake };
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

/** The convoys of a circle; none if they cannot all go now, because of what they would share, for instance. */
function together(circle: readonly ConvoyService[]): Exchangeable {
  const alone = circle.map((service) => service.decide(roomForAll));
  const people = Math.min(...alone.map(peopleOf));
  if (people < 1) return { convoys: [], wake: Math.min(...alone.map(wakeOf)) };
  const convoys: ExchangeConvoy[] = [];
  for (const service of circle) {
    const decision = service.decide({
      leaving: people - service.ends.to.places.free,
      vehicles: convoys.flatMap(({ launch }) => launch.vehicles),
      teams: convoys.flatMap(({ launch }) => launch.teams),
    });
    if (decision === undefined || !("launch" in decision)) return { convoys: [], wake: wakeOf(decision) };
    const { launch } = decision;
    const watched = ({ service: other }: ExchangeConvoy) => other.ends.overwatch === service.ends.overwatch;
    if (launch.plan.people !== people || (launch.watchers > 0 && convoys.some(watched))) return nothing;
    convoys.push({ service, launch });
  }
  return { convoys, wake: never };
}

/** Persons in the convoy that was decided on; 0 if none goes. */
function peopleOf(decision: Decision): number {
  return decision !== undefined && "launch" in decision ? decision.launch.plan.people : 0;
}

function wakeOf(decision: Decision): number {
  return decision !== undefined && "hold" in decision ? decision.hold.wake : never;
}
