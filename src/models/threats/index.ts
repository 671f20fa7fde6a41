/** Dangers on the way and at sites, as hazards; what they do, and what follows. */
export { Exposure, type ExposureLuck } from "./exposure.js";
export { Fugitives } from "./fugitives.js";
export { type IncidentCount, IncidentLog, incidentCounts } from "./incidents.js";
export type * from "./options.js";
export { type OnIncident, Passage, type Section } from "./passage.js";
export { ShotNoise } from "./shot-noise.js";
export { SiteThreat } from "./site-threat.js";
export { Suspensions } from "./suspensions.js";
export { type Protection, type Stretch, Threat } from "./threat.js";
