/** Facilities: places, provinces, allotment, transfers and exchanges. */
export { Facilities, type FacilityHooks } from "./facilities.js";
export type { Facility } from "./facility.js";
export type * from "./options.js";
