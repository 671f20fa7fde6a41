// What a convoy is sent out with.
import type { Simulation } from "../../engine/index.js";
import type { Fleet } from "../fleet/fleet.js";
import type { Overwatch } from "../fleet/overwatch.js";
import type { Team, TeamPool } from "../fleet/team-pool.js";
import type { Vehicle } from "../fleet/vehicle.js";
import type { Route } from "../routes/route.js";
import type { ModelContext, Site } from "../site.js";
import type { Departures } from "../sites/departures.js";
import type { Fugitives } from "../threats/fugitives.js";
import type { IncidentLog } from "../threats/incidents.js";
import type { Suspensions } from "../threats/suspensions.js";
import type { ConvoyOptions } from "./options.js";
import type { Transit } from "./transit.js";

/** What all convoys of a model share. */
export interface Movements {
  readonly context: ModelContext;
  readonly fleet: Fleet;
  readonly incidents: IncidentLog;
  readonly suspensions: Suspensions;
  readonly fugitives: Fugitives;
  readonly transit: Transit;
}

/** The ends of a convoy service and what it draws on. */
export interface ServiceEnds {
  readonly from: Departures;
  readonly to: Site;
  readonly escort: TeamPool | undefined;
  readonly overwatch: Overwatch | undefined;
}

/** One convoy as it is sent out: everything in it is claimed. */
export interface ConvoyOrder {
  /** Counts the convoys of the service from 1; stood-down ones count too. */
  readonly number: number;
  readonly options: ConvoyOptions;
  readonly route: Route;
  readonly people: readonly number[];
  readonly vehicles: readonly Vehicle[];
  readonly teams: readonly Team[];
  /** Units of overwatch. */
  readonly watchers: number;
  /** Loading places that it takes. */
  readonly loadingPlaces: number;
  /** Hours since start. */
  readonly departAt: number;
  /** May it depart at this moment after all? */
  readonly mayDepart: () => boolean;
}

/** Waits until an absolute time, which is met exactly; not at all if it is now. */
export function* waitUntil(simulation: Simulation, time: number) {
  if (time === simulation.now) return;
  const event = simulation.event<void>("a time");
  const departureTime = () => event.succeed();
  simulation.scheduleAt(time, departureTime);
  yield* event;
}
