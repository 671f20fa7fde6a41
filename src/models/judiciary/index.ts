/** The court: benches, tracks and stages, legal clocks, opening backlog and arrivals. */
export type { Bench } from "./bench.js";
export type * from "./case-arrivals.js";
export { CaseBook, CaseState } from "./case-book.js";
export { caseCohortName, caseCohorts } from "./case-cohorts.js";
export { Court } from "./court.js";
export type { OpeningBacklogOptions } from "./opening-backlog.js";
export type * from "./options.js";
