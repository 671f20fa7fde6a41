// What a scenario can say of everything that moves people; every part may be left out.
import type { Distribution } from "../../engine/index.js";
import type { Cohort } from "../cohorts.js";
import type { ConvoyOptions } from "../convoys/options.js";
import type { EscortOptions, OverwatchOptions, VehicleOptions, WorkshopOptions } from "../fleet/options.js";
import type { PhaseOptions } from "../phases/options.js";
import type { BorderOptions, RouteOptions, WeatherOptions } from "../routes/options.js";
import type {
  DestinationOptions,
  OriginOptions,
  RecaptureOptions,
  StagingOptions,
} from "../sites/options.js";
import type { ThreatOptions } from "../threats/options.js";
import type { Intervals } from "../windows.js";

/** The transport part of a clearance model. Names are unique within their list, and over all sites. */
export interface TransportOptions {
  /** The people who are at the origins at the start. */
  readonly people?: readonly Cohort[];
  readonly origins?: readonly OriginOptions[];
  readonly stagings?: readonly StagingOptions[];
  /** Sites at which the way ends and nothing more is said. */
  readonly destinations?: readonly DestinationOptions[];
  readonly routes?: readonly RouteOptions[];
  readonly borders?: readonly BorderOptions[];
  /** Default: one phase that calls everybody at time 0. */
  readonly phases?: readonly PhaseOptions[];
  readonly vehicles?: readonly VehicleOptions[];
  readonly workshop?: WorkshopOptions;
  readonly escorts?: readonly EscortOptions[];
  readonly overwatch?: readonly OverwatchOptions[];
  readonly convoys?: readonly ConvoyOptions[];
  readonly threats?: readonly ThreatOptions[];
  readonly weather?: readonly WeatherOptions[];
  readonly recapture?: RecaptureOptions;
  /** Persons in a family of the family members at the origins. Default: everybody alone. */
  readonly familySize?: Distribution | undefined;
  /** When local days begin (hours since start), ascending, for nights in staging. Default: every 24 h from the start. */
  readonly midnights?: readonly number[];
  /** When it is dark (hours since start), for hazards by day or night. Default: never. */
  readonly darkness?: Intervals;
}
