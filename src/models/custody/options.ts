// What can be said of everything that follows the road: reception, places, courts, ways out, and what it costs.
import type { MortalityOptions } from "../care/options.js";
import type { PriceOptions } from "../cost/options.js";
import type { FacilitiesOptions } from "../facilities/options.js";
import type { FamiliesOptions } from "../families/options.js";
import type { IntakeOptions } from "../intake/options.js";
import type { CourtOptions } from "../judiciary/options.js";
import type { RepatriationOptions } from "../repatriation/options.js";

/** The parts of a clearance model beside transport; each may be left out. */
export interface CustodyOptions {
  /** Sites that convoys lead to and that take people through stations. */
  readonly intakes?: readonly IntakeOptions[];
  readonly court?: CourtOptions;
  /** Default: one facility with any number of places for each separation class. */
  readonly facilities?: FacilitiesOptions;
  readonly repatriation?: RepatriationOptions;
  readonly families?: FamiliesOptions;
  readonly mortality?: readonly MortalityOptions[];
  readonly prices?: readonly PriceOptions[];
}
