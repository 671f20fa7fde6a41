/** Families from a camp through rehabilitation to their communities. */

export { Families, livesInCamp } from "./families.js";
export { familyCohorts } from "./family-cohorts.js";
export type * from "./options.js";
export { Rehabilitation } from "./rehabilitation.js";
