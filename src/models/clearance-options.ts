// Everything a clearance model can be built from, as plain data in base units.
import type { CustodyOptions } from "./custody/options.js";
import type { TransportOptions } from "./transport/options.js";

/**
 * A whole clearance scenario. Every part may be left out: a court alone and convoys alone are both models. All
 * times are hours since the start, lengths km, people persons, money the scenario's currency.
 */
export interface ClearanceOptions extends TransportOptions, CustodyOptions {
  /** Hours since start at which the run ends. */
  readonly horizon: number;
  /** Hours since start by which all should be clear, for `cleared_by_deadline`. Default: the horizon. */
  readonly deadline?: number;
  /** Hours since start at which the series are sampled, ascending from 0. Default: 0, 24, 48, … up to the horizon. */
  readonly days?: readonly number[];
}
